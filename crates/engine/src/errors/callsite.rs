//! The call sites that `Error.prepareStackTrace` is given.

use boa_engine::{
    Context, Finalize, JsData, JsObject, JsResult, JsString, JsValue, NativeFunction, Trace,
    js_error, native_function::NativeFunctionPointer, object::FunctionObjectBuilder,
    property::PropertyDescriptor,
};

use super::Frame;

#[derive(Trace, Finalize, JsData)]
struct CallSite(Frame);

/// The prototype of all call sites.
pub(super) fn prototype(context: &mut Context) -> JsObject {
    let prototype = JsObject::with_object_proto(context.intrinsics());
    let methods: [(&str, NativeFunctionPointer); 21] = [
        ("getColumnNumber", |this, _, _| {
            number(this, |frame| frame.column)
        }),
        ("getEnclosingColumnNumber", |this, _, _| {
            number(this, |frame| frame.column)
        }),
        ("getEnclosingLineNumber", |this, _, _| {
            number(this, |frame| frame.line)
        }),
        ("getEvalOrigin", |this, _, _| {
            with(this, |frame| {
                text(frame.is_eval.then(|| "eval at <anonymous>".to_owned()))
            })
        }),
        ("getFileName", |this, _, _| {
            with(this, |frame| text(frame.script.clone()))
        }),
        ("getFunction", |this, _, _| {
            with(this, |frame| {
                frame
                    .function
                    .clone()
                    .map_or_else(JsValue::undefined, Into::into)
            })
        }),
        ("getFunctionName", |this, _, _| {
            with(this, |frame| {
                if frame.function_name.is_empty() {
                    JsValue::null()
                } else {
                    frame.function_name.clone().into()
                }
            })
        }),
        ("getLineNumber", |this, _, _| {
            number(this, |frame| frame.line)
        }),
        ("getMethodName", |this, _, _| {
            with(this, |frame| text(frame.method_name()))
        }),
        ("getPosition", |this, _, _| {
            number(this, |frame| frame.column)
        }),
        ("getPromiseIndex", |this, _, _| {
            with(this, |_| JsValue::null())
        }),
        ("getScriptHash", |this, _, _| {
            with(this, |_| JsString::default().into())
        }),
        ("getScriptNameOrSourceURL", |this, _, _| {
            with(this, |frame| text(frame.script.clone()))
        }),
        ("getThis", |this, _, _| {
            with(this, |frame| {
                frame.this.clone().unwrap_or_else(JsValue::undefined)
            })
        }),
        ("getTypeName", |this, _, _| {
            with(this, |frame| text(frame.type_name()))
        }),
        ("isAsync", |this, _, _| {
            with(this, |frame| frame.is_async.into())
        }),
        ("isConstructor", |this, _, _| {
            with(this, |frame| frame.is_constructor.into())
        }),
        ("isEval", |this, _, _| {
            with(this, |frame| frame.is_eval.into())
        }),
        ("isNative", |this, _, _| {
            with(this, |frame| frame.is_native.into())
        }),
        ("isToplevel", |this, _, _| {
            with(this, |frame| frame.has_no_receiver().into())
        }),
        ("toString", |this, _, _| {
            with(this, |frame| text(Some(frame.to_string())))
        }),
    ];
    for (name, function) in methods {
        let name = JsString::from(name);
        let function =
            FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(function))
                .name(name.clone())
                .constructor(false)
                .build();
        prototype.insert_property(
            name,
            PropertyDescriptor::builder()
                .value(function)
                .writable(true)
                .enumerable(false)
                .configurable(true)
                .build(),
        );
    }
    prototype
}

/// A call site for `frame`.
pub(super) fn new(frame: Frame, prototype: &JsObject, context: &Context) -> JsObject {
    JsObject::new(context.root_shape(), prototype.clone(), CallSite(frame)).upcast()
}

fn with(this: &JsValue, read: impl FnOnce(&Frame) -> JsValue) -> JsResult<JsValue> {
    let object = this.as_object();
    match object
        .as_ref()
        .and_then(|object| object.downcast_ref::<CallSite>())
    {
        Some(site) => Ok(read(&site.0)),
        None => Err(js_error!(TypeError: "the receiver is not a CallSite")),
    }
}

fn number(this: &JsValue, read: impl FnOnce(&Frame) -> u32) -> JsResult<JsValue> {
    with(this, |frame| match read(frame) {
        0 => JsValue::null(),
        number => number.into(),
    })
}

fn text(text: Option<String>) -> JsValue {
    text.map_or_else(JsValue::null, |text| JsString::from(text).into())
}
