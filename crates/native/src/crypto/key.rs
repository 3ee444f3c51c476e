//! Key material behind a handle. The JavaScript half's `KeyObject` and `CryptoKey` hold one.

use std::sync::Arc;

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace,
    native_function::NativeFunctionPointer,
};
use subtle::ConstantTimeEq;

use super::{
    asymmetric::{Private, Public},
    input,
};
use crate::interop::error;

/// A key of any type. Shared, so that the worker pool can use it.
#[derive(Clone)]
pub(super) enum Key {
    Secret(Arc<Vec<u8>>),
    Public(Arc<Public>),
    Private(Arc<Private>),
}

/// A handle. Its object has no properties that programs could see.
#[derive(Trace, Finalize, JsData)]
struct Handle {
    #[unsafe_ignore_trace]
    key: Key,
}

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("secret", 2, js_secret),
    ("exportSecret", 2, js_export),
    ("size", 1, js_size),
    ("equals", 2, js_equals),
    ("isHandle", 1, js_is_handle),
];

/// The key behind a handle.
pub(super) fn of(value: &JsValue) -> Option<Key> {
    let object = value.as_object()?;
    let handle = object.downcast_ref::<Handle>()?;
    Some(handle.key.clone())
}

/// The bytes of a secret key's handle.
pub(super) fn secret_of(value: &JsValue) -> Option<Arc<Vec<u8>>> {
    match of(value)? {
        Key::Secret(secret) => Some(secret),
        _ => None,
    }
}

/// A handle on `key`.
pub(super) fn handle(key: Key, context: &mut Context) -> JsValue {
    let prototype = context.intrinsics().constructors().object().prototype();
    let object = JsObject::new(context.root_shape(), prototype, Handle { key });
    object.upcast().into()
}

fn secret_argument(value: &JsValue, context: &mut Context) -> JsResult<Arc<Vec<u8>>> {
    secret_of(value).ok_or_else(|| error::argument_must_be("key", context))
}

/// `secret(key, encoding)`: a handle on a copy of the bytes.
fn js_secret(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let secret = input::to_vec(args.get_or_undefined(0), args.get_or_undefined(1), context)?;
    Ok(handle(Key::Secret(Arc::new(secret)), context))
}

/// `exportSecret(handle, encoding)`: the bytes.
fn js_export(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let secret = secret_argument(args.get_or_undefined(0), context)?;
    let encoding = input::output_encoding(args.get_or_undefined(1), context)?;
    input::output(&secret, encoding, context)
}

/// `size(handle)`, in bytes.
fn js_size(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let secret = secret_argument(args.get_or_undefined(0), context)?;
    Ok(JsValue::from(secret.len()))
}

/// `equals(one, other)`. Private keys are equal if their public halves are.
fn js_equals(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let pair = (of(args.get_or_undefined(0)), of(args.get_or_undefined(1)));
    let equal = match pair {
        (Some(Key::Secret(one)), Some(Key::Secret(other))) => {
            bool::from(one.as_slice().ct_eq(other.as_slice()))
        }
        (Some(Key::Public(one)), Some(Key::Public(other))) => one == other,
        (Some(Key::Private(one)), Some(Key::Private(other))) => {
            let public = one.public();
            public.is_some() && public == other.public()
        }
        _ => false,
    };
    Ok(equal.into())
}

/// `isHandle(value)`
fn js_is_handle(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(of(args.get_or_undefined(0)).is_some().into())
}
