//! The Rust half of `node:string_decoder`: text from bytes that come in pieces.
//!
//! A decoder is seven bytes, which JavaScript keeps in a Buffer: up to four bytes of a character that is not complete,
//! how many bytes it lacks, how many are there, and the number of the encoding.

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsString, JsValue};

use crate::{
    buffer::Encoding,
    interop::{Binding, bytes::View, error::invalid_arg_type, text},
};

/// Bytes of a decoder's state.
const SIZE: usize = 7;
const MISSING: usize = 4;
const BUFFERED: usize = 5;
const ENCODING: usize = 6;

/// By their numbers in a state, which are those of Node's `enum encoding`.
const ENCODINGS: [Encoding; 8] = [
    Encoding::Ascii,
    Encoding::Utf8,
    Encoding::Base64,
    Encoding::Utf16le,
    Encoding::Latin1,
    Encoding::Hex,
    // Node's "buffer", which no decoder has.
    Encoding::Utf8,
    Encoding::Base64url,
];

/// `internalBinding('string_decoder')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("encoding", 1, js_encoding),
            ("decode", 2, js_decode),
            ("flush", 1, js_flush),
        ])
        .value("kSize", SIZE)
        .value("kMissingBytes", MISSING)
        .value("kBufferedBytes", BUFFERED)
        .value("kEncoding", ENCODING)
        .build())
}

/// `encoding(name)`: the canonical name and the number of an encoding, undefined for none such.
fn js_encoding(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = args.get_or_undefined(0);
    let encoding = if name.is_null_or_undefined() {
        Some(Encoding::Utf8)
    } else {
        let name = name.to_string(context)?;
        if name.is_empty() {
            Some(Encoding::Utf8)
        } else {
            Encoding::from_name(name.as_str())
        }
    };
    let Some(encoding) = encoding else {
        return Ok(JsValue::undefined());
    };
    let number = ENCODINGS.iter().position(|known| *known == encoding);
    let pair = [
        text::from_str(encoding.name()).into(),
        JsValue::from(number.unwrap_or(0)),
    ];
    Ok(crate::interop::array(pair, context))
}

/// `decode(state, bytes)`: the text of all characters that are now complete.
fn js_decode(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = args.get_or_undefined(1);
    let view = input
        .as_object()
        .filter(|object| !object.is::<boa_engine::builtins::array_buffer::ArrayBuffer>())
        .and_then(|_| View::new(input, context));
    let Some(view) = view else {
        let types = ["Buffer", "TypedArray", "DataView"];
        return Err(invalid_arg_type("buf", &types, input, context));
    };
    let bytes = view.to_vec();
    with_state(args, context, |state| state.write(&bytes))
}

/// `flush(state)`: what is left of an incomplete character, as text.
fn js_flush(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    with_state(args, context, State::flush)
}

fn with_state(
    args: &[JsValue],
    context: &mut Context,
    run: impl FnOnce(&mut State) -> JsString,
) -> JsResult<JsValue> {
    let state = args.get_or_undefined(0);
    let Some(view) = View::new(state, context).filter(|view| view.len() == SIZE) else {
        return Err(crate::interop::error::argument_must_be("buffer", context));
    };
    let mut stored = [0; SIZE];
    if let Some(bytes) = view.bytes() {
        stored.copy_from_slice(&bytes);
    }
    let mut state = State::read(stored);
    let text = run(&mut state);
    if let Some(mut bytes) = view.bytes_mut() {
        bytes.copy_from_slice(&state.stored());
    }
    Ok(text.into())
}

struct State {
    encoding: Encoding,
    number: u8,
    /// The start of a character that has not ended yet.
    partial: [u8; 4],
    buffered: usize,
    missing: usize,
}

impl State {
    /// What programs may have written into the bytes is brought within bounds.
    fn read(stored: [u8; SIZE]) -> Self {
        let [a, b, c, d, missing, buffered, number] = stored;
        let buffered = usize::from(buffered.min(4));
        Self {
            encoding: *ENCODINGS
                .get(usize::from(number))
                .unwrap_or(&Encoding::Utf8),
            number,
            partial: [a, b, c, d],
            buffered,
            missing: usize::from(missing).min(4 - buffered),
        }
    }

    fn stored(&self) -> [u8; SIZE] {
        let [a, b, c, d] = self.partial;
        // Both are at most 4.
        let (missing, buffered) = (self.missing as u8, self.buffered as u8);
        [a, b, c, d, missing, buffered, self.number]
    }

    fn write(&mut self, mut bytes: &[u8]) -> JsString {
        if matches!(
            self.encoding,
            Encoding::Latin1 | Encoding::Ascii | Encoding::Hex
        ) {
            return self.encoding.decode(bytes);
        }
        let mut before = None;
        if self.missing > 0 {
            let taken = self.complete(bytes);
            bytes = &bytes[taken..];
            if self.missing > 0 {
                return JsString::default();
            }
            before = Some(self.take_partial());
        }
        if bytes.is_empty() {
            return before.unwrap_or_default();
        }
        let (lead, missing) = self.unfinished(bytes);
        let (whole, rest) = bytes.split_at(bytes.len() - lead);
        self.partial[..lead].copy_from_slice(rest);
        (self.buffered, self.missing) = (lead, missing);
        let text = self.encoding.decode(whole);
        match before {
            Some(before) => JsString::concat(before.as_str(), text.as_str()),
            None => text,
        }
    }

    /// Adds what the incomplete character lacks, and tells how many bytes that were.
    fn complete(&mut self, bytes: &[u8]) -> usize {
        let mut count = self.missing.min(bytes.len());
        if self.encoding == Encoding::Utf8 {
            let stray = bytes[..count].iter().position(|byte| byte & 0xc0 != 0x80);
            if let Some(stray) = stray {
                // The character ends here, broken; what follows is a new one.
                count = stray;
                self.missing = count;
            }
        }
        self.partial[self.buffered..self.buffered + count].copy_from_slice(&bytes[..count]);
        self.buffered += count;
        self.missing -= count;
        count
    }

    /// The text of the character that has become complete. As in Node, a leading surrogate whose two bytes came apart
    /// does not wait for its other half.
    fn take_partial(&mut self) -> JsString {
        let length = std::mem::take(&mut self.buffered);
        self.encoding.decode(&self.partial[..length])
    }

    /// How many bytes at the end begin a character, and how many it still lacks.
    fn unfinished(&self, bytes: &[u8]) -> (usize, usize) {
        match self.encoding {
            Encoding::Utf8 => unfinished_utf8(bytes),
            Encoding::Utf16le if bytes.len() % 2 == 1 => (1, 1),
            Encoding::Utf16le if bytes.last().is_some_and(|&byte| is_high(byte)) => (2, 2),
            Encoding::Utf16le => (0, 0),
            _ => match bytes.len() % 3 {
                0 => (0, 0),
                rest => (rest, 3 - rest),
            },
        }
    }

    fn flush(&mut self) -> JsString {
        if self.encoding == Encoding::Utf16le {
            // Half a unit is nothing.
            self.buffered &= !1;
        }
        let length = std::mem::take(&mut self.buffered);
        self.missing = 0;
        self.encoding.decode(&self.partial[..length])
    }
}

/// Whether the second byte of a little-endian unit is that of a leading surrogate.
const fn is_high(byte: u8) -> bool {
    byte & 0xfc == 0xd8
}

fn unfinished_utf8(bytes: &[u8]) -> (usize, usize) {
    for (at, &byte) in bytes.iter().rev().take(4).enumerate() {
        let there = at + 1;
        let whole = match byte {
            0x80..0xc0 => continue,
            0xc0..0xe0 => 2,
            0xe0..0xf0 => 3,
            0xf0..0xf8 => 4,
            _ => 0,
        };
        return if there < whole {
            (there, whole - there)
        } else {
            (0, 0)
        };
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::{ENCODINGS, SIZE, State};
    use crate::buffer::Encoding;

    fn pieces(encoding: Encoding, pieces: &[&[u8]]) -> String {
        let mut stored = [0; SIZE];
        stored[6] = ENCODINGS.iter().position(|e| *e == encoding).unwrap() as u8;
        let mut state = State::read(stored);
        let mut text = String::new();
        for piece in pieces {
            text.push_str(&state.write(piece).to_std_string_lossy());
            state = State::read(state.stored());
        }
        text + &state.flush().to_std_string_lossy()
    }

    #[test]
    fn every_split_gives_the_same_text() {
        for (encoding, text) in [
            (Encoding::Utf8, "aé日😀z"),
            (Encoding::Utf16le, "aé日z"),
            (Encoding::Base64, "YWJjZGVmZw=="),
        ] {
            let bytes = encoding.encode(boa_engine::JsString::from(text).as_str());
            for first in 0..=bytes.len() {
                for second in first..=bytes.len() {
                    let parts = [&bytes[..first], &bytes[first..second], &bytes[second..]];
                    assert_eq!(pieces(encoding, &parts), text, "{first} {second}");
                }
            }
        }
    }

    #[test]
    fn broken_characters_end_where_they_break() {
        assert_eq!(pieces(Encoding::Utf8, &[b"\xe2", b"a"]), "\u{fffd}a");
        assert_eq!(pieces(Encoding::Utf8, &[b"\xe2\x82"]), "\u{fffd}");
        assert_eq!(pieces(Encoding::Utf16le, &[b"a\0b"]), "a");
    }
}
