//! The Rust half of `process.on('SIGINT')`: a listener of the loop for each signal that the program listens to.
//!
//! `stdlib-js/internal/process/signals.js` keeps which name has which listener. A listener never keeps the program alive.

use std::{cell::RefCell, collections::HashMap, io, rc::Rc};

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue};
use ouro_loop::SignalId;

use crate::{
    JsHost,
    interop::{Binding, JsCallback},
    state::State,
};

/// `internalBinding('signals')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    context.insert_data(Slot(Rc::default()));
    Ok(Binding::new(context)
        .functions(&[("start", 2, start), ("stop", 1, stop)])
        .build())
}

/// Listeners by the signal's number.
struct Slot(Rc<RefCell<HashMap<i32, SignalId>>>);

fn table(context: &Context) -> Rc<RefCell<HashMap<i32, SignalId>>> {
    context
        .get_data::<Slot>()
        .map(|slot| Rc::clone(&slot.0))
        .unwrap_or_default()
}

/// `start(signum, callback)`: 0, or the system's number, negative.
fn start(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let signum = args.get_or_undefined(0).to_i32(context)?;
    let Some(callback) = JsCallback::new(args.get_or_undefined(1), context) else {
        return Ok(JsValue::from(-libc::EINVAL));
    };
    let handle = State::of(context).handle();
    let started = handle.signal_start(signum, move |host: &mut JsHost| {
        callback.call(host, &JsValue::undefined(), &[]);
    });
    match started {
        Ok(id) => {
            handle.signal_unref(id);
            if let Some(before) = table(context).borrow_mut().insert(signum, id) {
                handle.signal_stop(before);
            }
            Ok(JsValue::from(0))
        }
        Err(error) => Ok(JsValue::from(-number(&error))),
    }
}

/// `stop(signum)`
fn stop(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let signum = args.get_or_undefined(0).to_i32(context)?;
    let id = table(context).borrow_mut().remove(&signum);
    if let Some(id) = id {
        State::of(context).handle().signal_stop(id);
    }
    Ok(JsValue::undefined())
}

fn number(error: &io::Error) -> i32 {
    error.raw_os_error().unwrap_or(libc::EINVAL)
}
