//! Strings. Boa keeps Latin-1 or UTF-16; the world outside is UTF-8 and, for paths, bytes.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use boa_engine::{Context, JsResult, JsStr, JsString, JsValue, string::JsStrVariant};
use encoding_rs::mem;

/// UTF-8 of a string; a lone surrogate becomes U+FFFD, as everywhere in Node.
pub(crate) fn to_utf8(string: &JsString) -> String {
    match string.as_str().variant() {
        JsStrVariant::Latin1(bytes) => {
            if bytes.is_ascii() {
                // ASCII is UTF-8, so nothing is replaced here.
                String::from_utf8_lossy(bytes).into_owned()
            } else {
                bytes.iter().map(|&byte| char::from(byte)).collect()
            }
        }
        JsStrVariant::Utf16(units) => String::from_utf16_lossy(units),
    }
}

/// A string from bytes that should be UTF-8; what is not becomes U+FFFD.
pub(crate) fn from_utf8_lossy(bytes: &[u8]) -> JsString {
    if bytes.is_ascii() {
        return JsString::from(JsStr::latin1(bytes));
    }
    if mem::is_utf8_latin1(bytes) {
        let mut latin1 = vec![0; bytes.len()];
        let length = mem::convert_utf8_to_latin1_lossy(bytes, &mut latin1);
        return JsString::from(JsStr::latin1(latin1.get(..length).unwrap_or_default()));
    }
    // One unit more than bytes is what the conversion asks for.
    let mut units = vec![0; bytes.len() + 1];
    let length = mem::convert_utf8_to_utf16(bytes, &mut units);
    JsString::from(JsStr::utf16(units.get(..length).unwrap_or_default()))
}

/// A string from text, as Latin-1 where it fits.
pub(crate) fn from_str(text: &str) -> JsString {
    from_utf8_lossy(text.as_bytes())
}

/// A string from UTF-16, as Latin-1 where it fits; lone surrogates stay.
pub(crate) fn from_utf16(units: &[u16]) -> JsString {
    if !mem::is_utf16_latin1(units) {
        return JsString::from(JsStr::utf16(units));
    }
    let mut latin1 = vec![0; units.len()];
    mem::convert_utf16_to_latin1_lossy(units, &mut latin1);
    JsString::from(JsStr::latin1(&latin1))
}

/// A string that holds one byte a unit, as the encodings `latin1` and `binary` read.
pub(crate) fn from_latin1(bytes: &[u8]) -> JsString {
    JsString::from(JsStr::latin1(bytes))
}

/// The text of an argument, by `ToString`.
pub(crate) fn argument(value: &JsValue, context: &mut Context) -> JsResult<String> {
    Ok(to_utf8(&value.to_string(context)?))
}

/// A path from a string or from the bytes of a buffer (any bytes the system allows).
pub(crate) fn path_argument(value: &JsValue, context: &mut Context) -> JsResult<PathBuf> {
    if let Some(view) = super::bytes::View::new(value, context) {
        return Ok(PathBuf::from(os_string(view.to_vec())));
    }
    Ok(PathBuf::from(argument(value, context)?))
}

/// A string from a path; bytes that are not UTF-8 become U+FFFD.
pub(crate) fn from_path(path: impl AsRef<Path>) -> JsString {
    from_os(path.as_ref().as_os_str())
}

/// A string from what the system calls text.
pub(crate) fn from_os(text: &OsStr) -> JsString {
    from_utf8_lossy(text.as_encoded_bytes())
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    OsString::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{from_utf8_lossy, to_utf8};

    #[test]
    fn text_survives_both_ways() {
        for text in ["", "plain", "café", "日本", "😀", "a\u{0}b"] {
            assert_eq!(to_utf8(&from_utf8_lossy(text.as_bytes())), text);
        }
        assert_eq!(to_utf8(&from_utf8_lossy(b"\xff")), "\u{fffd}");
    }
}
