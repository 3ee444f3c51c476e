//! The objects of `createHmac`, native as those of `createHash` are.

use std::cell::RefCell;

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace, js_error, js_string,
    native_function::NativeFunctionPointer,
};

use super::{
    digest::{Algorithm, Mac},
    input,
};
use crate::{
    interop::{error, text},
    request::{self, Face},
    state::State,
};

/// What is behind an `Hmac`.
#[derive(Trace, Finalize, JsData)]
struct Hmac {
    /// `None` once the code was taken.
    #[unsafe_ignore_trace]
    mac: RefCell<Option<Box<Mac>>>,
    /// The code that went to the stream's reader, for the program to ask for once more.
    #[unsafe_ignore_trace]
    code: RefCell<Vec<u8>>,
}

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("setPrototype", 1, set_prototype),
    ("create", 3, create),
    ("update", 2, update),
    ("digest", 1, digest),
    ("flush", 0, flush),
    ("job", 4, job),
];

const PROTOTYPE: &str = "crypto.Hmac.prototype";

/// `setPrototype(prototype)`: what the objects inherit from.
fn set_prototype(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let prototype = args.get_or_undefined(0).clone();
    let state = State::of(context);
    state.slots.borrow_mut().insert(PROTOTYPE, prototype);
    Ok(JsValue::undefined())
}

/// The hash function called `name`.
///
/// # Errors
/// `ERR_CRYPTO_INVALID_DIGEST`.
pub(super) fn algorithm(name: &JsValue, context: &mut Context) -> JsResult<Algorithm> {
    let string = name.as_string().map(|name| text::to_utf8(&name));
    string
        .and_then(|name| Algorithm::from_name(&name))
        .ok_or_else(|| {
            let name = std::slice::from_ref(name);
            error::node_error("ERR_CRYPTO_INVALID_DIGEST", name, context)
        })
}

/// `create(hmac, key, encoding)`; the JavaScript half has checked the types.
fn create(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let algorithm = algorithm(args.get_or_undefined(0), context)?;
    let (key, encoding) = (args.get_or_undefined(1), args.get_or_undefined(2));
    let mac = input::with_bytes(key, encoding, context, |key| Mac::new(algorithm, key));
    let Some(mac) = mac.flatten() else {
        return Err(js_error!(Error: "error:00000000:lib(0)::reason(0)"));
    };
    let state = State::of(context);
    let prototype = state.slots.borrow().get(PROTOTYPE).cloned();
    let prototype = prototype
        .and_then(|value| value.as_object())
        .ok_or_else(|| js_error!(Error: "node:crypto has not loaded"))?;
    let data = Hmac {
        mac: RefCell::new(Some(Box::new(mac))),
        code: RefCell::default(),
    };
    let object = JsObject::new(context.root_shape(), prototype, data).upcast();
    Ok(object.into())
}

/// The object behind `this`.
fn receiver(this: &JsValue, context: &mut Context) -> JsResult<JsObject<Hmac>> {
    let object = this.as_object();
    match object.and_then(|object| object.downcast::<Hmac>().ok()) {
        Some(object) => Ok(object),
        None => {
            let name = js_string!("Hmac").into();
            Err(error::node_error("ERR_INVALID_THIS", &[name], context))
        }
    }
}

/// `hmac.update(data, inputEncoding)`
fn update(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let object = receiver(this, context)?;
    if object.borrow().data().mac.borrow().is_none() {
        return Err(error::node_error("ERR_CRYPTO_HASH_FINALIZED", &[], context));
    }
    let (data, encoding) = (args.get_or_undefined(0), args.get_or_undefined(1));
    input::with_data("data", data, encoding, context, |data| {
        if let Some(mac) = object.borrow().data().mac.borrow_mut().as_mut() {
            mac.update(data);
        }
    })?;
    Ok(this.clone())
}

/// `hmac.digest(outputEncoding)`; empty the second time.
fn digest(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let object = receiver(this, context)?;
    let encoding = input::output_encoding(args.get_or_undefined(0), context)?;
    let code = code(&object);
    input::output(&code, encoding, context)
}

/// `flush()`: the code, for the stream's reader.
fn flush(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let object = receiver(this, context)?;
    let code = code(&object);
    object.borrow().data().code.borrow_mut().clone_from(&code);
    input::output(&code, None, context)
}

fn code(object: &JsObject<Hmac>) -> Vec<u8> {
    let object = object.borrow();
    let mac = object.data().mac.borrow_mut().take();
    match mac {
        Some(mac) => mac.finish(),
        None => object.data().code.take(),
    }
}

/// `job(hmac, key, data, face)`: the code of `data` as an `ArrayBuffer`, on the worker pool.
fn job(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let algorithm = algorithm(args.get_or_undefined(0), context)?;
    let none = JsValue::undefined();
    let key = input::to_vec(args.get_or_undefined(1), &none, context)?;
    let data = input::to_vec(args.get_or_undefined(2), &none, context)?;
    let Some(mut mac) = Mac::new(algorithm, &key) else {
        return Err(js_error!(Error: "Signing failed"));
    };
    let job = move || {
        mac.update(&data);
        Ok(mac.finish())
    };
    let face = Face::new(args.get_or_undefined(3), context);
    request::run(face, context, job, input::array_buffer)
}
