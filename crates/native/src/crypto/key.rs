//! Key material behind a handle. The JavaScript half's `KeyObject` and `CryptoKey` hold one.

use std::rc::Rc;

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace,
    native_function::NativeFunctionPointer,
};
use subtle::ConstantTimeEq;

use super::input;
use crate::interop::error;

/// A handle. Its object has no properties that programs could see.
#[derive(Trace, Finalize, JsData)]
struct Handle {
    #[unsafe_ignore_trace]
    secret: Rc<Vec<u8>>,
}

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("secret", 2, js_secret),
    ("exportSecret", 2, js_export),
    ("size", 1, js_size),
    ("equals", 2, js_equals),
    ("isHandle", 1, js_is_handle),
];

/// The bytes of a secret key's handle.
pub(super) fn secret_of(value: &JsValue) -> Option<Rc<Vec<u8>>> {
    let object = value.as_object()?;
    let handle = object.downcast_ref::<Handle>()?;
    Some(Rc::clone(&handle.secret))
}

fn argument(value: &JsValue, context: &mut Context) -> JsResult<Rc<Vec<u8>>> {
    secret_of(value).ok_or_else(|| error::argument_must_be("key", context))
}

/// `secret(key, encoding)`: a handle on a copy of the bytes.
fn js_secret(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let secret = input::to_vec(args.get_or_undefined(0), args.get_or_undefined(1), context)?;
    let data = Handle {
        secret: Rc::new(secret),
    };
    let prototype = context.intrinsics().constructors().object().prototype();
    let object = JsObject::new(context.root_shape(), prototype, data).upcast();
    Ok(object.into())
}

/// `exportSecret(handle, encoding)`: the bytes.
fn js_export(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let secret = argument(args.get_or_undefined(0), context)?;
    let encoding = input::output_encoding(args.get_or_undefined(1), context)?;
    input::output(&secret, encoding, context)
}

/// `size(handle)`, in bytes.
fn js_size(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let secret = argument(args.get_or_undefined(0), context)?;
    Ok(JsValue::from(secret.len()))
}

/// `equals(one, other)`
fn js_equals(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let one = argument(args.get_or_undefined(0), context)?;
    let other = argument(args.get_or_undefined(1), context)?;
    Ok(bool::from(one.as_slice().ct_eq(other.as_slice())).into())
}

/// `isHandle(value)`
fn js_is_handle(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(secret_of(args.get_or_undefined(0)).is_some().into())
}
