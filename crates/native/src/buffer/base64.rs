//! Base64 as Node reads it: both alphabets at once, up to the padding; whatever is in neither is passed over.

use base64_simd::AsOut;
use boa_engine::{JsStr, string::JsStrVariant};

/// The bytes that sound base64 of this length stands for, an upper bound for any other.
pub(super) fn byte_length(text: JsStr<'_>) -> usize {
    let last = |back: usize| text.len().checked_sub(back).and_then(|at| text.get(at));
    let mut digits = text.len();
    if last(1) == Some(u16::from(b'=')) {
        digits -= 1;
        if digits > 0 && last(2) == Some(u16::from(b'=')) {
            digits -= 1;
        }
    }
    // 3 bytes are 4 digits.
    digits / 4 * 3 + digits % 4 * 3 / 4
}

/// Decodes into `target` until it is full or the text ends, and tells how many bytes that were.
pub(super) fn decode_into(text: JsStr<'_>, target: &mut [u8]) -> usize {
    let limit = byte_length(text).min(target.len());
    let target = &mut target[..limit];
    match text.variant() {
        JsStrVariant::Latin1(bytes) => {
            // Sound text of the standard alphabet, which is nearly all there is.
            let standard = base64_simd::STANDARD;
            if standard
                .decoded_length(bytes)
                .is_ok_and(|length| length <= limit)
                && let Ok(done) = standard.decode(bytes, target.as_out())
            {
                return done.len();
            }
            digits_into(bytes.iter().copied().map(digit), target)
        }
        JsStrVariant::Utf16(units) => {
            // As in Node, only the low byte counts.
            digits_into(
                units.iter().map(|unit| digit(unit.to_le_bytes()[0])),
                target,
            )
        }
    }
}

fn digits_into(digits: impl Iterator<Item = u8>, target: &mut [u8]) -> usize {
    let digits = digits.take_while(|&digit| digit != PADDING);
    let mut digits = digits.filter(|&digit| digit != NONE);
    let mut written = 0;
    let mut put = |byte: u8| match target.get_mut(written) {
        Some(to) => {
            *to = byte;
            written += 1;
            true
        }
        None => false,
    };
    while let (Some(a), Some(b)) = (digits.next(), digits.next()) {
        if !put(a << 2 | b >> 4) {
            break;
        }
        let Some(c) = digits.next() else { break };
        if !put(b << 4 | c >> 2) {
            break;
        }
        let Some(d) = digits.next() else { break };
        if !put(c << 6 | d) {
            break;
        }
    }
    written
}

const NONE: u8 = 64;
const PADDING: u8 = 65;

fn digit(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        b'=' => PADDING,
        _ => NONE,
    }
}

#[cfg(test)]
mod tests {
    use boa_engine::JsString;

    use crate::buffer::Encoding;

    fn decode(text: &str) -> Vec<u8> {
        Encoding::Base64.encode(JsString::from(text).as_str())
    }

    #[test]
    fn sound_and_unsound() {
        assert_eq!(decode("YWJj"), b"abc");
        assert_eq!(decode("YWI="), b"ab");
        assert_eq!(decode("YWI"), b"ab");
        assert_eq!(decode("Y W\nI="), b"ab");
        assert_eq!(decode("_-8"), decode("/+8="));
        assert_eq!(decode("="), b"");
        assert_eq!(decode("YQ==YQ=="), b"a");
        assert_eq!(decode("日YWI"), b"ab");
        assert_eq!(decode("*"), b"");
    }
}
