//! Buffer's encodings: text to bytes and back.
//!
//! Source: Node's documentation, "Buffers and character encodings". What the decoders let pass is what Node lets pass.

use boa_engine::{JsStr, JsString, string::JsStrVariant};
use encoding_rs::mem;

use super::base64;
use crate::interop::text;

/// An encoding that Buffer knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16le,
    Latin1,
    Ascii,
    Hex,
    Base64,
    Base64url,
}

/// All names, in lower case.
const NAMES: &[(&[u8], Encoding)] = &[
    (b"utf8", Encoding::Utf8),
    (b"utf-8", Encoding::Utf8),
    (b"ucs2", Encoding::Utf16le),
    (b"ucs-2", Encoding::Utf16le),
    (b"utf16le", Encoding::Utf16le),
    (b"utf-16le", Encoding::Utf16le),
    (b"latin1", Encoding::Latin1),
    (b"binary", Encoding::Latin1),
    (b"base64", Encoding::Base64),
    (b"hex", Encoding::Hex),
    (b"ascii", Encoding::Ascii),
    (b"base64url", Encoding::Base64url),
];

impl Encoding {
    /// The encoding called `name`, in any case.
    pub(crate) fn from_name(name: JsStr<'_>) -> Option<Self> {
        let mut narrow = [0; 9];
        let name = match name.variant() {
            JsStrVariant::Latin1(name) => name,
            JsStrVariant::Utf16(units) => {
                let narrow = narrow.get_mut(..units.len())?;
                for (to, from) in narrow.iter_mut().zip(units) {
                    *to = u8::try_from(*from).ok()?;
                }
                narrow
            }
        };
        NAMES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, encoding)| *encoding)
    }

    /// The canonical name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf16le => "utf16le",
            Self::Latin1 => "latin1",
            Self::Ascii => "ascii",
            Self::Hex => "hex",
            Self::Base64 => "base64",
            Self::Base64url => "base64url",
        }
    }

    /// How many bytes `text` takes, as `Buffer.byteLength` says; for base64 and hex this trusts that the text is sound.
    pub(crate) fn byte_length(self, text: JsStr<'_>) -> usize {
        match self {
            Self::Latin1 | Self::Ascii => text.len(),
            Self::Utf16le => text.len() * 2,
            Self::Hex => text.len() / 2,
            Self::Base64 | Self::Base64url => base64::byte_length(text),
            Self::Utf8 => match text.variant() {
                JsStrVariant::Latin1(bytes) => {
                    bytes.len() + bytes.iter().filter(|byte| !byte.is_ascii()).count()
                }
                JsStrVariant::Utf16(units) => utf8_length(units),
            },
        }
    }

    /// The bytes of `text`.
    pub(crate) fn encode(self, text: JsStr<'_>) -> Vec<u8> {
        if let (Self::Latin1 | Self::Ascii, JsStrVariant::Latin1(bytes)) = (self, text.variant()) {
            return bytes.to_vec();
        }
        let mut bytes = vec![0; self.byte_length(text)];
        let written = self.encode_into(text, &mut bytes);
        bytes.truncate(written);
        bytes
    }

    /// Writes as many whole characters of `text` as fit into `target` and tells how many bytes they took.
    pub(crate) fn encode_into(self, text: JsStr<'_>, target: &mut [u8]) -> usize {
        match (self, text.variant()) {
            (Self::Utf8, JsStrVariant::Latin1(bytes)) => {
                mem::convert_latin1_to_utf8_partial(bytes, target).1
            }
            (Self::Utf8, JsStrVariant::Utf16(units)) => {
                mem::convert_utf16_to_utf8_partial(units, target).1
            }
            (Self::Latin1 | Self::Ascii, JsStrVariant::Latin1(bytes)) => {
                let count = bytes.len().min(target.len());
                target[..count].copy_from_slice(&bytes[..count]);
                count
            }
            (Self::Latin1 | Self::Ascii, JsStrVariant::Utf16(units)) => {
                for (to, from) in target.iter_mut().zip(units) {
                    *to = from.to_le_bytes()[0];
                }
                units.len().min(target.len())
            }
            (Self::Utf16le, JsStrVariant::Latin1(bytes)) => {
                let pairs = target.chunks_exact_mut(2);
                for (to, from) in pairs.zip(bytes) {
                    to.copy_from_slice(&[*from, 0]);
                }
                bytes.len().min(target.len() / 2) * 2
            }
            (Self::Utf16le, JsStrVariant::Utf16(units)) => {
                let pairs = target.chunks_exact_mut(2);
                for (to, from) in pairs.zip(units) {
                    to.copy_from_slice(&from.to_le_bytes());
                }
                units.len().min(target.len() / 2) * 2
            }
            (Self::Hex, JsStrVariant::Latin1(bytes)) => {
                hex_into(bytes.iter().map(|&byte| byte.into()), target)
            }
            (Self::Hex, JsStrVariant::Utf16(units)) => hex_into(units.iter().copied(), target),
            (Self::Base64 | Self::Base64url, _) => base64::decode_into(text, target),
        }
    }

    /// The text of `bytes`.
    pub(crate) fn decode(self, bytes: &[u8]) -> JsString {
        match self {
            Self::Utf8 => text::from_utf8_lossy(bytes),
            Self::Latin1 => text::from_latin1(bytes),
            Self::Ascii if bytes.is_ascii() => text::from_latin1(bytes),
            Self::Ascii => {
                let seven: Vec<u8> = bytes.iter().map(|byte| byte & 0x7f).collect();
                text::from_latin1(&seven)
            }
            Self::Utf16le => {
                let units: Vec<u16> = bytes
                    .chunks_exact(2)
                    .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                    .collect();
                text::from_utf16(&units)
            }
            Self::Hex => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                let mut digits = Vec::with_capacity(bytes.len() * 2);
                for byte in bytes {
                    digits.push(DIGITS[usize::from(byte >> 4)]);
                    digits.push(DIGITS[usize::from(byte & 15)]);
                }
                text::from_latin1(&digits)
            }
            Self::Base64 => {
                text::from_latin1(base64_simd::STANDARD.encode_to_string(bytes).as_bytes())
            }
            Self::Base64url => {
                let text = base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes);
                text::from_latin1(text.as_bytes())
            }
        }
    }

    /// How many UTF-16 units [`decode`](Self::decode) makes of `length` bytes at least; for the limit on strings.
    pub(crate) const fn least_units(self, length: usize) -> usize {
        match self {
            // Three bytes a unit is the most that UTF-8 needs.
            Self::Utf8 => length / 3,
            Self::Utf16le => length / 2,
            Self::Latin1 | Self::Ascii => length,
            Self::Hex => length.saturating_mul(2),
            Self::Base64 | Self::Base64url => length / 3 * 4,
        }
    }
}

fn utf8_length(units: &[u16]) -> usize {
    let mut length = 0;
    let mut units = units.iter().copied().peekable();
    while let Some(unit) = units.next() {
        length += match unit {
            0..0x80 => 1,
            0x80..0x800 => 2,
            0xd800..0xdc00
                if units
                    .next_if(|next| (0xdc00..0xe000).contains(next))
                    .is_some() =>
            {
                4
            }
            _ => 3,
        };
    }
    length
}

/// Pairs of digits, up to the first that is none.
fn hex_into(mut digits: impl Iterator<Item = u16>, target: &mut [u8]) -> usize {
    let mut written = 0;
    for to in target {
        let (Some(high), Some(low)) = (
            digits.next().and_then(hex_digit),
            digits.next().and_then(hex_digit),
        ) else {
            break;
        };
        *to = high << 4 | low;
        written += 1;
    }
    written
}

fn hex_digit(unit: u16) -> Option<u8> {
    let digit = char::from(u8::try_from(unit).ok()?).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use boa_engine::JsString;

    use super::Encoding;

    #[test]
    fn names_in_any_case() {
        let known = |name: &str| Encoding::from_name(JsString::from(name).as_str());
        assert_eq!(known("UTF-8"), Some(Encoding::Utf8));
        assert_eq!(known("Base64URL"), Some(Encoding::Base64url));
        assert_eq!(known(""), None);
        assert_eq!(known("utf-8-and-much-more"), None);
        assert_eq!(known("日本"), None);
    }

    #[test]
    fn whole_characters_only() {
        let text = JsString::from("é😀");
        let mut target = [0; 5];
        assert_eq!(Encoding::Utf8.encode_into(text.as_str(), &mut target), 2);
        assert_eq!(Encoding::Utf8.byte_length(text.as_str()), 6);
        assert_eq!(Encoding::Utf16le.encode_into(text.as_str(), &mut target), 4);
    }

    #[test]
    fn hex_ends_at_the_first_wrong_digit() {
        let encode = |text: &str| Encoding::Hex.encode(JsString::from(text).as_str());
        assert_eq!(encode("61zz62"), b"a");
        assert_eq!(encode("616"), b"a");
        assert_eq!(encode("é1"), b"");
    }

    #[test]
    fn every_encoding_reads_what_it_wrote() {
        let bytes: Vec<u8> = (0..=255).collect();
        for encoding in [
            Encoding::Utf16le,
            Encoding::Latin1,
            Encoding::Hex,
            Encoding::Base64,
            Encoding::Base64url,
        ] {
            let text = encoding.decode(&bytes);
            assert_eq!(encoding.encode(text.as_str()), bytes, "{}", encoding.name());
        }
    }
}
