//! Bytes in.

use std::{cell::Cell, rc::Rc, time::Instant};

use boa_engine::{
    Context, Finalize, JsArgs, JsObject, JsResult, JsValue, Trace, gc::GcRefCell, js_error,
    js_string, native_function::NativeFunctionPointer, object::builtins::AlignedVec,
};
use ouro_engine::async_context;

use super::message;
use crate::{
    JsHost,
    http::{
        object::{Data, Found, count, head_arguments},
        wire::{Event, Framing, Head},
    },
    interop::bytes,
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
    /// The response that is awaited.
    pub(super) current: GcRefCell<Option<JsObject>>,
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
    /// Nothing of the present request is to come any more.
    #[unsafe_ignore_trace]
    pub(super) complete: Cell<bool>,
}

/// The methods that parsers have for this.
pub(crate) static METHODS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("consume", 4, consume),
    ("unconsume", 0, unconsume),
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

/// `consume(handle, server, onWritten, keepAliveTimeout)`: the handle's bytes come here from now on.
fn consume(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let handle = args.get_or_undefined(0).clone();
    let keep_alive_timeout = args.get_or_undefined(3).to_u32(context)?;
    with(&parser, |data| {
        *data.light.handle.borrow_mut() = handle.clone();
        *data.light.server.borrow_mut() = args.get_or_undefined(1).clone();
        *data.light.written.borrow_mut() = args.get_or_undefined(2).clone();
        data.light.keep_alive_timeout.set(keep_alive_timeout);
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
        let busy = data.light.current.borrow().is_some() || data.light.began.get().is_some();
        data.light.done.get().filter(|_| !busy)
    })?;
    Ok(JsValue::from(idle.map_or(-1.0, |done| {
        done.elapsed().as_secs_f64() * 1000.0
    })))
}

/// `isBusy()`: a light response is awaited, or a message is coming.
fn is_busy(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let parser = parser_of(this)?;
    let busy = with(&parser, |data| {
        data.light.current.borrow().is_some() || data.light.began.get().is_some()
    });
    Ok(busy?.into())
}

impl Light {
    /// The response is out, or no longer light.
    pub(super) fn over(&self, sent: bool) {
        *self.current.borrow_mut() = None;
        if sent {
            self.done.set(Some(Instant::now()));
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
        let mut at = 0;
        loop {
            let found = with(&self.parser, |data| {
                let rest = block.get(at..length).unwrap_or_default();
                if data.light.began.get().is_none() && !rest.is_empty() {
                    data.light.began.set(Some(Instant::now()));
                }
                let (used, event) = data.parser.borrow_mut().next(rest);
                at += used;
                match event {
                    Event::More => Found::Over,
                    Event::Head(head) => Found::Head(head),
                    Event::Complete => Found::Complete,
                    Event::Refused(refused) => Found::Refused(refused),
                    // Without a head there is no body.
                    Event::Data(_) | Event::Trailers(_) | Event::Upgraded => Found::Upgraded,
                }
            });
            match found {
                Ok(Found::Complete) => {
                    let _known = with(&self.parser, |data| {
                        data.light.began.set(None);
                        data.light.complete.set(true);
                    });
                }
                Ok(Found::Head(head)) => {
                    if !self.is_plain(&head) {
                        self.hand_over(host, Some(head), block, at, length);
                        return None;
                    }
                    self.serve(host, head);
                    if self.is_released() {
                        self.hand_over(host, None, block, at, length);
                        return None;
                    }
                }
                Ok(Found::Refused(_)) => {
                    // It says so again to whoever asks.
                    self.hand_over(host, None, block, at, length);
                    return None;
                }
                _ => return Some(block),
            }
        }
    }

    /// Whether the pair that was made has grown meanwhile, so that bytes go the other way.
    fn is_released(&self) -> bool {
        with(&self.parser, |data| {
            data.light.handle.borrow().is_undefined()
        })
        .unwrap_or(true)
    }

    /// A request that needs nothing but its listener.
    fn is_plain(&self, head: &Head) -> bool {
        let free = with(&self.parser, |data| {
            let handle = data.light.handle.borrow();
            data.light.current.borrow().is_none() && net::waiting(&handle) == Some(0)
        });
        if !free.unwrap_or(false)
            || head.framing != Framing::None
            || head.version != (1, 1)
            || !head.keep_alive
            || head.upgrade
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
            data.light.complete.set(false);
            data.light
                .served
                .set(data.light.served.get().saturating_add(1));
            data.light.server.borrow().clone()
        })?;
        let (req, res) = message::pair(head, &self.parser, context)?;
        with(&self.parser, |data| {
            *data.light.current.borrow_mut() = Some(res.clone())
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
    fn hand_over(
        &self,
        host: &mut JsHost,
        head: Option<Box<Head>>,
        mut block: AlignedVec<u8>,
        at: usize,
        length: usize,
    ) {
        block.truncate(length);
        let context = host.context();
        let result = self.hand_over_in(head, block, at, context);
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
        block: AlignedVec<u8>,
        at: usize,
        context: &mut Context,
    ) -> JsResult<(JsObject, Vec<JsValue>)> {
        let this = JsValue::from(self.parser.clone());
        settle(&this, &[], context)?;
        unconsume(&this, &[], context)?;
        with(&self.parser, |data| data.light.began.set(None))?;
        let buffer = bytes::buffer(block, context)?;
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
