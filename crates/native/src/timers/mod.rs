//! `timers`: what `setTimeout` and its kin make, arm and run.
//!
//! A `Timeout` or `Immediate` is an ordinary object with Node's own properties, which programs read and write, and with
//! native data that knows the loop's timer. The closure that the loop holds while it is armed owns the object and calls the
//! program's function directly; no JavaScript of the library runs for a timer. Order, re-arming and references are the
//! loop's (`ouro_loop`); [`timeout`] and [`immediate`] keep the properties true.

mod immediate;
mod object;
mod timeout;

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use boa_engine::{Context, JsObject, JsResult, JsValue, js_error, property::Attribute};

use crate::interop::{Binding, define};

use self::object::Keys;

/// `internalBinding('timers')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let keys = Keys::new()?;
    let shared = Shared {
        timeout_prototype: timeout::prototype(context),
        immediate_prototype: immediate::prototype(context),
        list: list(context),
        keys,
        by_number: RefCell::default(),
    };
    let shared = Rc::new(shared);
    context.insert_data(Slot(Rc::clone(&shared)));
    let timeout = timeout::constructor(&shared.timeout_prototype, context);
    let immediate = immediate::constructor(&shared.immediate_prototype, context);
    let functions = Binding::new(context)
        .functions(&[
            ("setTimeout", 2, timeout::set_timeout),
            ("setInterval", 2, timeout::set_interval),
            ("clearTimeout", 1, timeout::clear_timeout),
            ("clearInterval", 1, timeout::clear_timeout),
            ("setImmediate", 1, immediate::set_immediate),
            ("clearImmediate", 1, immediate::clear_immediate),
            ("clearTimer", 1, timeout::clear_timer),
            ("start", 1, timeout::start),
        ])
        .value("Timeout", timeout)
        .value("Immediate", immediate)
        .build();
    for (name, symbol) in shared.keys.symbols() {
        define(&functions, name, symbol, Attribute::all());
    }
    Ok(functions)
}

/// What all timers of a context share.
struct Shared {
    keys: Keys,
    timeout_prototype: JsObject,
    immediate_prototype: JsObject,
    /// What stands in the properties that link a timer to its neighbours in Node.
    list: JsObject,
    /// Armed timers that were turned into a number, by which they can be cleared.
    by_number: RefCell<HashMap<u64, JsObject>>,
}

struct Slot(Rc<Shared>);

impl Shared {
    fn of(context: &Context) -> JsResult<Rc<Self>> {
        match context.get_data::<Slot>() {
            Some(slot) => Ok(Rc::clone(&slot.0)),
            None => Err(js_error!(Error: "timers are not set up")),
        }
    }
}

fn list(context: &mut Context) -> JsObject {
    let prototype = JsObject::with_object_proto(context.intrinsics());
    object::class("TimersList", 0, no_lists, &prototype, context);
    let list = JsObject::new(context.root_shape(), prototype, ()).upcast();
    // So that it is shown as `[TimersList]`.
    define(&list, "msecs", JsValue::null(), Attribute::all());
    list
}

fn no_lists(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Err(js_error!(TypeError: "Illegal constructor"))
}

/// The function that a timer is given.
fn check_callback(value: &JsValue, context: &mut Context) -> JsResult<JsObject> {
    match value.as_callable() {
        Some(function) => Ok(function),
        None => Err(crate::interop::error::invalid_arg_type(
            "callback",
            &["Function"],
            value,
            context,
        )),
    }
}
