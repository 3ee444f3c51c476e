//! The Rust half of `TextEncoder` and `TextDecoder`. Labels, names and decoders are the WHATWG's, by `encoding_rs`.

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace, js_string,
};
use encoding_rs::{Decoder, DecoderResult, Encoding};

use crate::{
    buffer,
    interop::{
        self, Binding,
        bytes::{self, View},
        error::{coded, invalid_arg_type, node_error},
        text,
    },
};

/// `internalBinding('encoding')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("encode", 1, encode),
            ("encodeInto", 2, encode_into),
            ("name", 1, name),
            ("createDecoder", 3, create_decoder),
            ("decode", 3, decode),
        ])
        .build())
}

/// `encode(text)`: a `Uint8Array` of UTF-8.
fn encode(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let utf8 = buffer::Encoding::Utf8;
    let length = utf8.byte_length(text.as_str());
    let mut block = bytes::try_block(length)?;
    utf8.encode_into(text.as_str(), &mut block);
    Ok(bytes::uint8_array(block, context)?.into())
}

/// `encodeInto(text, target)`: the units read and the bytes written.
fn encode_into(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let target = args.get_or_undefined(1);
    let Some(view) = View::new(target, context) else {
        return Err(invalid_arg_type("dest", &["Uint8Array"], target, context));
    };
    let (read, written) = match view.bytes_mut() {
        Some(mut bytes) => match text.as_str().variant() {
            boa_engine::string::JsStrVariant::Latin1(from) => {
                encoding_rs::mem::convert_latin1_to_utf8_partial(from, &mut bytes)
            }
            boa_engine::string::JsStrVariant::Utf16(from) => {
                encoding_rs::mem::convert_utf16_to_utf8_partial(from, &mut bytes)
            }
        },
        None => (0, 0),
    };
    let counts = interop::object(
        &[
            ("read", JsValue::from(read)),
            ("written", JsValue::from(written)),
        ],
        context,
    );
    Ok(counts.into())
}

fn labelled(label: &JsValue, context: &mut Context) -> JsResult<Option<&'static Encoding>> {
    let label = text::argument(label, context)?;
    Ok(Encoding::for_label_no_replacement(label.as_bytes()))
}

/// `name(label)`: the encoding's name in lower case, undefined if no encoding has the label.
fn name(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(match labelled(args.get_or_undefined(0), context)? {
        Some(encoding) => text::from_str(&encoding.name().to_ascii_lowercase()).into(),
        None => JsValue::undefined(),
    })
}

/// What a `TextDecoder` keeps between calls.
#[derive(Trace, Finalize, JsData)]
#[boa_gc(unsafe_empty_trace)]
struct State {
    encoding: &'static Encoding,
    fatal: bool,
    ignore_bom: bool,
    /// There while a stream is under way.
    decoder: Option<Decoder>,
}

/// `createDecoder(label, fatal, ignoreBOM)`.
fn create_decoder(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(encoding) = labelled(args.get_or_undefined(0), context)? else {
        return Ok(JsValue::undefined());
    };
    let state = State {
        encoding,
        fatal: args.get_or_undefined(1).to_boolean(),
        ignore_bom: args.get_or_undefined(2).to_boolean(),
        decoder: None,
    };
    Ok(JsObject::new(context.root_shape(), None, state)
        .upcast()
        .into())
}

/// `decode(decoder, bytes, stream)`: text; undefined if the bytes are wrong and the decoder is fatal.
fn decode(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = args.get_or_undefined(1);
    let view = View::new(input, context);
    if view.is_none() && !input.is_undefined() && !is_buffer_source(input) {
        let error = boa_engine::js_error!(TypeError: "The \"list\" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.");
        return Err(coded(error, "ERR_INVALID_ARG_TYPE", context));
    }
    let more = args.get_or_undefined(2).to_boolean();
    let object = args.get_or_undefined(0).as_object();
    let Some(mut state) = object.as_ref().and_then(JsObject::downcast_mut::<State>) else {
        return Ok(JsValue::undefined());
    };
    let borrowed = view.as_ref().and_then(View::bytes);
    let input = borrowed.as_deref().unwrap_or_default();
    if !more && state.decoder.is_none() && state.encoding == encoding_rs::UTF_8 {
        let body = match input.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) if !state.ignore_bom => rest,
            _ => input,
        };
        if state.fatal && simdutf8::basic::from_utf8(body).is_err() {
            return Ok(JsValue::undefined());
        }
        return Ok(text::from_utf8_lossy(body).into());
    }
    let encoding = state.encoding;
    let mut decoder = state.decoder.take().unwrap_or_else(|| {
        if state.ignore_bom {
            encoding.new_decoder_without_bom_handling()
        } else {
            encoding.new_decoder_with_bom_removal()
        }
    });
    let Some(room) = decoder.max_utf16_buffer_length(input.len()) else {
        return Err(node_error("ERR_STRING_TOO_LONG", &[], context));
    };
    let mut units = vec![0; room];
    let written = if state.fatal {
        let (result, _, written) =
            decoder.decode_to_utf16_without_replacement(input, &mut units, !more);
        match result {
            DecoderResult::InputEmpty => written,
            DecoderResult::OutputFull | DecoderResult::Malformed(..) => {
                return Ok(JsValue::undefined());
            }
        }
    } else {
        decoder.decode_to_utf16(input, &mut units, !more).2
    };
    if more {
        state.decoder = Some(decoder);
    }
    Ok(match units.get(..written) {
        Some(units) => text::from_utf16(units).into(),
        None => js_string!().into(),
    })
}

/// True for buffers and views that hold no bytes any more.
fn is_buffer_source(value: &JsValue) -> bool {
    value.as_object().is_some_and(|object| {
        object.is::<boa_engine::builtins::array_buffer::ArrayBuffer>()
            || object.is::<boa_engine::builtins::typed_array::TypedArray>()
            || object.is::<boa_engine::builtins::dataview::DataView>()
    })
}
