//! Bytes out of what programs pass as data and keys; results as a `Buffer` or in an encoding.

use boa_engine::{Context, JsResult, JsString, JsValue, js_error, string::JsStrVariant};

use super::key;
use crate::{
    buffer::Encoding,
    interop::{
        bytes::{self, View},
        error, text,
    },
};

/// Calls `take` with the bytes of a string (in the encoding that `encoding` names, UTF-8 if it names none), of a view or of a
/// key. `None` for anything else.
pub(super) fn with_bytes<R>(
    value: &JsValue,
    encoding: &JsValue,
    context: &mut Context,
    take: impl FnOnce(&[u8]) -> R,
) -> Option<R> {
    if let Some(string) = value.as_string() {
        let encoding = named(encoding).unwrap_or(Encoding::Utf8);
        if let (Encoding::Utf8, JsStrVariant::Latin1(ascii)) = (encoding, string.as_str().variant())
            && ascii.is_ascii()
        {
            return Some(take(ascii));
        }
        return Some(take(&encoding.encode(string.as_str())));
    }
    if let Some(view) = View::new(value, context) {
        return view.bytes().map(|bytes| take(&bytes));
    }
    key::secret_of(value).map(|secret| take(&secret))
}

/// A copy of the bytes that [`with_bytes`] sees.
///
/// # Errors
/// A `TypeError` for what has no bytes; the JavaScript half has checked by then, so it names no argument.
pub(super) fn to_vec(
    value: &JsValue,
    encoding: &JsValue,
    context: &mut Context,
) -> JsResult<Vec<u8>> {
    with_bytes(value, encoding, context, <[u8]>::to_vec)
        .ok_or_else(|| error::argument_must_be("buffer", context))
}

/// As [`with_bytes`] for the `data` of an `update`, which is a string or an `ArrayBufferView`.
///
/// # Errors
/// `ERR_INVALID_ARG_TYPE` for other data, `ERR_INVALID_ARG_VALUE` for hexadecimal digits that are not in pairs.
pub(super) fn with_data<R>(
    name: &str,
    value: &JsValue,
    encoding: &JsValue,
    context: &mut Context,
    take: impl FnOnce(&[u8]) -> R,
) -> JsResult<R> {
    if let Some(string) = value.as_string() {
        if string.len() % 2 == 1 && named(encoding) == Some(Encoding::Hex) {
            let reason = format!("is invalid for data of length {}", string.len());
            let arguments = [
                JsString::from("encoding").into(),
                encoding.clone(),
                text::from_str(&reason).into(),
            ];
            return Err(error::node_error(
                "ERR_INVALID_ARG_VALUE",
                &arguments,
                context,
            ));
        }
    } else if !is_view(value) {
        let types = ["string", "Buffer", "TypedArray", "DataView"];
        return Err(error::invalid_arg_type(name, &types, value, context));
    }
    with_bytes(value, encoding, context, take)
        .ok_or_else(|| js_error!(TypeError: "Cannot read the bytes of a detached ArrayBuffer"))
}

fn is_view(value: &JsValue) -> bool {
    use boa_engine::builtins::{dataview::DataView, typed_array::TypedArray};
    value
        .as_object()
        .is_some_and(|object| object.is::<TypedArray>() || object.is::<DataView>())
}

/// The encoding that a string names; `None` for other strings and other values.
pub(super) fn named(encoding: &JsValue) -> Option<Encoding> {
    encoding
        .as_string()
        .and_then(|name| Encoding::from_name(name.as_str()))
}

/// The encoding that `value`, as a string, names; `None` means a `Buffer`.
pub(super) fn output_encoding(
    value: &JsValue,
    context: &mut Context,
) -> JsResult<Option<Encoding>> {
    if value.is_undefined() {
        return Ok(None);
    }
    let name = value.to_string(context)?;
    Ok(Encoding::from_name(name.as_str()))
}

/// `bytes` as a string in `encoding`, or as a `Buffer`.
pub(super) fn output(
    bytes: &[u8],
    encoding: Option<Encoding>,
    context: &mut Context,
) -> JsResult<JsValue> {
    match encoding {
        Some(encoding) => Ok(encoding.decode(bytes).into()),
        None => Ok(bytes::buffer(bytes::block_from(bytes), context)?.into()),
    }
}

/// `bytes` as an `ArrayBuffer`.
pub(super) fn array_buffer(bytes: Vec<u8>, context: &mut Context) -> JsResult<JsValue> {
    Ok(bytes::array_buffer(bytes::block_from(&bytes), context)?.into())
}
