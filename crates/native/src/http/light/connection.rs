//! What a parser has for the connection that it serves natively, and the methods for that.

use std::{cell::Cell, rc::Rc, time::Instant};

use boa_engine::{
    Context, Finalize, JsArgs, JsObject, JsResult, JsValue, Trace, gc::GcRefCell, js_error,
    js_string, native_function::NativeFunctionPointer, property::PropertyDescriptor,
};
use ouro_engine::async_context;

use super::{
    consume::Reader,
    message::{self, LightRequest},
};
use crate::{http::object::Data, interop, net};

/// What a parser knows of the connection that it serves natively.
#[derive(Trace, Finalize, Default)]
pub(crate) struct Light {
    /// The handle that is consumed.
    pub(super) handle: GcRefCell<JsValue>,
    pub(super) server: GcRefCell<JsValue>,
    /// Called when a write that had to wait is over.
    pub(super) written: GcRefCell<JsValue>,
    /// The light response that is awaited.
    pub(super) current: GcRefCell<Option<JsObject>>,
    /// What parsers show as `incoming`.
    pub(super) shown: GcRefCell<JsValue>,
    /// The light request whose body comes.
    pub(super) incoming: GcRefCell<Option<JsObject>>,
    #[unsafe_ignore_trace]
    pub(super) served: Cell<u32>,
    /// When the last message began to come, while one is coming.
    #[unsafe_ignore_trace]
    pub(super) began: Cell<Option<Instant>>,
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
    pub(super) light: Cell<bool>,
    /// Ordinary messages are on their way.
    #[unsafe_ignore_trace]
    pub(super) busy: Cell<bool>,
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

pub(super) fn with<T>(object: &JsObject, body: impl FnOnce(&Data) -> T) -> JsResult<T> {
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
pub(super) fn unconsume(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
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
pub(super) fn settle(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
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
