//! The Rust half of `node:buffer`. Every method of `Buffer.prototype` that touches bytes is one native function
//! here; `stdlib-js/buffer.js` makes the class, and `install` puts the methods on its prototype.
//!
//! | look here | for |
//! |---|---|
//! | [`encoding`], [`base64`] | text to bytes and back, free of JavaScript |
//! | [`create`] | `Buffer.from`, `alloc`, `concat`, the pool |
//! | [`slices`] | `toString`, `write`, `utf8Slice` ... |
//! | [`numbers`] | `readUInt16LE` ... |
//! | [`bulk`] | `copy`, `compare`, `fill`, `subarray`, `swap16` ... |
//! | [`search`] | `indexOf`, `lastIndexOf`, `includes` |
//! | [`text`] | `isUtf8`, `isAscii`, `transcode`, `atob`, `btoa` |
//!
//! A new method is a row in one of the tables called `METHODS`.

mod base64;
mod bulk;
mod create;
mod encoding;
mod numbers;
mod search;
mod slices;
mod text;

pub(crate) use self::encoding::Encoding;

use boa_engine::{
    Context, JsArgs, JsError, JsObject, JsResult, JsValue,
    builtins::{
        dataview::DataView,
        typed_array::{TypedArray, TypedArrayKind},
    },
    property::Attribute,
};

use crate::{
    interop::{self, Binding, bytes::View, error},
    state::State,
};

/// `internalBinding('buffer')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("install", 2, install),
            ("fromArrayLike", 1, create::js_from_array_like),
            ("transcode", 3, text::transcode),
            ("isUtf8", 1, text::is_utf8),
            ("isAscii", 1, text::is_ascii),
            ("atob", 1, text::atob),
            ("btoa", 1, text::btoa),
            ("randomId", 0, text::random_id),
        ])
        .value("kStringMaxLength", slices::MAX_STRING_LENGTH)
        .build())
}

/// Functions of `Buffer` itself.
static STATICS: &[numbers::Row] = &[
    ("from", 3, create::from, &[]),
    ("copyBytesFrom", 3, create::copy_bytes_from, &[]),
    ("of", 0, create::of, &[]),
    ("alloc", 3, create::alloc, &[]),
    ("allocUnsafe", 1, create::alloc_unsafe, &[]),
    ("allocUnsafeSlow", 1, create::alloc_unsafe_slow, &[]),
    ("isBuffer", 1, is_buffer, &[]),
    ("compare", 2, bulk::compare_two, &[]),
    ("isEncoding", 1, is_encoding, &[]),
    ("concat", 2, create::concat, &[]),
    ("byteLength", 2, create::byte_length, &[]),
];

/// `install(Buffer)`: defines the methods of the class and of its prototype, which from now on is what native
/// functions make buffers of.
fn install(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let class = args.get_or_undefined(0);
    let Some(object) = class.as_object() else {
        return Ok(JsValue::undefined());
    };
    let prototype = interop::get(&object, "prototype", context)?;
    let Some(prototype) = prototype.as_object() else {
        return Ok(JsValue::undefined());
    };
    define(&object, STATICS, context);
    for rows in [
        numbers::METHODS,
        slices::METHODS,
        bulk::METHODS,
        search::METHODS,
    ] {
        define(&prototype, rows, context);
    }
    let state = State::of(context);
    state.set_buffer_prototype(prototype);
    state.slots.borrow_mut().insert("Buffer", class.clone());
    Ok(JsValue::undefined())
}

fn define(object: &JsObject, rows: &'static [numbers::Row], context: &Context) {
    for &(name, length, pointer, aliases) in rows {
        let function = interop::function(name, length, pointer, context);
        interop::define(object, name, function.clone().into(), Attribute::all());
        for alias in aliases {
            interop::define(object, alias, function.clone().into(), Attribute::all());
        }
    }
}

/// `Buffer.isBuffer(value)`.
fn is_buffer(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (Some(mut object), Some(wanted)) = (
        args.get_or_undefined(0).as_object(),
        State::of(context).buffer_prototype(),
    ) else {
        return Ok(false.into());
    };
    while let Some(prototype) = object.prototype() {
        if JsObject::equals(&prototype, &wanted) {
            return Ok(true.into());
        }
        object = prototype;
    }
    Ok(false.into())
}

/// `Buffer.isEncoding(value)`.
fn is_encoding(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let name = args.get_or_undefined(0).as_string();
    Ok(name
        .is_some_and(|name| Encoding::from_name(name.as_str()).is_some())
        .into())
}

/// The bytes of `this`, which must be a view.
fn this_view(this: &JsValue, context: &mut Context) -> JsResult<View> {
    view_of(this, context).ok_or_else(|| error::argument_must_be("buffer", context))
}

/// The bytes of any `ArrayBufferView`.
fn view_of(value: &JsValue, context: &mut Context) -> Option<View> {
    let object = value.as_object()?;
    if let Some(view) = View::of_typed_array(&object) {
        return Some(view);
    }
    if object.is::<DataView>() {
        return View::new(value, context);
    }
    None
}

/// The bytes of a `Uint8Array`, a `Buffer` among them.
fn uint8_view(value: &JsValue) -> Option<View> {
    let object = value.as_object()?;
    let kind = object.downcast_ref::<TypedArray>()?.kind();
    if kind != TypedArrayKind::Uint8 {
        return None;
    }
    View::of_typed_array(&object)
}

/// The encoding that `value`, as a string, names.
fn optional_encoding(value: &JsValue, context: &mut Context) -> JsResult<Option<Encoding>> {
    let name = value.to_string(context)?;
    Ok(Encoding::from_name(name.as_str()))
}

/// As [`optional_encoding`], throwing `ERR_UNKNOWN_ENCODING`.
fn named_encoding(value: &JsValue, context: &mut Context) -> JsResult<Encoding> {
    match optional_encoding(value, context)? {
        Some(encoding) => Ok(encoding),
        None => Err(unknown_encoding(value, context)),
    }
}

fn unknown_encoding(name: &JsValue, context: &mut Context) -> JsError {
    error::node_error("ERR_UNKNOWN_ENCODING", std::slice::from_ref(name), context)
}
