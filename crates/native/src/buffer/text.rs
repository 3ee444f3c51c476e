//! What `node:buffer` offers beside the class: checks and conversions of text.

use boa_engine::{
    Context, JsArgs, JsResult, JsValue,
    builtins::{array_buffer::ArrayBuffer, dataview::DataView, typed_array::TypedArray},
    js_error, js_string,
    string::JsStrVariant,
};

use super::{Encoding, optional_encoding};
use crate::interop::{
    bytes::{self, View},
    error::{invalid_arg_type, node_error},
    text,
};

/// `isUtf8(input)`.
pub(super) fn is_utf8(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    check(
        args,
        |bytes| simdutf8::basic::from_utf8(bytes).is_ok(),
        context,
    )
}

/// `isAscii(input)`.
pub(super) fn is_ascii(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    check(args, <[u8]>::is_ascii, context)
}

fn check(
    args: &[JsValue],
    holds: impl Fn(&[u8]) -> bool,
    context: &mut Context,
) -> JsResult<JsValue> {
    let input = args.get_or_undefined(0);
    let view = View::new(input, context);
    let data_view = input
        .as_object()
        .is_some_and(|object| object.is::<DataView>());
    if let Some(view) = view.filter(|_| !data_view) {
        return Ok(view.bytes().as_deref().is_none_or(holds).into());
    }
    let object = input.as_object();
    if object.is_some_and(|object| object.is::<ArrayBuffer>() || object.is::<TypedArray>()) {
        let error = js_error!(Error: "Cannot validate on a detached buffer");
        return Err(crate::interop::error::coded(
            error,
            "ERR_INVALID_STATE",
            context,
        ));
    }
    let types = ["ArrayBuffer", "Buffer", "TypedArray"];
    Err(invalid_arg_type("input", &types, input, context))
}

/// `transcode(source, fromEnc, toEnc)`: undefined if one of the encodings is none of utf8, utf16le, latin1 and ascii.
/// What the target cannot hold becomes `?`.
pub(super) fn transcode(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(source) = super::uint8_view(args.get_or_undefined(0)) else {
        let types = ["Buffer", "Uint8Array"];
        return Err(invalid_arg_type(
            "source",
            &types,
            args.get_or_undefined(0),
            context,
        ));
    };
    let (from, to) = (
        optional_encoding(args.get_or_undefined(1), context)?,
        optional_encoding(args.get_or_undefined(2), context)?,
    );
    let text_only = |encoding: Option<Encoding>| {
        encoding.filter(|encoding| {
            matches!(
                encoding,
                Encoding::Utf8 | Encoding::Utf16le | Encoding::Latin1 | Encoding::Ascii
            )
        })
    };
    let (Some(from), Some(to)) = (text_only(from), text_only(to)) else {
        return Ok(JsValue::undefined());
    };
    let text = match source.bytes() {
        Some(bytes) if from == Encoding::Ascii => {
            let units: Vec<u16> = bytes
                .iter()
                .map(|&byte| if byte.is_ascii() { byte.into() } else { 0xfffd })
                .collect();
            text::from_utf16(&units)
        }
        Some(bytes) => from.decode(&bytes),
        None => return Ok(JsValue::undefined()),
    };
    let limit = match to {
        Encoding::Latin1 => 0x100,
        Encoding::Ascii => 0x80,
        _ => {
            let block = bytes::block_from(&to.encode(text.as_str()));
            return Ok(bytes::buffer(block, context)?.into());
        }
    };
    let narrow: Vec<u8> = text
        .as_str()
        .code_points_lossy()
        .map(|c| match u8::try_from(u32::from(c)) {
            Ok(byte) if u32::from(c) < limit => byte,
            _ => b'?',
        })
        .collect();
    Ok(bytes::buffer(bytes::block_from(&narrow), context)?.into())
}

/// `atob(string)`: what the WHATWG's "forgiving-base64 decode" makes of the text; where that fails, in an array, why.
pub(super) fn atob(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = args.get_or_undefined(0).to_string(context)?;
    // What is not ASCII is wrong either way.
    let plain = text::to_utf8(&input);
    if let Ok(bytes) = base64_simd::forgiving_decode_to_vec(plain.as_bytes()) {
        return Ok(text::from_latin1(&bytes).into());
    }
    let mut digits = plain.bytes().filter(|byte| !b" \t\n\x0c\r".contains(byte));
    let sound = digits.all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte));
    let why = if sound {
        js_string!("The string to be decoded is not correctly encoded.")
    } else {
        js_string!("Invalid character")
    };
    Ok(crate::interop::array([why.into()], context))
}

/// `btoa(string)`: undefined if a character takes more than a byte.
pub(super) fn btoa(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = args.get_or_undefined(0).to_string(context)?;
    let bytes = match input.as_str().variant() {
        JsStrVariant::Latin1(bytes) => bytes.to_vec(),
        JsStrVariant::Utf16(units) => {
            match units.iter().map(|&unit| u8::try_from(unit)).collect() {
                Ok(bytes) => bytes,
                Err(_) => return Ok(JsValue::undefined()),
            }
        }
    };
    if bytes.len() / 3 * 4 > super::slices::MAX_STRING_LENGTH {
        return Err(node_error("ERR_STRING_TOO_LONG", &[], context));
    }
    Ok(Encoding::Base64.decode(&bytes).into())
}

/// `randomId()`: a UUID of version 4, for the URL of a blob.
pub(super) fn random_id(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let mut bytes = [0; 16];
    if let Err(error) = getrandom::fill(&mut bytes) {
        return Err(js_error!(Error: "No entropy: {}", error));
    }
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let groups = [0..4, 4..6, 6..8, 8..10, 10..16].map(|range| digits[range].concat());
    Ok(text::from_str(&groups.join("-")).into())
}
