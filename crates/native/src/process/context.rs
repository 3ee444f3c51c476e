//! `internalBinding('async_context')`: the value that follows a chain of asynchronous calls, the numbers of what runs, and
//! who is told of them.

use std::rc::Rc;

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsString, JsValue, NativeFunction, js_error,
    native_function::NativeFunctionPointer, object::FunctionObjectBuilder,
    property::PropertyDescriptor,
};
use ouro_engine::{
    async_context,
    execution::{self, Ids},
    jobs::Jobs,
};

use crate::interop::Binding;

/// See the module's page.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let current = current(context);
    Ok(Binding::new(context)
        .functions(&[
            ("get", 0, get),
            ("set", 1, set),
            ("newAsyncId", 0, new_async_id),
            ("run", 7, run),
        ])
        .value("current", current)
        .build())
}

/// What runs now, as an object of accessors: `execution`, `trigger`, `resource`, and `hooks`, which may be set.
fn current(context: &mut Context) -> JsObject {
    let object = JsObject::with_object_proto(context.intrinsics());
    for (name, read, write) in [
        ("execution", read_execution as NativeFunctionPointer, None),
        ("trigger", read_trigger, None),
        ("resource", read_resource, None),
        (
            "hooks",
            read_hooks,
            Some(write_hooks as NativeFunctionPointer),
        ),
    ] {
        let accessor = |pointer| {
            FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(pointer))
                .name(JsString::from(name))
                .constructor(false)
                .build()
        };
        let mut descriptor = PropertyDescriptor::builder()
            .get(accessor(read))
            .enumerable(true)
            .configurable(true);
        if let Some(write) = write {
            descriptor = descriptor.set(accessor(write));
        }
        object.insert_property(JsString::from(name), descriptor);
    }
    object
}

fn jobs(context: &Context) -> JsResult<Rc<Jobs>> {
    Jobs::of(context).ok_or_else(|| js_error!(Error: "there is no job queue"))
}

fn get(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(async_context::current(context))
}

fn set(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0).clone();
    Ok(async_context::replace(value, context))
}

fn new_async_id(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(jobs(context)?.execution().next_id().into())
}

fn read_execution(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(jobs(context)?.execution().current().id.into())
}

fn read_trigger(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(jobs(context)?.execution().current().trigger.into())
}

fn read_resource(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(jobs(context)?.execution().resource())
}

fn read_hooks(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let hooks = jobs(context)?.execution().hooks();
    Ok(hooks.map_or_else(JsValue::undefined, Into::into))
}

fn write_hooks(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let hooks = args.get_or_undefined(0).as_object();
    jobs(context)?.execution().set_hooks(hooks);
    Ok(JsValue::undefined())
}

/// `run(frame, id, trigger, resource, fn, thisArg, args)`: calls `fn` as a callback of that operation.
fn run(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let number = |at| args.get_or_undefined(at).as_number().unwrap_or_default();
    let ids = Ids {
        id: number(1),
        trigger: number(2),
    };
    let jobs = jobs(context)?;
    let resource = args.get_or_undefined(3).clone();
    let function = args.get_or_undefined(4).clone();
    let this = args.get_or_undefined(5).clone();
    let list = args.get_or_undefined(6).as_object();
    let frame = args.get_or_undefined(0);
    execution::run(&jobs, ids, resource, frame, context, |context| {
        let mut arguments = Vec::new();
        if let Some(list) = list {
            let length = list
                .get(boa_engine::js_string!("length"), context)?
                .to_length(context)?;
            for at in 0..length {
                arguments.push(list.get(at, context)?);
            }
        }
        match function.as_callable() {
            Some(function) => function.call(&this, &arguments, context),
            None => Err(js_error!(TypeError: "fn is not a function")),
        }
    })
}
