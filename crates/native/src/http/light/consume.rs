//! Bytes in.

use std::{cell::Cell, rc::Rc, time::Instant};

use boa_engine::{
    Context, Finalize, JsArgs, JsObject, JsResult, JsString, JsValue, Trace, gc::GcRefCell,
    js_error, js_string, native_function::NativeFunctionPointer, object::builtins::AlignedVec,
    property::PropertyDescriptor,
};
use ouro_engine::async_context;

use super::{
    body::Piece,
    events,
    message::{self, LightRequest},
};
use crate::{
    JsHost,
    http::{
        object::{Data, Found, count, head_arguments, raw_fields},
        wire::{Event, Framing, Head},
    },
    interop::{self, bytes},
    net::{self, Consumer},
};

/// What a parser knows of the connection that it serves natively.
#[derive(Trace, Finalize, Default)]
pub(crate) struct Light {
    /// The handle that is consumed.
    pub(super) handle: GcRefCell<JsValue>,
    server: GcRefCell<JsValue>,
    /// Called when a write that had to wait is over.
    pub(super) written: GcRefCell<JsValue>,
    /// The light response that is awaited.
    current: GcRefCell<Option<JsObject>>,
    /// What parsers show as `incoming`.
    shown: GcRefCell<JsValue>,
    /// The light request whose body comes.
    incoming: GcRefCell<Option<JsObject>>,
    #[unsafe_ignore_trace]
    served: Cell<u32>,
    /// When the last message began to come, while one is coming.
    #[unsafe_ignore_trace]
    began: Cell<Option<Instant>>,
    /// When the last response was over.
    #[unsafe_ignore_trace]
    done: Cell<Option<Instant>>,
    /// Somebody looks from time to time whether the connection is idle for too long.
    #[unsafe_ignore_trace]
    watched: Cell<bool>,
    #[unsafe_ignore_trace]
    pub(super) keep_alive_timeout: Cell<u32>,
    /// Plain requests may be light.
    #[unsafe_ignore_trace]
    light: Cell<bool>,
    /// Ordinary messages are on their way.
    #[unsafe_ignore_trace]
    busy: Cell<bool>,
}

/// The methods that parsers have for this.
pub(crate) static METHODS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("consume", 5, consume),
    ("unconsume", 0, unconsume),
    ("stayOrdinary", 0, stay_ordinary),
    ("free", 0, free),
    ("inBody", 0, in_body),
    ("settle", 0, settle),
    ("served", 0, served),
    ("age", 0, age),
    ("idleFor", 0, idle_for),
    ("isBusy", 0, is_busy),
];

struct Reader {
    parser: JsObject,
    frame: JsValue,
}

impl Consumer for Reader {
    fn read(
        &self,
        host: &mut JsHost,
        block: AlignedVec<u8>,
        count: usize,
    ) -> Option<AlignedVec<u8>> {
        self.take(host, block, count)
    }
}

fn with<T>(object: &JsObject, body: impl FnOnce(&Data) -> T) -> JsResult<T> {
    object
        .downcast_ref::<Data>()
        .map(|data| body(&data))
        .ok_or_else(|| js_error!(TypeError: "Illegal invocation"))
}

fn parser_of(this: &JsValue) -> JsResult<JsObject> {
    this.as_object()
        .ok_or_else(|| js_error!(TypeError: "Illegal invocation"))
}

/// `consume(handle, server, onWritten, keepAliveTimeout, light)`: the handle's bytes come here from now on; requests that are plain
/// become light ones if they may.
fn consume(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let handle = args.get_or_undefined(0).clone();
    let keep_alive_timeout = args.get_or_undefined(3).to_u32(context)?;
    with(&parser, |data| {
        *data.light.handle.borrow_mut() = handle.clone();
        *data.light.server.borrow_mut() = args.get_or_undefined(1).clone();
        *data.light.written.borrow_mut() = args.get_or_undefined(2).clone();
        data.light.keep_alive_timeout.set(keep_alive_timeout);
        data.light.light.set(args.get_or_undefined(4).to_boolean());
        data.light.busy.set(false);
        data.light.done.set(Some(Instant::now()));
        if data.light.began.get().is_none() && data.light.served.get() == 0 {
            data.light.began.set(Some(Instant::now()));
        }
    })?;
    let frame = async_context::current(context);
    let reader = Rc::new(Reader { parser, frame });
    Ok(net::set_consumer(&handle, Some(reader)).into())
}

/// `unconsume()`: its bytes go to the socket again.
fn unconsume(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let handle = with(&parser, |data| {
        std::mem::take(&mut *data.light.handle.borrow_mut())
    })?;
    net::set_consumer(&handle, None);
    Ok(JsValue::undefined())
}

/// `stayOrdinary()`: no request of this connection is plain any more.
fn stay_ordinary(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    with(&parser, |data| data.light.light.set(false))?;
    Ok(JsValue::undefined())
}

/// `free()`: no ordinary message is on its way any more.
fn free(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    with(&parser, |data| {
        data.light.busy.set(false);
        data.light.done.set(Some(Instant::now()));
    })?;
    Ok(JsValue::undefined())
}

/// `inBody()`: the head of the present message is there.
fn in_body(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    Ok(with(&parser, |data| !data.parser.borrow().in_head())?.into())
}

/// `settle()`: what is still light grows, as something is about to happen to its connection.
fn settle(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let current = with(&parser, |data| data.light.current.borrow().clone())?;
    if let Some(res) = current {
        message::grow(&res, context)?;
    }
    Ok(JsValue::undefined())
}

fn served(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    Ok(with(&parser, |data| data.light.served.get())?.into())
}

/// `age()`: for how many ms a message has been coming; -1 if none is.
fn age(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let began = with(&parser, |data| data.light.began.get())?;
    Ok(JsValue::from(began.map_or(-1.0, |began| {
        began.elapsed().as_secs_f64() * 1000.0
    })))
}

/// `idleFor()`: for how many ms nothing has been awaited; -1 if a response or a message is.
fn idle_for(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let idle = with(&parser, |data| {
        data.light.done.get().filter(|_| !data.light.in_use())
    })?;
    Ok(JsValue::from(idle.map_or(-1.0, |done| {
        done.elapsed().as_secs_f64() * 1000.0
    })))
}

/// `isBusy()`: a response is awaited, or a message is coming.
fn is_busy(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    Ok(with(&parser, |data| data.light.in_use())?.into())
}

/// Gives parsers their `incoming`: the message that comes or is being read, null if there is none.
pub(crate) fn show_incoming(prototype: &JsObject, context: &mut Context) {
    let get = interop::function("get incoming", 0, incoming, context);
    let set = interop::function("set incoming", 1, set_incoming, context);
    let property = PropertyDescriptor::builder()
        .get(get)
        .set(set)
        .enumerable(true)
        .configurable(true);
    prototype.insert_property(js_string!("incoming"), property.build());
}

fn incoming(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let shown = with(&parser, |data| data.light.shown.borrow().clone())?;
    let over = shown.as_object().is_some_and(|req| {
        let read = req
            .downcast_ref::<LightRequest>()
            .is_some_and(|data| data.body.over.get());
        read && message::is_answered(&req)
    });
    Ok(if over { JsValue::null() } else { shown })
}

fn set_incoming(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    with(&parser, |data| {
        *data.light.shown.borrow_mut() = args.get_or_undefined(0).clone();
    })?;
    Ok(JsValue::undefined())
}

impl Light {
    fn in_use(&self) -> bool {
        self.busy.get() || self.current.borrow().is_some() || self.began.get().is_some()
    }

    /// The light response is out.
    pub(super) fn over(&self) {
        *self.current.borrow_mut() = None;
        self.done.set(Some(Instant::now()));
    }

    /// A pair has grown; `is_over` if its response went out before.
    pub(super) fn grew(&self, req: &JsObject, is_over: bool) {
        if !is_over {
            *self.current.borrow_mut() = None;
            self.busy.set(true);
        }
        let mut incoming = self.incoming.borrow_mut();
        if incoming
            .as_ref()
            .is_some_and(|own| JsObject::equals(own, req))
        {
            *incoming = None;
        }
    }

    /// True once, when the connection has first become idle.
    pub(super) fn wants_watch(&self) -> bool {
        !self.watched.replace(true)
    }
}

impl Reader {
    fn take(
        &self,
        host: &mut JsHost,
        block: AlignedVec<u8>,
        length: usize,
    ) -> Option<AlignedVec<u8>> {
        let read = block.get(..length).unwrap_or_default();
        let mut at = 0;
        loop {
            let before = at;
            let found = with(&self.parser, |data| {
                let rest = read.get(at..).unwrap_or_default();
                if data.light.began.get().is_none() && !rest.is_empty() {
                    data.light.began.set(Some(Instant::now()));
                }
                let (used, event) = data.parser.borrow_mut().next(rest);
                at += used;
                match event {
                    Event::More => Found::Over,
                    Event::Head(head) => Found::Head(head),
                    Event::Complete => Found::Complete,
                    Event::Data(part) => Found::Data {
                        offset: at - part.len(),
                        length: part.len(),
                    },
                    Event::Trailers(head) => Found::Trailers(head),
                    Event::Refused(refused) => Found::Refused(refused),
                    Event::Upgraded => Found::Upgraded,
                }
            });
            let told = match found {
                Ok(Found::Head(head)) if head.upgrade => {
                    self.hand_over(host, Some(head), read, at);
                    break;
                }
                // It says so again to whoever asks.
                Ok(Found::Refused(_) | Found::Upgraded) => {
                    self.hand_over(host, None, read, before);
                    break;
                }
                Ok(Found::Over) | Err(_) => break,
                Ok(Found::Head(head)) => self.head(host, head),
                Ok(Found::Data { offset, length }) => {
                    self.data(host, read.get(offset..offset + length).unwrap_or_default())
                }
                Ok(Found::Trailers(head)) => self.trailers(host, &head),
                Ok(Found::Complete) => self.complete(host),
            };
            if let Err(error) = told {
                host.report(error);
            }
            if self.is_released() {
                self.hand_over(host, None, read, at);
                break;
            }
        }
        Some(block)
    }

    fn head(&self, host: &mut JsHost, head: Box<Head>) -> JsResult<()> {
        if self.is_plain(&head) {
            self.serve(host, head);
            return Ok(());
        }
        // Whoever was served lightly before it waits for its turn like everybody.
        settle(&self.parser.clone().into(), &[], host.context())?;
        let most = with(&self.parser, |data| {
            data.light.busy.set(true);
            data.most_fields.get()
        })?;
        let arguments = head_arguments(&head, most, host.context());
        self.tell(host, js_string!("onHead"), &arguments)
    }

    /// The light request that what comes belongs to.
    fn incoming(&self) -> JsResult<Option<JsObject>> {
        with(&self.parser, |data| data.light.incoming.borrow().clone())
    }

    fn data(&self, host: &mut JsHost, bytes: &[u8]) -> JsResult<()> {
        let Some(req) = self.incoming()? else {
            let chunk = bytes::buffer(bytes::block_from(bytes), host.context())?;
            return self.tell(host, js_string!("onBody"), &[chunk.into()]);
        };
        let kept = req.downcast_ref::<LightRequest>().map(|data| {
            if data.body.dumped.get() {
                Kept::Waits
            } else if data.body.is_open() {
                Kept::Flows(data.body.piece(bytes.to_vec()))
            } else if data.body.keep(bytes) {
                Kept::Waits
            } else {
                Kept::TooMany
            }
        });
        match kept {
            Some(Kept::Flows(Some(piece))) => {
                let context = host.context();
                let value = events::piece_value(piece, context)?;
                if let Some((listener, arguments)) =
                    events::listener(&req, "data", &[value], context)?
                {
                    host.call(&listener, &self.frame, &req.into(), &arguments);
                }
            }
            Some(Kept::TooMany) => message::grow_of(&req, host.context())?,
            _ => {}
        }
        Ok(())
    }

    fn trailers(&self, host: &mut JsHost, head: &Head) -> JsResult<()> {
        if let Some(req) = self.incoming()? {
            message::grow_of(&req, host.context())?;
        }
        let fields = raw_fields(head, 0, host.context());
        self.tell(host, js_string!("onTrailers"), &[fields])
    }

    fn complete(&self, host: &mut JsHost) -> JsResult<()> {
        let incoming = with(&self.parser, |data| {
            data.light.began.set(None);
            data.light.incoming.borrow_mut().take()
        })?;
        let Some(req) = incoming else {
            return self.tell(host, js_string!("onComplete"), &[]);
        };
        if let Some(data) = req.downcast_ref::<LightRequest>() {
            data.body.coming.set(false);
        }
        events::end_if_drained(&req, host.context())
    }

    /// Calls a method of the parser's.
    fn tell(&self, host: &mut JsHost, name: JsString, arguments: &[JsValue]) -> JsResult<()> {
        let function = self.parser.get(name, host.context())?;
        if let Some(function) = function.as_callable() {
            let this = self.parser.clone().into();
            host.call(&function, &self.frame, &this, arguments);
        }
        Ok(())
    }

    /// Whether somebody has taken the bytes away meanwhile.
    fn is_released(&self) -> bool {
        with(&self.parser, |data| {
            data.light.handle.borrow().is_undefined()
        })
        .unwrap_or(true)
    }

    /// A request that needs nothing but its listener.
    fn is_plain(&self, head: &Head) -> bool {
        let free = with(&self.parser, |data| {
            let light = &data.light;
            let handle = light.handle.borrow();
            light.light.get()
                && !light.busy.get()
                && light.current.borrow().is_none()
                && net::waiting(&handle) == Some(0)
        });
        if !free.unwrap_or(false)
            || !matches!(
                head.framing,
                Framing::None | Framing::Length(_) | Framing::Chunked
            )
            || head.version != (1, 1)
            || !head.keep_alive
            || head.method() == "HEAD"
            || head.fields.len() > 100
        {
            return false;
        }
        let mut has_host = false;
        for field in &head.fields {
            let (name, _) = head.field(field);
            match name.len() {
                4 => has_host |= name.eq_ignore_ascii_case(b"host"),
                6 if name.eq_ignore_ascii_case(b"expect") => return false,
                _ => {}
            }
        }
        has_host
    }

    /// Calls the program.
    fn serve(&self, host: &mut JsHost, head: Box<Head>) {
        let context = host.context();
        let Ok(Some((server, listener, req, res))) = self.prepare(head, context) else {
            return;
        };
        let arguments = [req.into(), res.into()];
        host.call(&listener, &self.frame, &server, &arguments);
    }

    #[allow(clippy::type_complexity, reason = "taken apart at once")]
    fn prepare(
        &self,
        head: Box<Head>,
        context: &mut Context,
    ) -> JsResult<Option<(JsValue, JsObject, JsObject, JsObject)>> {
        let server = with(&self.parser, |data| {
            data.light
                .served
                .set(data.light.served.get().saturating_add(1));
            data.light.server.borrow().clone()
        })?;
        let (req, res) = message::pair(head, &self.parser, context)?;
        with(&self.parser, |data| {
            *data.light.current.borrow_mut() = Some(res.clone());
            *data.light.incoming.borrow_mut() = Some(req.clone());
            *data.light.shown.borrow_mut() = req.clone().into();
        })?;
        let Some(object) = server.as_object() else {
            return Ok(None);
        };
        // One listener and nobody between: called as `emit` would.
        let events = object.get(js_string!("_events"), context)?;
        if let Some(events) = events.as_object() {
            let listener = events.get(js_string!("request"), context)?;
            if let Some(listener) = listener.as_callable() {
                return Ok(Some((server, listener, req, res)));
            }
        }
        let emit = object.get(js_string!("emit"), context)?;
        if let Some(emit) = emit.as_callable() {
            let arguments = [js_string!("request").into(), req.into(), res.into()];
            emit.call(&server, &arguments, context)?;
        }
        Ok(None)
    }

    /// Lets the JavaScript half go on: with the head that was just read, if any, and with the rest of the bytes.
    fn hand_over(&self, host: &mut JsHost, head: Option<Box<Head>>, read: &[u8], at: usize) {
        let context = host.context();
        let result = self.hand_over_in(head, read, at, context);
        match result {
            Ok((function, arguments)) => {
                let this = self.parser.clone().into();
                host.call(&function, &self.frame, &this, &arguments);
            }
            Err(error) => host.report(error),
        }
    }

    fn hand_over_in(
        &self,
        head: Option<Box<Head>>,
        read: &[u8],
        at: usize,
        context: &mut Context,
    ) -> JsResult<(JsObject, Vec<JsValue>)> {
        let this = JsValue::from(self.parser.clone());
        settle(&this, &[], context)?;
        unconsume(&this, &[], context)?;
        with(&self.parser, |data| data.light.began.set(None))?;
        let buffer = bytes::buffer(bytes::block_from(read), context)?;
        let mut arguments = vec![buffer.into(), count(at)];
        if let Some(head) = head {
            let most = with(&self.parser, |data| data.most_fields.get())?;
            arguments.extend(head_arguments(&head, most, context));
        }
        let function = self.parser.get(js_string!("onHandOver"), context)?;
        let function = function
            .as_callable()
            .ok_or_else(|| js_error!(TypeError: "the parser has no connection"))?;
        Ok((function, arguments))
    }
}

/// What became of a part of a light request's body.
enum Kept {
    Flows(Option<Piece>),
    Waits,
    TooMany,
}
