//! The objects that JavaScript sees: classes `TCP`, `Pipe` and `TTY`, and their methods.

use std::{
    os::fd::{FromRawFd, OwnedFd, RawFd},
    rc::Rc,
    time::Duration,
};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace, js_error,
    object::builtins::JsArray,
    property::{Attribute, PropertyDescriptor, PropertyKey},
};
use ouro_engine::async_context;
use smallvec::{SmallVec, smallvec};
use socket2::{SockAddr, SockRef};

use super::{
    address, options, stdio,
    stream::{Consumer, Kind, Layer, Request, Stream, os_error, status, status_of},
    terminal,
    write::Part,
};
use crate::{
    interop::{self, Binding, text},
    state::State,
};

/// What a handle object carries.
#[derive(Trace, Finalize, JsData)]
struct Data {
    // It holds no JavaScript values but the callbacks of what is under way.
    #[unsafe_ignore_trace]
    stream: Rc<Stream>,
}

type Method = boa_engine::native_function::NativeFunctionPointer;

static METHODS: &[(&str, usize, Method)] = &[
    ("open", 1, open),
    ("close", 1, close),
    ("readStart", 0, read_start),
    ("readStop", 0, read_stop),
    ("lend", 0, lend),
    ("limitReads", 1, limit_reads),
    ("write", 3, write),
    ("writeHandle", 3, write_handle),
    ("acceptHandles", 0, accept_handles),
    ("takeHandle", 0, take_handle),
    ("shutdown", 1, shutdown),
    ("connect", 3, connect),
    ("connectPath", 2, connect_path),
    ("bind", 3, bind),
    ("bindPath", 1, bind_path),
    ("listen", 1, listen),
    ("getsockname", 0, local_address),
    ("getpeername", 0, peer_address),
    ("setNoDelay", 1, options::set_no_delay),
    ("setKeepAlive", 2, options::set_keep_alive),
    ("setBlocking", 1, options::set_blocking),
    ("setTypeOfService", 1, options::set_type_of_service),
    ("getTypeOfService", 0, options::type_of_service),
    ("reset", 1, reset),
    ("setRawMode", 1, options::set_raw_mode),
    ("getWindowSize", 0, options::window_size),
    ("ref", 0, reference),
    ("unref", 0, unreference),
    ("hasRef", 0, has_ref),
];

static GETTERS: &[(&str, Method)] = &[
    ("fd", fd),
    ("bytesRead", bytes_read),
    ("bytesWritten", bytes_written),
    ("writeQueueSize", write_queue_size),
];

/// `internalBinding('net')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("create", 1, create),
            ("kindOf", 1, kind_of),
            ("isIP", 1, address::is_ip),
            ("canonical", 1, address::canonical),
            ("addressHex", 1, address::address_hex),
        ])
        .build())
}

/// A handle around an open descriptor, as for a child's pipe.
///
/// # Errors
/// The system's, as a JavaScript error.
pub(crate) fn adopt(kind: Kind, fd: OwnedFd, context: &mut Context) -> JsResult<JsObject> {
    let frame = async_context::current(context);
    adopt_in(kind, fd, &frame, context)
}

/// The same, with the async context in which its callbacks are to run.
pub(super) fn adopt_in(
    kind: Kind,
    fd: OwnedFd,
    frame: &JsValue,
    context: &mut Context,
) -> JsResult<JsObject> {
    let (stream, object) = make(kind, context);
    let attached = async_context::with(frame, context, |context| {
        stream.attach(fd, &object, context)
    });
    match attached {
        Ok(()) => Ok(object),
        Err(error) => {
            let error = crate::system_error::SystemError::from_io(&error, "accept");
            Err(error.into_js_error(context))
        }
    }
}

fn make(kind: Kind, context: &mut Context) -> (Rc<Stream>, JsObject) {
    let stream = Stream::new(kind, State::of(context).handle());
    let prototype = prototype(kind, context);
    let data = Data {
        stream: Rc::clone(&stream),
    };
    let object = JsObject::new(context.root_shape(), prototype, data);
    (stream, object.upcast())
}

fn prototype(kind: Kind, context: &mut Context) -> JsObject {
    let state = State::of(context);
    let slot = kind.name();
    let known = state.slots.borrow().get(slot).and_then(JsValue::as_object);
    if let Some(prototype) = known {
        return prototype;
    }
    let prototype = JsObject::with_object_proto(context.intrinsics());
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    for &(name, length, method) in METHODS {
        let function = interop::function(name, length, method, context);
        interop::define(&prototype, name, function.into(), hidden);
    }
    for &(name, getter) in GETTERS {
        let function = interop::function(name, 0, getter, context);
        prototype.insert_property(
            PropertyKey::from(boa_engine::JsString::from(name)),
            PropertyDescriptor::builder()
                .get(function)
                .enumerable(false)
                .configurable(true)
                .build(),
        );
    }
    let constructor = interop::function(slot, 0, illegal, context);
    interop::define(
        &constructor,
        "prototype",
        prototype.clone().into(),
        Attribute::default(),
    );
    interop::define(&prototype, "constructor", constructor.into(), hidden);
    state
        .slots
        .borrow_mut()
        .insert(slot, prototype.clone().into());
    prototype
}

fn illegal(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Err(js_error!(TypeError: "Illegal constructor"))
}

/// The stream behind `this`, with the object itself.
pub(super) fn stream_of(this: &JsValue) -> JsResult<(Rc<Stream>, JsObject)> {
    if let Some(object) = this.as_object() {
        let stream = object
            .downcast_ref::<Data>()
            .map(|data| Rc::clone(&data.stream));
        if let Some(stream) = stream {
            return Ok((stream, object));
        }
    }
    Err(js_error!(TypeError: "Illegal invocation"))
}

/// Gives what the handle reads to `consumer` instead of its `onread`. False if `handle` is none.
pub(crate) fn set_consumer(handle: &JsValue, consumer: Option<Rc<dyn Consumer>>) -> bool {
    let Ok((stream, _)) = stream_of(handle) else {
        return false;
    };
    // What was there is dropped after the borrow has ended.
    let _former = stream.consumer.replace(consumer);
    true
}

/// Puts a layer between the handle's descriptor and whoever uses it; it sees what is read from now on. `None` if `handle` is
/// none, or has one already.
#[cfg(feature = "tls")]
pub(crate) fn set_layer(handle: &JsValue, layer: Rc<dyn Layer>) -> Option<Rc<Stream>> {
    let (stream, _) = stream_of(handle).ok()?;
    if stream.layer.borrow().is_some() || stream.closed.get() {
        return None;
    }
    *stream.layer.borrow_mut() = Some(layer);
    Some(stream)
}

/// The stream behind a handle.
#[cfg(feature = "tls")]
pub(crate) fn stream(handle: &JsValue) -> Option<Rc<Stream>> {
    stream_of(handle).ok().map(|found| found.0)
}

/// Writes as [`write`] does, for native callers.
pub(crate) fn send(
    handle: &JsValue,
    parts: SmallVec<[Part; 1]>,
    done: &JsValue,
    context: &mut Context,
) -> JsResult<i32> {
    let (stream, _) = stream_of(handle)?;
    stream.write(parts, None, done, context)
}

/// How many bytes wait until the system has room, if the handle can be written to at all.
pub(crate) fn waiting(handle: &JsValue) -> Option<usize> {
    let (stream, _) = stream_of(handle).ok()?;
    (!stream.closed.get()).then(|| stream.queued.get())
}

pub(super) fn number(status: i32) -> JsResult<JsValue> {
    Ok(JsValue::from(status))
}

#[allow(
    clippy::cast_precision_loss,
    reason = "no stream carries 2^53 bytes while a process lives"
)]
fn count(bytes: u64) -> JsResult<JsValue> {
    Ok(JsValue::from(bytes as f64))
}

/// `create('TCP')`
fn create(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let kind = match text::argument(args.get_or_undefined(0), context)?.as_str() {
        "TCP" => Kind::Tcp,
        "Pipe" => Kind::Pipe,
        _ => Kind::Tty,
    };
    Ok(make(kind, context).1.into())
}

/// `kindOf(value)`: the class's name, or undefined for what is no handle.
fn kind_of(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(match stream_of(args.get_or_undefined(0)) {
        Ok((stream, _)) => text::from_str(stream.kind.name()).into(),
        Err(_) => JsValue::undefined(),
    })
}

/// `open(fd)`: takes an open descriptor over.
fn open(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, object) = stream_of(this)?;
    let raw = args.get_or_undefined(0).to_i32(context)?;
    let opened = descriptor(stream.kind, raw).and_then(|fd| stream.attach(fd, &object, context));
    number(status_of(opened))
}

fn descriptor(kind: Kind, raw: RawFd) -> std::io::Result<OwnedFd> {
    // SAFETY: the call only looks at the number.
    if raw < 0 || unsafe { libc::fcntl(raw, libc::F_GETFD) } < 0 {
        return Err(os_error(libc::EBADF));
    }
    if kind == Kind::Tty {
        return terminal::open(raw);
    }
    // SAFETY: the descriptor is open, as was just asked, and JavaScript gives it to the handle.
    let fd = unsafe { OwnedFd::from_raw_fd(raw) };
    stdio::remember_flags(std::os::fd::AsFd::as_fd(&fd));
    match rustix::io::ioctl_fionbio(&fd, true) {
        Ok(()) => Ok(fd),
        Err(error) => {
            // Refused: it stays the caller's.
            std::mem::forget(fd);
            Err(error.into())
        }
    }
}

/// `close(callback)`: the callback comes in the close phase. False if the handle had been closed.
fn close(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, _) = stream_of(this)?;
    let done = Request::new(args.get_or_undefined(0), context);
    Ok(JsValue::from(stream.close(done)))
}

fn read_start(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    number(stream_of(this)?.0.read_start())
}

fn read_stop(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    number(stream_of(this)?.0.read_stop())
}

/// `lend()`: another process reads from the descriptor too.
fn lend(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    stream_of(this)?.0.lent.set(true);
    Ok(JsValue::undefined())
}

/// `limitReads(bytes)`: what one read takes at most; 0 for the usual.
fn limit_reads(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let limit = args.get_or_undefined(0).to_u32(context)?;
    stream_of(this)?.0.read_limit.set(limit as usize);
    Ok(JsValue::undefined())
}

/// `write(data, encoding, callback)`: `data` is a buffer, a string, or an array of them where each is followed by its
/// encoding. See [`Stream::write`] for what it returns.
fn write(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, _) = stream_of(this)?;
    let data = args.get_or_undefined(0);
    let mut parts: SmallVec<[Part; 1]> = smallvec![];
    let list = data.as_object().filter(JsObject::is_array);
    if let Some(list) = list {
        let list = JsArray::from_object(list)?;
        let length = list.length(context)?;
        for at in (0..length).step_by(2) {
            let value = list.get(at, context)?;
            let encoding = list.get(at + 1, context)?;
            parts.push(part(&value, &encoding, context)?);
        }
    } else {
        parts.push(part(data, args.get_or_undefined(1), context)?);
    }
    number(stream.write(parts, None, args.get_or_undefined(2), context)?)
}

/// `writeHandle(text, handle, callback)`: `write` of a text, with a descriptor for the process at the other end.
fn write_handle(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, _) = stream_of(this)?;
    let (given, _) = stream_of(args.get_or_undefined(1))?;
    let gift = match given.with_fd(|fd| Ok(rustix::io::fcntl_dupfd_cloexec(fd, 0)?)) {
        Ok(gift) => gift,
        Err(error) => return number(status(&error)),
    };
    let parts = smallvec![part(
        args.get_or_undefined(0),
        &JsValue::undefined(),
        context
    )?];
    number(stream.write(parts, Some(gift), args.get_or_undefined(2), context)?)
}

/// `acceptHandles()`: from now on descriptors are kept for `takeHandle`.
fn accept_handles(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    stream_of(this)?.0.takes_gifts.set(true);
    Ok(JsValue::undefined())
}

/// `takeHandle()`: the handle of the descriptor that came first, undefined if there is none.
fn take_handle(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, _) = stream_of(this)?;
    let gift = stream.gifts.borrow_mut().pop_front();
    let Some(fd) = gift else {
        return Ok(JsValue::undefined());
    };
    if let Err(error) = rustix::io::ioctl_fionbio(&fd, true) {
        return number(-error.raw_os_error());
    }
    let kind = match SockRef::from(&fd).local_addr() {
        Ok(address) if address.as_socket().is_some() => Kind::Tcp,
        _ => Kind::Pipe,
    };
    Ok(adopt(kind, fd, context)?.into())
}

fn part(value: &JsValue, encoding: &JsValue, context: &mut Context) -> JsResult<Part> {
    let encoding = match encoding.as_string() {
        Some(encoding) => text::to_utf8(&encoding),
        None => String::new(),
    };
    Part::new(value, &encoding, context)
        .ok_or_else(|| js_error!(TypeError: "data must be a buffer or a string"))
}

/// `shutdown(callback)`
fn shutdown(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, _) = stream_of(this)?;
    match Request::new(args.get_or_undefined(0), context) {
        Some(request) => number(stream.shut_down(request)),
        None => number(-libc::EINVAL),
    }
}

/// `connect(address, port, callback)`
fn connect(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, object) = stream_of(this)?;
    let host = text::argument(args.get_or_undefined(0), context)?;
    let port = args.get_or_undefined(1).to_uint16(context)?;
    let (Some(address), Some(request)) = (
        address::parse(&host, port),
        Request::new(args.get_or_undefined(2), context),
    ) else {
        return number(-libc::EINVAL);
    };
    number(stream.connect(&address.into(), request, &object, context))
}

/// `connectPath(path, callback)`
fn connect_path(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, object) = stream_of(this)?;
    let path = text::path_argument(args.get_or_undefined(0), context)?;
    let Some(request) = Request::new(args.get_or_undefined(1), context) else {
        return number(-libc::EINVAL);
    };
    number(match SockAddr::unix(&path) {
        Ok(address) => stream.connect(&address, request, &object, context),
        Err(error) => status(&error),
    })
}

/// `bind(address, port, flags)`
fn bind(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, object) = stream_of(this)?;
    let host = text::argument(args.get_or_undefined(0), context)?;
    let port = args.get_or_undefined(1).to_uint16(context)?;
    let flags = args.get_or_undefined(2).to_u32(context)?;
    let Some(address) = address::parse(&host, port) else {
        return number(-libc::EINVAL);
    };
    number(status_of(stream.bind(address, flags, &object, context)))
}

/// `bindPath(path)`
fn bind_path(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, object) = stream_of(this)?;
    let path = text::path_argument(args.get_or_undefined(0), context)?;
    let bound = SockAddr::unix(&path).and_then(|address| {
        stream.ensure_socket(socket2::Domain::UNIX, &object, context)?;
        stream.with_fd(|fd| SockRef::from(&fd).bind(&address))?;
        if address.as_pathname().is_some() {
            *stream.path.borrow_mut() = Some(path);
        }
        Ok(())
    });
    number(match bound {
        // As libuv says it: there is no such directory.
        Err(error) if error.raw_os_error() == Some(libc::ENOENT) => -libc::EACCES,
        bound => status_of(bound),
    })
}

/// `listen(backlog)`
fn listen(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let backlog = args.get_or_undefined(0).to_i32(context)?;
    number(stream_of(this)?.0.listen(backlog))
}

fn local_address(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    name(this, false, context)
}

fn peer_address(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    name(this, true, context)
}

/// `[address, family, port]`, a path, or a status.
fn name(this: &JsValue, of_peer: bool, context: &mut Context) -> JsResult<JsValue> {
    match stream_of(this)?.0.address(of_peer) {
        Ok(found) => Ok(address::to_value(&found, context)),
        Err(error) => number(status(&error)),
    }
}

/// `reset(callback)`: closes so that the peer gets a reset.
fn reset(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (stream, _) = stream_of(this)?;
    let set = stream.with_fd(|fd| SockRef::from(&fd).set_linger(Some(Duration::ZERO)));
    if let Err(error) = set {
        return number(status(&error));
    }
    let done = Request::new(args.get_or_undefined(0), context);
    stream.close(done);
    number(0)
}

fn reference(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    stream_of(this)?.0.set_referenced(true);
    Ok(JsValue::undefined())
}

fn unreference(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    stream_of(this)?.0.set_referenced(false);
    Ok(JsValue::undefined())
}

fn has_ref(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(JsValue::from(stream_of(this)?.0.has_ref()))
}

fn fd(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(match stream_of(this) {
        Ok((stream, _)) => JsValue::from(stream.raw_fd()),
        // Somebody looks at the prototype.
        Err(_) => JsValue::undefined(),
    })
}

fn bytes_read(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    stream_of(this).map_or(Ok(JsValue::undefined()), |(stream, _)| {
        let layer = stream.layer.borrow().clone();
        count(layer.map_or(stream.bytes_read.get(), |layer| layer.counts().0))
    })
}

fn bytes_written(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    stream_of(this).map_or(Ok(JsValue::undefined()), |(stream, _)| {
        let layer = stream.layer.borrow().clone();
        // What still waits is counted apart, in the layer's own bytes.
        let waiting = stream.queued.get() as u64;
        count(layer.map_or(stream.bytes_written.get(), |layer| {
            layer.counts().1.saturating_sub(waiting)
        }))
    })
}

fn write_queue_size(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    stream_of(this).map_or(Ok(JsValue::undefined()), |(stream, _)| {
        count(stream.queued.get() as u64)
    })
}
