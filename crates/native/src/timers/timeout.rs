//! `setTimeout`, `setInterval`, `clearTimeout` and the objects between them.

use std::{cell::Cell, rc::Rc};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsSymbol, JsValue, Trace, js_error,
};
use ouro_engine::{execution::Ids, jobs::Jobs};
use ouro_loop::{LoopHandle, TimerId};

use super::{
    Shared, check_callback,
    object::{
        Referenced, arguments_value, class, has_ref, number, prototype_of, put, read_arguments,
        reference, tell_destroyed, unreference, whole,
    },
};
use crate::{JsHost, runtime::call_internal, state::State};

/// The longest delay, in ms; longer ones become 1.
const LONGEST: f64 = 2_147_483_647.0;

/// The native half of a `Timeout`.
#[derive(Trace, Finalize, JsData)]
struct Timeout {
    #[unsafe_ignore_trace]
    timer: Cell<Option<TimerId>>,
    #[unsafe_ignore_trace]
    ids: Cell<Ids>,
    #[unsafe_ignore_trace]
    referenced: Cell<bool>,
    /// Cleared, or fired for the last time.
    #[unsafe_ignore_trace]
    destroyed: Cell<bool>,
    /// Its number was given out, by which it can be cleared.
    #[unsafe_ignore_trace]
    numbered: Cell<bool>,
    /// The async context of its callback.
    frame: JsValue,
}

impl Referenced for Timeout {
    fn wish(&self) -> &Cell<bool> {
        &self.referenced
    }

    fn is_live(&self) -> bool {
        true
    }

    fn tell_loop(&self, handle: &LoopHandle<JsHost>) {
        match (self.timer.get(), self.referenced.get()) {
            (Some(timer), true) => handle.timer_ref(timer),
            (Some(timer), false) => handle.timer_unref(timer),
            (None, _) => {}
        }
    }
}

pub(super) fn prototype(context: &mut Context) -> JsObject {
    prototype_of(
        &[
            ("refresh", refresh),
            ("unref", unreference::<Timeout>),
            ("ref", reference::<Timeout>),
            ("hasRef", has_ref::<Timeout>),
            ("close", close),
        ],
        &[
            (JsSymbol::dispose(), "[Symbol.dispose]", dispose),
            (
                JsSymbol::to_primitive(),
                "[Symbol.toPrimitive]",
                to_primitive,
            ),
        ],
        context,
    )
}

pub(super) fn constructor(prototype: &JsObject, context: &mut Context) -> JsObject {
    class("Timeout", 5, construct, prototype, context)
}

/// `new Timeout(callback, after, args, isRepeat, isRefed)`: not armed yet.
fn construct(new_target: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if new_target.is_undefined() {
        return Err(
            js_error!(TypeError: "Class constructor Timeout cannot be invoked without 'new'"),
        );
    }
    let after = delay(args.get_or_undefined(1), context)?;
    let timer = make(
        args.get_or_undefined(0).clone(),
        after,
        args.get_or_undefined(2).clone(),
        args.get_or_undefined(3).to_boolean(),
        args.get_or_undefined(4).to_boolean(),
        context,
    )?;
    Ok(timer.into())
}

/// `setTimeout(callback, after, ...args)`
pub(super) fn set_timeout(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    set(args, false, context)
}

/// `setInterval(callback, repeat, ...args)`
pub(super) fn set_interval(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    set(args, true, context)
}

fn set(args: &[JsValue], repeats: bool, context: &mut Context) -> JsResult<JsValue> {
    let callback = check_callback(args.get_or_undefined(0), context)?;
    let after = delay(args.get_or_undefined(1), context)?;
    let arguments = arguments_value(args.get(2..).unwrap_or_default(), context);
    let timer = make(callback.into(), after, arguments, repeats, true, context)?;
    arm(&timer, after, repeats, context)?;
    Ok(timer.into())
}

/// The delay that a timer gets: out of range is 1 ms, said once for what is surely a mistake.
fn delay(after: &JsValue, context: &mut Context) -> JsResult<f64> {
    if after.is_undefined() {
        return Ok(1.0);
    }
    let after = match after.as_number() {
        Some(number) => number,
        None => after.to_number(context)?,
    };
    if (1.0..=LONGEST).contains(&after) {
        return Ok(after);
    }
    // Not a number is not in the range either.
    if !(0.0..=LONGEST).contains(&after) {
        call_internal(
            "internal/timers",
            "warnOfDelay",
            &[JsValue::from(after)],
            context,
        )?;
    }
    Ok(1.0)
}

fn make(
    callback: JsValue,
    after: f64,
    arguments: JsValue,
    repeats: bool,
    referenced: bool,
    context: &mut Context,
) -> JsResult<JsObject> {
    let shared = Shared::of(context)?;
    let jobs = Jobs::of(context).ok_or_else(|| js_error!(Error: "there is no job queue"))?;
    let ids = jobs.execution().begin();
    let frame = jobs.async_context();
    let keys = &shared.keys;
    let data = Timeout {
        timer: Cell::new(None),
        ids: Cell::new(ids),
        referenced: Cell::new(referenced),
        destroyed: Cell::new(false),
        numbered: Cell::new(false),
        frame: frame.clone(),
    };
    let prototype = shared.timeout_prototype.clone();
    let object = JsObject::new(context.root_shape(), prototype, data).upcast();
    let after = JsValue::from(after);
    let repeat = if repeats {
        after.clone()
    } else {
        JsValue::null()
    };
    put(&object, &keys.idle_timeout, after);
    put(&object, &keys.idle_prev, shared.list.clone());
    put(&object, &keys.idle_next, shared.list.clone());
    put(&object, &keys.idle_start, JsValue::null());
    put(&object, &keys.on_timeout, callback);
    put(&object, &keys.timer_args, arguments);
    put(&object, &keys.repeat, repeat);
    put(&object, &keys.destroyed, false);
    put(&object, &keys.refed, referenced);
    put(&object, &keys.has_primitive, false);
    put(&object, &keys.async_id, ids.id);
    put(&object, &keys.trigger_id, ids.trigger);
    put(&object, &keys.frame, frame);
    jobs.execution()
        .tell_init(ids, "Timeout", || object.clone().into(), context)?;
    Ok(object)
}

/// Gives `timer` to the loop, for `after` ms from now.
fn arm(timer: &JsObject, after: f64, repeats: bool, context: &mut Context) -> JsResult<()> {
    let shared = Shared::of(context)?;
    let handle = State::of(context).handle();
    let referenced = timer
        .downcast_ref::<Timeout>()
        .is_none_or(|data| data.referenced.get());
    let callback = {
        let (timer, shared) = (timer.clone(), Rc::clone(&shared));
        move |host: &mut JsHost| fire(&timer, &shared, host)
    };
    let id = if repeats {
        handle.timer_start_repeating(whole(after), callback)
    } else {
        handle.timer_start(whole(after), callback)
    };
    if !referenced {
        handle.timer_unref(id);
    }
    if let Some(data) = timer.downcast_ref::<Timeout>() {
        data.timer.set(Some(id));
        data.destroyed.set(false);
    }
    put(timer, &shared.keys.idle_start, number(handle.now()));
    Ok(())
}

/// Called by the loop when `timer` is due.
fn fire(timer: &JsObject, shared: &Shared, host: &mut JsHost) {
    let keys = &shared.keys;
    let (ids, frame) = match timer.downcast_ref::<Timeout>() {
        Some(data) => (data.ids.get(), data.frame.clone()),
        None => return,
    };
    let read = |key: &boa_engine::property::PropertyKey, host: &mut JsHost| {
        timer
            .get(key.clone(), host.context())
            .unwrap_or_else(|_| JsValue::undefined())
    };
    let callback = read(&keys.on_timeout, host);
    // Programs cancel timers by emptying the field, too.
    if !callback.to_boolean() {
        end(timer, ids, shared, host);
        return;
    }
    let repeat = read(&keys.repeat, host);
    put(timer, &keys.idle_prev, JsValue::null());
    put(timer, &keys.idle_next, JsValue::null());
    let thrown = host.run_quietly(ids, timer, &frame, |context| {
        let arguments = read_arguments(timer, &keys.timer_args, context)?;
        match callback.as_callable() {
            Some(callback) => callback.call(&timer.clone().into(), &arguments, context),
            None => Err(js_error!(TypeError: "timer._onTimeout is not a function")),
        }
    });
    settle(timer, ids, &repeat, shared, host);
    if let Some(error) = thrown {
        host.report_in(&frame, error);
    }
}

/// After the callback: programs turn timeouts into intervals and back, and change the period, through the fields.
fn settle(timer: &JsObject, ids: Ids, before: &JsValue, shared: &Shared, host: &mut JsHost) {
    let keys = &shared.keys;
    let context = host.context();
    let repeat = timer.get(keys.repeat.clone(), context).unwrap_or_default();
    let id = match timer.downcast_ref::<Timeout>() {
        Some(data) if !data.destroyed.get() => data.timer.get(),
        _ => return,
    };
    let handle = State::of(context).handle();
    if repeat.to_boolean() {
        let idle = timer
            .get(keys.idle_timeout.clone(), context)
            .unwrap_or_default();
        if idle.as_number() != Some(-1.0) {
            if repeat != *before
                && let Some(id) = id
            {
                let period = repeat.as_number().unwrap_or(1.0);
                handle.timer_set_duration(id, whole(period), true);
            }
            put(timer, &keys.idle_timeout, repeat);
            put(timer, &keys.idle_prev, shared.list.clone());
            put(timer, &keys.idle_next, shared.list.clone());
            put(timer, &keys.idle_start, number(handle.now()));
            return;
        }
    }
    let armed_again = id.is_some_and(|id| handle.timer_is_active(id));
    if !armed_again {
        end(timer, ids, shared, host);
    }
}

/// The timer has fired for the last time.
fn end(timer: &JsObject, ids: Ids, shared: &Shared, host: &mut JsHost) {
    let id = match timer.downcast_ref::<Timeout>() {
        Some(data) => {
            data.destroyed.set(true);
            if data.numbered.get() {
                shared.by_number.borrow_mut().remove(&whole(ids.id));
            }
            data.timer.take()
        }
        None => None,
    };
    put(timer, &shared.keys.destroyed, true);
    if let Some(id) = id {
        State::of(host.context()).handle().timer_stop(id);
    }
    host.tell_destroyed(ids);
}

/// `start(timer)`: arms a timer that was made with `new`.
pub(super) fn start(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(timer) = args.get_or_undefined(0).as_object() else {
        return Err(js_error!(TypeError: "a timer must be an object"));
    };
    let shared = Shared::of(context)?;
    let after = timer.get(shared.keys.idle_timeout.clone(), context)?;
    let repeat = timer.get(shared.keys.repeat.clone(), context)?;
    let after = after.as_number().unwrap_or(1.0);
    arm(&timer, after, !repeat.is_null(), context)?;
    Ok(JsValue::undefined())
}

/// `clearTimeout(timer)`, given as itself or as the number or string that it turned into.
pub(super) fn clear_timeout(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    let number = match value.as_string() {
        Some(string) => Some(string.to_number()),
        None => value.as_number(),
    };
    let Some(number) = number else {
        return clear(value, context);
    };
    let shared = Shared::of(context)?;
    let known = if number.fract() == 0.0 {
        shared.by_number.borrow().get(&whole(number)).cloned()
    } else {
        None
    };
    match known {
        Some(timer) => clear(&timer.into(), context),
        None => Ok(JsValue::undefined()),
    }
}

/// `clearTimer(timer)`: disarms it for good.
pub(super) fn clear_timer(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    clear(args.get_or_undefined(0), context)
}

fn clear(value: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let Some(timer) = value.as_object() else {
        return Ok(JsValue::undefined());
    };
    let shared = Shared::of(context)?;
    let keys = &shared.keys;
    if !timer.get(keys.on_timeout.clone(), context)?.to_boolean() {
        return Ok(JsValue::undefined());
    }
    timer.set(keys.on_timeout.clone(), JsValue::null(), false, context)?;
    let (id, ids) = match timer.downcast_ref::<Timeout>() {
        Some(data) if !data.destroyed.replace(true) => {
            let ids = data.ids.get();
            if data.numbered.get() {
                shared.by_number.borrow_mut().remove(&whole(ids.id));
            }
            (data.timer.take(), ids)
        }
        _ => return Ok(JsValue::undefined()),
    };
    put(&timer, &keys.destroyed, true);
    put(&timer, &keys.idle_prev, JsValue::null());
    put(&timer, &keys.idle_next, JsValue::null());
    put(&timer, &keys.idle_timeout, -1);
    if let Some(id) = id {
        State::of(context).handle().timer_stop(id);
    }
    tell_destroyed(ids, context)?;
    Ok(JsValue::undefined())
}

/// `timer.refresh()`: the whole duration again, from now.
fn refresh(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(timer) = this.as_object().filter(JsObject::is::<Timeout>) else {
        return Err(js_error!(TypeError: "this is not a Timeout"));
    };
    let shared = Shared::of(context)?;
    let keys = &shared.keys;
    let after = timer.get(keys.idle_timeout.clone(), context)?;
    let after = match after.as_number() {
        Some(after) if after >= 0.0 => after,
        _ => return Ok(this.clone()),
    };
    put(&timer, &keys.idle_prev, shared.list.clone());
    put(&timer, &keys.idle_next, shared.list.clone());
    let repeats = !timer.get(keys.repeat.clone(), context)?.is_null();
    let (id, destroyed) = match timer.downcast_ref::<Timeout>() {
        Some(data) => (data.timer.get(), data.destroyed.get()),
        None => (None, true),
    };
    let handle = State::of(context).handle();
    if let Some(id) = id
        && !destroyed
    {
        handle.timer_set_duration(id, whole(after), repeats);
        if handle.timer_refresh(id) {
            put(&timer, &keys.idle_start, number(handle.now()));
            return Ok(this.clone());
        }
    }
    // It has fired or was cleared: this is a new operation.
    if destroyed && let Some(jobs) = Jobs::of(context) {
        let ids = jobs.execution().begin();
        if let Some(data) = timer.downcast_ref::<Timeout>() {
            data.ids.set(ids);
        }
        put(&timer, &keys.destroyed, false);
        put(&timer, &keys.async_id, ids.id);
        put(&timer, &keys.trigger_id, ids.trigger);
        jobs.execution()
            .tell_init(ids, "Timeout", || this.clone(), context)?;
    }
    arm(&timer, after, repeats, context)?;
    Ok(this.clone())
}

fn close(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    clear(this, context)?;
    Ok(this.clone())
}

fn dispose(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    clear(this, context)
}

/// The number by which `clearTimeout` finds it.
fn to_primitive(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(timer) = this.as_object().filter(JsObject::is::<Timeout>) else {
        return Err(js_error!(TypeError: "this is not a Timeout"));
    };
    let shared = Shared::of(context)?;
    put(&timer, &shared.keys.has_primitive, true);
    let ids = match timer.downcast_ref::<Timeout>() {
        Some(data) => {
            if !data.destroyed.get() {
                data.numbered.set(true);
                let number = whole(data.ids.get().id);
                shared.by_number.borrow_mut().insert(number, timer.clone());
            }
            data.ids.get()
        }
        None => Ids::default(),
    };
    Ok(JsValue::from(ids.id))
}
