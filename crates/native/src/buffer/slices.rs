//! Text out of buffers and into them: `toString`, `write`, and the older `utf8Slice`, `utf8Write` and their kin.

use boa_engine::{Context, JsArgs, JsResult, JsValue, js_error};

use super::{Encoding, numbers::Row, this_view, unknown_encoding};
use crate::interop::{
    bytes::View,
    error::{self, argument_must_be, coded, node_error},
};

/// `buffer.constants.MAX_STRING_LENGTH`.
pub(super) const MAX_STRING_LENGTH: usize = 0x1fff_ffe8;

const UTF8: u8 = 0;
const UTF16LE: u8 = 1;
const LATIN1: u8 = 2;
const ASCII: u8 = 3;
const HEX: u8 = 4;
const BASE64: u8 = 5;
const BASE64URL: u8 = 6;

const fn encoding(number: u8) -> Encoding {
    match number {
        UTF16LE => Encoding::Utf16le,
        LATIN1 => Encoding::Latin1,
        ASCII => Encoding::Ascii,
        HEX => Encoding::Hex,
        BASE64 => Encoding::Base64,
        BASE64URL => Encoding::Base64url,
        _ => Encoding::Utf8,
    }
}

pub(super) static METHODS: &[Row] = &[
    ("asciiSlice", 2, slice::<ASCII>, &[]),
    ("base64Slice", 2, slice::<BASE64>, &[]),
    ("base64urlSlice", 2, slice::<BASE64URL>, &[]),
    ("latin1Slice", 2, slice::<LATIN1>, &[]),
    ("hexSlice", 2, slice::<HEX>, &[]),
    ("ucs2Slice", 2, slice::<UTF16LE>, &[]),
    ("utf8Slice", 2, slice::<UTF8>, &[]),
    ("asciiWrite", 3, write_as::<ASCII>, &[]),
    ("base64Write", 3, write_as::<BASE64>, &[]),
    ("base64urlWrite", 3, write_as::<BASE64URL>, &[]),
    ("latin1Write", 3, write_as::<LATIN1>, &[]),
    ("hexWrite", 3, write_as::<HEX>, &[]),
    ("ucs2Write", 3, write_as::<UTF16LE>, &[]),
    ("utf8Write", 3, write_as::<UTF8>, &[]),
    ("toString", 3, to_string, &["toLocaleString"]),
    ("write", 4, write, &[]),
];

/// `buf.toString([encoding[, start[, end]]])`.
fn to_string(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let length = view.len();
    if args.is_empty() {
        return text(Encoding::Utf8, &view, 0, length, context);
    }
    let start = match position(args.get_or_undefined(1), context)? {
        Some(start) if start >= length as f64 => return Ok(boa_engine::js_string!().into()),
        Some(start) => start.max(0.0) as usize,
        None => 0,
    };
    let end = match position(args.get_or_undefined(2), context)? {
        Some(end) => end.clamp(0.0, length as f64) as usize,
        None => length,
    };
    if end <= start {
        return Ok(boa_engine::js_string!().into());
    }
    let encoding = args.get_or_undefined(0);
    let encoding = if encoding.is_undefined() {
        Encoding::Utf8
    } else {
        super::named_encoding(encoding, context)?
    };
    text(encoding, &view, start, end, context)
}

/// A position as `toString` takes it: what is no number is 0, `undefined` is none.
fn position(value: &JsValue, context: &mut Context) -> JsResult<Option<f64>> {
    if value.is_undefined() {
        return Ok(None);
    }
    let number = value.to_number(context)?;
    Ok(Some(if number.is_nan() { 0.0 } else { number.trunc() }))
}

fn text(
    encoding: Encoding,
    view: &View,
    start: usize,
    end: usize,
    context: &mut Context,
) -> JsResult<JsValue> {
    if encoding.least_units(end - start) > MAX_STRING_LENGTH {
        return Err(too_long(context));
    }
    let bytes = view.bytes();
    let bytes = bytes.as_deref().and_then(|bytes| bytes.get(start..end));
    let text = encoding.decode(bytes.unwrap_or_default());
    if text.len() > MAX_STRING_LENGTH {
        return Err(too_long(context));
    }
    Ok(text.into())
}

fn too_long(context: &mut Context) -> boa_engine::JsError {
    node_error("ERR_STRING_TOO_LONG", &[], context)
}

/// `buf.utf8Slice(start, end)` and its kin, stricter than `toString`.
fn slice<const E: u8>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let length = view.len();
    if length == 0 {
        return Ok(boa_engine::js_string!().into());
    }
    let start = legacy_index(args.get_or_undefined(0), 0, context)?;
    let end = legacy_index(args.get_or_undefined(1), length, context)?;
    let end = end.max(start);
    if end > length {
        return Err(index_out_of_range(context));
    }
    text(encoding(E), &view, start, end, context)
}

/// An index as Node's C++ half takes it: converted, and not negative.
fn legacy_index(value: &JsValue, default: usize, context: &mut Context) -> JsResult<usize> {
    if value.is_undefined() {
        return Ok(default);
    }
    let number = value.to_integer_or_infinity(context)?;
    let number = number.clamp_finite(i64::MIN, i64::MAX);
    usize::try_from(number).map_err(|_| index_out_of_range(context))
}

fn index_out_of_range(context: &mut Context) -> boa_engine::JsError {
    coded(
        js_error!(RangeError: "Index out of range"),
        "ERR_OUT_OF_RANGE",
        context,
    )
}

/// `buf.utf8Write(string[, offset[, length]])` and its kin.
fn write_as<const E: u8>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let value = args.get_or_undefined(0);
    if !value.is_string() {
        return Err(argument_must_be("string", context));
    }
    let outside = |name: &str, context: &mut Context| {
        let name = crate::interop::text::from_str(name).into();
        node_error("ERR_BUFFER_OUT_OF_BOUNDS", &[name], context)
    };
    let Ok(offset) = legacy_index(args.get_or_undefined(1), 0, context) else {
        return Err(outside("offset", context));
    };
    if offset > view.len() {
        return Err(outside("offset", context));
    }
    let room = view.len() - offset;
    let Ok(length) = legacy_index(args.get_or_undefined(2), room, context) else {
        return Err(outside("length", context));
    };
    if length > view.len() {
        return Err(outside("length", context));
    }
    put(encoding(E), value, &view, offset, length.min(room))
}

/// `buf.write(string[, offset[, length]][, encoding])`.
fn write(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let length = view.len();
    let value = args.get_or_undefined(0);
    let (second, third) = (args.get_or_undefined(1), args.get_or_undefined(2));
    let (mut offset, mut room, mut name) = (0, length, args.get_or_undefined(3));
    if second.is_undefined() {
        // Without an offset nothing behind it counts.
        name = second;
    } else if third.is_undefined() && second.is_string() {
        name = second;
    } else {
        offset = error::integer(second, "offset", 0.0, length as f64, context)? as usize;
        room = length - offset;
        if third.is_string() {
            name = third;
        } else if !third.is_undefined() {
            let wanted = error::integer(third, "length", 0.0, length as f64, context)? as usize;
            room = room.min(wanted);
        }
    }
    if !value.is_string() {
        return Err(argument_must_be("string", context));
    }
    let truthy = name.to_boolean();
    let encoding = if truthy {
        match super::optional_encoding(name, context)? {
            Some(encoding) => encoding,
            None => return Err(unknown_encoding(name, context)),
        }
    } else {
        Encoding::Utf8
    };
    put(encoding, value, &view, offset, room)
}

fn put(
    encoding: Encoding,
    value: &JsValue,
    view: &View,
    offset: usize,
    room: usize,
) -> JsResult<JsValue> {
    let Some(text) = value.as_string() else {
        return Ok(JsValue::from(0));
    };
    let mut bytes = view.bytes_mut();
    let target = bytes
        .as_deref_mut()
        .and_then(|bytes| bytes.get_mut(offset..offset + room));
    let written = encoding.encode_into(text.as_str(), target.unwrap_or_default());
    Ok(JsValue::from(written))
}
