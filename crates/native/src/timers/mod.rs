//! The Rust half of `timers`: which JavaScript object belongs to which timer or immediate of the loop.
//!
//! A `Timeout` is held here while it is armed, under the number that JavaScript gave it, and let go once it has fired or
//! was stopped. When one is due, the library's `onTimeout` gets it; that function calls the program's and keeps the
//! fields that programs see. Order, re-arming and references are the loop's (`ouro_loop`).

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_error};
use ouro_engine::async_context;
use ouro_loop::{ImmediateId, TimerId};

use crate::{JsHost, host::Handle, interop::Binding, state::State};

/// `internalBinding('timers')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    context.insert_data(Slot(Rc::default()));
    Ok(Binding::new(context)
        .functions(&[
            ("setCallbacks", 2, set_callbacks),
            ("start", 5, start),
            ("refresh", 2, refresh),
            ("repeat", 2, repeat),
            ("stop", 1, stop),
            ("setRef", 2, set_ref),
            ("find", 1, find),
            ("immediate", 2, immediate),
            ("cancelImmediate", 1, cancel_immediate),
            ("setImmediateRef", 2, set_immediate_ref),
        ])
        .build())
}

/// A number that JavaScript gives out, `asyncId` there.
type Id = u64;

struct Armed {
    object: JsObject,
    timer: TimerId,
    repeats: bool,
}

#[derive(Default)]
struct Table {
    timers: RefCell<HashMap<Id, Armed>>,
    immediates: RefCell<HashMap<Id, ImmediateId>>,
    on_timeout: RefCell<Option<JsObject>>,
    on_immediate: RefCell<Option<JsObject>>,
}

struct Slot(Rc<Table>);

impl Table {
    fn of(context: &Context) -> JsResult<Rc<Self>> {
        match context.get_data::<Slot>() {
            Some(slot) => Ok(Rc::clone(&slot.0)),
            None => Err(js_error!(Error: "timers are not set up")),
        }
    }

    /// Runs the timer `id`, and lets it go unless it is armed again.
    fn fire(&self, id: Id, frame: &JsValue, handle: &Handle, host: &mut JsHost) {
        let object = self
            .timers
            .borrow()
            .get(&id)
            .map(|armed| armed.object.clone());
        let on_timeout = self.on_timeout.borrow().clone();
        if let (Some(object), Some(on_timeout)) = (object, on_timeout) {
            host.call(&on_timeout, frame, &JsValue::undefined(), &[object.into()]);
        }
        let mut timers = self.timers.borrow_mut();
        let over = timers
            .get(&id)
            .is_some_and(|armed| !armed.repeats && !handle.timer_is_active(armed.timer));
        if over {
            timers.remove(&id);
        }
    }
}

fn id_of(args: &[JsValue], at: usize) -> Id {
    milliseconds(args.get_or_undefined(at).as_number().unwrap_or_default())
}

/// Whole milliseconds; fractions go, as in the lists of Node's timers.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from f64 saturates, and NaN becomes 0"
)]
fn milliseconds(number: f64) -> u64 {
    number as u64
}

#[allow(
    clippy::cast_precision_loss,
    reason = "loop times and ids stay far below 2^53"
)]
fn number(value: u64) -> JsValue {
    JsValue::from(value as f64)
}

fn truthy(args: &[JsValue], at: usize) -> bool {
    args.get_or_undefined(at).to_boolean()
}

/// `setCallbacks(onTimeout, onImmediate)`
fn set_callbacks(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    *table.on_timeout.borrow_mut() = args.get_or_undefined(0).as_object();
    *table.on_immediate.borrow_mut() = args.get_or_undefined(1).as_object();
    Ok(JsValue::undefined())
}

/// `start(timer, id, ms, referenced, repeats)`: arms, and returns the loop's time.
fn start(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.get_or_undefined(0).as_object() else {
        return Err(js_error!(TypeError: "a timer must be an object"));
    };
    let id = id_of(args, 1);
    let ms = id_of(args, 2);
    let repeats = truthy(args, 4);
    let table = Table::of(context)?;
    let handle = State::of(context).handle();
    let callback = {
        let (table, handle) = (Rc::clone(&table), handle.clone());
        let frame = async_context::current(context);
        move |host: &mut JsHost| table.fire(id, &frame, &handle, host)
    };
    let timer = if repeats {
        handle.timer_start_repeating(ms, callback)
    } else {
        handle.timer_start(ms, callback)
    };
    if !truthy(args, 3) {
        handle.timer_unref(timer);
    }
    let armed = Armed {
        object,
        timer,
        repeats,
    };
    table.timers.borrow_mut().insert(id, armed);
    Ok(number(handle.now()))
}

/// `refresh(id, ms)`: arms again from now and returns the loop's time, or -1 if the timer is gone.
fn refresh(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    let handle = State::of(context).handle();
    let timers = table.timers.borrow();
    let Some(armed) = timers.get(&id_of(args, 0)) else {
        return Ok(JsValue::from(-1));
    };
    handle.timer_set_duration(armed.timer, id_of(args, 1), armed.repeats);
    handle.timer_refresh(armed.timer);
    Ok(number(handle.now()))
}

/// `repeat(id, ms)`: makes the running timer an interval, or changes its period.
fn repeat(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    let handle = State::of(context).handle();
    if let Some(armed) = table.timers.borrow_mut().get_mut(&id_of(args, 0)) {
        armed.repeats = true;
        handle.timer_set_duration(armed.timer, id_of(args, 1), true);
    }
    Ok(JsValue::undefined())
}

/// `stop(id)`
fn stop(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    let armed = table.timers.borrow_mut().remove(&id_of(args, 0));
    if let Some(armed) = armed {
        State::of(context).handle().timer_stop(armed.timer);
    }
    Ok(JsValue::undefined())
}

/// `setRef(id, referenced)`
fn set_ref(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    let handle = State::of(context).handle();
    if let Some(armed) = table.timers.borrow().get(&id_of(args, 0)) {
        if truthy(args, 1) {
            handle.timer_ref(armed.timer);
        } else {
            handle.timer_unref(armed.timer);
        }
    }
    Ok(JsValue::undefined())
}

/// `find(id)`: the armed timer of that number.
fn find(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    let timers = table.timers.borrow();
    Ok(timers
        .get(&id_of(args, 0))
        .map_or_else(JsValue::undefined, |armed| armed.object.clone().into()))
}

/// `immediate(object, id)`
fn immediate(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let object = args.get_or_undefined(0).clone();
    let id = id_of(args, 1);
    let table = Table::of(context)?;
    let callback = {
        let table = Rc::clone(&table);
        let frame = async_context::current(context);
        move |host: &mut JsHost| {
            table.immediates.borrow_mut().remove(&id);
            let on_immediate = table.on_immediate.borrow().clone();
            if let Some(on_immediate) = on_immediate {
                host.call(&on_immediate, &frame, &JsValue::undefined(), &[object]);
            }
        }
    };
    let immediate = State::of(context).handle().immediate(callback);
    table.immediates.borrow_mut().insert(id, immediate);
    Ok(JsValue::undefined())
}

/// `cancelImmediate(id)`
fn cancel_immediate(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    let immediate = table.immediates.borrow_mut().remove(&id_of(args, 0));
    if let Some(immediate) = immediate {
        State::of(context).handle().immediate_cancel(immediate);
    }
    Ok(JsValue::undefined())
}

/// `setImmediateRef(id, referenced)`
fn set_immediate_ref(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let table = Table::of(context)?;
    let handle = State::of(context).handle();
    if let Some(&immediate) = table.immediates.borrow().get(&id_of(args, 0)) {
        if truthy(args, 1) {
            handle.immediate_ref(immediate);
        } else {
            handle.immediate_unref(immediate);
        }
    }
    Ok(JsValue::undefined())
}
