//! The methods of a light request: who listens, and that its body may flow.

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_string};

use super::{
    events::{self, Step},
    fields::Fast,
    message::LightRequest,
};
use crate::state::State;

/// Where `EventEmitter.prototype.on`, `removeListener` and `once` are kept.
pub(super) const ON: &str = "http.on";
pub(super) const REMOVE: &str = "http.removeListener";
pub(super) const ONCE: &str = "http.once";

pub(super) static METHODS: &[(&str, Fast)] = &[
    ("on", on),
    ("addListener", on),
    ("removeListener", remove_listener),
    ("off", remove_listener),
    ("resume", resume),
    ("setEncoding", set_encoding),
];

/// Calls a method of `EventEmitter.prototype`.
pub(super) fn emitter(
    slot: &'static str,
    message: &JsObject,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let method = State::of(context).slots.borrow().get(slot).cloned();
    match method.as_ref().and_then(JsValue::as_callable) {
        Some(method) => method.call(&message.clone().into(), args, context),
        None => Ok(JsValue::undefined()),
    }
}

fn is(args: &[JsValue], event: boa_engine::JsString) -> bool {
    args.get_or_undefined(0).as_string() == Some(event)
}

/// `on(event, listener)`
fn on(req: &JsObject, args: &[JsValue], context: &mut Context) -> JsResult<Option<JsValue>> {
    if is(args, js_string!("readable")) {
        return Ok(None);
    }
    emitter(ON, req, args, context)?;
    if is(args, js_string!("data")) {
        flow(req, context)?;
    }
    Ok(Some(req.clone().into()))
}

/// `removeListener(event, listener)`
fn remove_listener(
    req: &JsObject,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<Option<JsValue>> {
    if is(args, js_string!("readable")) || is(args, js_string!("data")) {
        return Ok(None);
    }
    emitter(REMOVE, req, args, context)?;
    Ok(Some(req.clone().into()))
}

/// `resume()`
fn resume(req: &JsObject, _: &[JsValue], context: &mut Context) -> JsResult<Option<JsValue>> {
    flow(req, context)?;
    Ok(Some(req.clone().into()))
}

/// The body flows from the next tick on.
fn flow(req: &JsObject, context: &mut Context) -> JsResult<()> {
    let first = req
        .downcast_ref::<LightRequest>()
        .is_some_and(|data| !data.body.flowing.replace(true));
    if first {
        events::later(Step::Flow, req, context)?;
    }
    Ok(())
}

/// `setEncoding('utf8')`
fn set_encoding(req: &JsObject, args: &[JsValue], _: &mut Context) -> JsResult<Option<JsValue>> {
    let usual = is(args, js_string!("utf8")) || is(args, js_string!("utf-8"));
    let decodes = usual
        && req
            .downcast_ref::<LightRequest>()
            .is_some_and(|data| data.body.decode());
    Ok(decodes.then(|| req.clone().into()))
}
