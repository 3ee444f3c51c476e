//! `setImmediate`, `clearImmediate` and the objects between them.

use std::{cell::Cell, rc::Rc};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsString, JsSymbol, JsValue, Trace,
    js_error,
    object::FunctionObjectBuilder,
    property::{Attribute, PropertyDescriptor},
};
use ouro_engine::{errors::hide_from_stacks, execution::Ids, jobs::Jobs};
use ouro_loop::ImmediateId;

use super::{
    Shared, check_callback,
    object::{Keys, arguments_value, put, read_arguments},
};
use crate::{
    JsHost,
    interop::{define, function},
    state::State,
};

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

pub(super) fn prototype(_: &Keys, context: &mut Context) -> JsObject {
    let prototype = JsObject::with_object_proto(context.intrinsics());
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    for (name, pointer) in [
        (
            "ref",
            reference as boa_engine::native_function::NativeFunctionPointer,
        ),
        ("unref", unreference),
        ("hasRef", has_ref),
    ] {
        let method = function(name, 0, pointer, context);
        define(&prototype, name, method.into(), hidden);
    }
    let dispose = function("[Symbol.dispose]", 0, dispose, context);
    prototype.insert_property(
        JsSymbol::dispose(),
        PropertyDescriptor::builder()
            .value(dispose)
            .writable(true)
            .enumerable(true)
            .configurable(true),
    );
    prototype
}

pub(super) fn constructor(prototype: &JsObject, context: &mut Context) -> JsObject {
    class("Immediate", 2, construct, prototype, context)
}

/// A constructor for `prototype` that cannot be called without `new`.
pub(super) fn class(
    name: &str,
    length: usize,
    body: boa_engine::native_function::NativeFunctionPointer,
    prototype: &JsObject,
    context: &mut Context,
) -> JsObject {
    let class: JsObject = FunctionObjectBuilder::new(
        context.realm(),
        boa_engine::NativeFunction::from_fn_ptr(body),
    )
    .name(JsString::from(name))
    .length(length)
    .constructor(true)
    .build()
    .into();
    hide_from_stacks(&class);
    define(
        &class,
        "prototype",
        prototype.clone().into(),
        Attribute::default(),
    );
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    define(prototype, "constructor", class.clone().into(), hidden);
    class
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

/// Tells the hooks that an operation is over.
pub(super) fn tell_destroyed(ids: Ids, context: &mut Context) -> JsResult<()> {
    match Jobs::of(context) {
        Some(jobs) => jobs.execution().tell_id("destroy", ids.id, context),
        None => Ok(()),
    }
}

fn set_referenced(this: &JsValue, referenced: bool, context: &mut Context) -> JsResult<JsValue> {
    if let Some(object) = this.as_object() {
        let queued = match object.downcast_ref::<Immediate>() {
            Some(data) if data.referenced.get() != referenced => {
                data.referenced.set(referenced);
                data.queued.get()
            }
            _ => None,
        };
        if let Some(queued) = queued {
            put(&object, &Shared::of(context)?.keys.refed, referenced);
            let handle = State::of(context).handle();
            if referenced {
                handle.immediate_ref(queued);
            } else {
                handle.immediate_unref(queued);
            }
        }
    }
    Ok(this.clone())
}

fn reference(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    set_referenced(this, true, context)
}

fn unreference(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    set_referenced(this, false, context)
}

fn has_ref(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let referenced = this.as_object().is_some_and(|object| {
        object
            .downcast_ref::<Immediate>()
            .is_some_and(|data| data.queued.get().is_some() && data.referenced.get())
    });
    Ok(referenced.into())
}

fn dispose(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    clear(this, context)?;
    Ok(JsValue::undefined())
}
