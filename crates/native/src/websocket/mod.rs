//! What a WebSocket client does with bytes (RFC 6455): the answer to its key, and frames with their masks.
//! `stdlib-js/internal/websocket` is the other half.

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue};
use sha1::{Digest, Sha1};

use crate::interop::{
    Binding,
    bytes::{self, View},
    error, text,
};

/// What a server appends to the key before it hashes it (RFC 6455, 1.3).
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// `internalBinding('websocket')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("key", 0, js_key),
            ("accept", 1, js_accept),
            ("frame", 2, js_frame),
        ])
        .build())
}

/// `key()`: sixteen random bytes in base64.
fn js_key(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut key = [0; 16];
    random(&mut key, context)?;
    Ok(text::from_str(&base64_simd::STANDARD.encode_to_string(key)).into())
}

/// `accept(key)`: the `Sec-WebSocket-Accept` that a server must answer with.
fn js_accept(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = text::argument(args.get_or_undefined(0), context)?;
    Ok(text::from_str(&accept(&key)).into())
}

/// `frame(opcode, payload)`: a final frame, masked; the payload is a string or bytes.
fn js_frame(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let opcode = args.get_or_undefined(0).to_u32(context)? & 0x0f;
    let payload = args.get_or_undefined(1);
    let mut mask = [0; 4];
    random(&mut mask, context)?;
    let block = if let Some(string) = payload.as_string() {
        frame(opcode as u8, text::to_utf8(&string).as_bytes(), mask)
    } else {
        let view = View::new(payload, context)
            .ok_or_else(|| error::argument_must_be("buffer", context))?;
        let payload = view.bytes();
        frame(opcode as u8, payload.as_deref().unwrap_or_default(), mask)
    };
    let block = bytes::block_from(&block);
    Ok(bytes::buffer(block, context)?.into())
}

fn random(target: &mut [u8], context: &mut Context) -> JsResult<()> {
    getrandom::fill(target)
        .map_err(|_| crate::system_error::SystemError::new(5, "getrandom").into_js_error(context))
}

fn accept(key: &str) -> String {
    let hash = Sha1::new().chain_update(key).chain_update(GUID).finalize();
    base64_simd::STANDARD.encode_to_string(hash)
}

/// RFC 6455, 5.2, with FIN and MASK.
fn frame(opcode: u8, payload: &[u8], mask: [u8; 4]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(payload.len() + 14);
    frame.push(0x80 | opcode);
    match payload.len() {
        length @ 0..=125 => frame.push(0x80 | length as u8),
        length @ 126..=0xffff => {
            frame.push(0x80 | 126);
            frame.extend_from_slice(&(length as u16).to_be_bytes());
        }
        length => {
            frame.push(0x80 | 127);
            frame.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    frame.extend_from_slice(&mask);
    let masked = payload.iter().zip(mask.iter().cycle());
    frame.extend(masked.map(|(byte, mask)| byte ^ mask));
    frame
}

#[cfg(test)]
mod tests {
    use super::{accept, frame};

    #[test]
    fn the_key_of_the_rfc_has_its_answer() {
        assert_eq!(
            accept("dGhlIHNhbXBsZSBub25jZQ=="),
            "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        );
    }

    #[test]
    fn the_masked_hello_of_the_rfc() {
        let hello = [
            0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58,
        ];
        assert_eq!(frame(1, b"Hello", [0x37, 0xfa, 0x21, 0x3d]), hello);
    }

    #[test]
    fn lengths_take_one_three_or_nine_bytes() {
        assert_eq!(frame(2, &[0; 126], [0; 4])[1..4], [0xfe, 0, 126]);
        assert_eq!(
            frame(2, &[0; 65536], [0; 4])[1..10],
            [0xff, 0, 0, 0, 0, 0, 1, 0, 0]
        );
    }
}
