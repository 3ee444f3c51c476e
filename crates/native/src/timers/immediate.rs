//! `setImmediate`, `clearImmediate` and the objects between them.

use std::{cell::Cell, rc::Rc};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsSymbol, JsValue, Trace, js_error,
};
use ouro_engine::{execution::Ids, jobs::Jobs};
use ouro_loop::{ImmediateId, LoopHandle};

use super::{
    Shared, check_callback,
    object::{
        Referenced, arguments_value, class, has_ref, prototype_of, put, read_arguments, reference,
        tell_destroyed, unreference,
    },
};
use crate::{JsHost, state::State};

/// The native half of an `Immediate`.
#[derive(Trace, Finalize, JsData)]
struct Immediate {
    /// `None` once it ran or was cancelled.
    #[unsafe_ignore_trace]
    queued: Cell<Option<ImmediateId>>,
    #[unsafe_ignore_trace]
    ids: Ids,
    #[unsafe_ignore_trace]
    referenced: Cell<bool>,
}

impl Referenced for Immediate {
    fn wish(&self) -> &Cell<bool> {
        &self.referenced
    }

    fn is_live(&self) -> bool {
        self.queued.get().is_some()
    }

    fn tell_loop(&self, handle: &LoopHandle<JsHost>) {
        match (self.queued.get(), self.referenced.get()) {
            (Some(queued), true) => handle.immediate_ref(queued),
            (Some(queued), false) => handle.immediate_unref(queued),
            (None, _) => {}
        }
    }
}

pub(super) fn prototype(context: &mut Context) -> JsObject {
    prototype_of(
        &[
            ("ref", reference::<Immediate>),
            ("unref", unreference::<Immediate>),
            ("hasRef", has_ref::<Immediate>),
        ],
        &[(JsSymbol::dispose(), "[Symbol.dispose]", dispose)],
        context,
    )
}

pub(super) fn constructor(prototype: &JsObject, context: &mut Context) -> JsObject {
    class("Immediate", 2, construct, prototype, context)
}

fn construct(new_target: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if new_target.is_undefined() {
        return Err(
            js_error!(TypeError: "Class constructor Immediate cannot be invoked without 'new'"),
        );
    }
    let callback = args.get_or_undefined(0).clone();
    let arguments = args.get_or_undefined(1).clone();
    Ok(queue(callback, arguments, context)?.into())
}

/// `setImmediate(callback, ...args)`
pub(super) fn set_immediate(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let callback = check_callback(args.get_or_undefined(0), context)?;
    let arguments = arguments_value(args.get(1..).unwrap_or_default(), context);
    Ok(queue(callback.into(), arguments, context)?.into())
}

fn queue(callback: JsValue, arguments: JsValue, context: &mut Context) -> JsResult<JsObject> {
    let shared = Shared::of(context)?;
    let jobs = Jobs::of(context).ok_or_else(|| js_error!(Error: "there is no job queue"))?;
    let ids = jobs.execution().begin();
    let frame = jobs.async_context();
    let keys = &shared.keys;
    let data = Immediate {
        queued: Cell::new(None),
        ids,
        referenced: Cell::new(true),
    };
    let prototype = shared.immediate_prototype.clone();
    let object = JsObject::new(context.root_shape(), prototype, data).upcast();
    put(&object, &keys.idle_next, JsValue::null());
    put(&object, &keys.idle_prev, JsValue::null());
    put(&object, &keys.on_immediate, callback);
    put(&object, &keys.argv, arguments);
    put(&object, &keys.destroyed, false);
    put(&object, &keys.refed, true);
    put(&object, &keys.async_id, ids.id);
    put(&object, &keys.trigger_id, ids.trigger);
    put(&object, &keys.frame, frame.clone());
    jobs.execution()
        .tell_init(ids, "Immediate", || object.clone().into(), context)?;
    let callback = {
        let object = object.clone();
        let shared = Rc::clone(&shared);
        move |host: &mut JsHost| run(&object, ids, &frame, &shared, host)
    };
    let queued = State::of(context).handle().immediate(callback);
    if let Some(data) = object.downcast_ref::<Immediate>() {
        data.queued.set(Some(queued));
    }
    Ok(object)
}

/// Called by the loop.
fn run(object: &JsObject, ids: Ids, frame: &JsValue, shared: &Shared, host: &mut JsHost) {
    let keys = &shared.keys;
    if let Some(data) = object.downcast_ref::<Immediate>() {
        data.queued.set(None);
    }
    put(object, &keys.destroyed, true);
    put(object, &keys.refed, JsValue::null());
    host.run(ids, object, frame, |context| {
        let arguments = read_arguments(object, &keys.argv, context)?;
        let callback = object.get(keys.on_immediate.clone(), context)?;
        match callback.as_callable() {
            Some(callback) => callback.call(&object.clone().into(), &arguments, context),
            None => Err(js_error!(TypeError: "immediate._onImmediate is not a function")),
        }
    });
    put(object, &keys.on_immediate, JsValue::null());
    host.tell_destroyed(ids);
}

/// `clearImmediate(immediate)`
pub(super) fn clear_immediate(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    clear(args.get_or_undefined(0), context)?;
    Ok(JsValue::undefined())
}

fn clear(value: &JsValue, context: &mut Context) -> JsResult<()> {
    let Some(object) = value.as_object() else {
        return Ok(());
    };
    let (queued, ids) = match object.downcast_ref::<Immediate>() {
        Some(data) => (data.queued.take(), data.ids),
        None => return Ok(()),
    };
    let Some(queued) = queued else { return Ok(()) };
    State::of(context).handle().immediate_cancel(queued);
    let shared = Shared::of(context)?;
    put(&object, &shared.keys.destroyed, true);
    put(&object, &shared.keys.on_immediate, JsValue::null());
    put(&object, &shared.keys.refed, JsValue::null());
    tell_destroyed(ids, context)
}

fn dispose(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    clear(this, context)?;
    Ok(JsValue::undefined())
}
