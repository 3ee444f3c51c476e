//! Strings. Boa keeps Latin-1 or UTF-16; the world outside is UTF-8 and, for paths, bytes.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use boa_engine::{Context, JsResult, JsStr, JsString, JsValue, string::JsStrVariant};

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
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => from_str(text),
        Err(_) => from_str(&String::from_utf8_lossy(bytes)),
    }
}

/// A string from text, as Latin-1 where it fits.
pub(crate) fn from_str(text: &str) -> JsString {
    if text.is_ascii() {
        return JsString::from(JsStr::latin1(text.as_bytes()));
    }
    if text.chars().all(|c| u32::from(c) < 256) {
        // Each of these fits a byte: that is what was just checked.
        let bytes: Vec<u8> = text
            .chars()
            .filter_map(|c| u8::try_from(u32::from(c)).ok())
            .collect();
        return JsString::from(JsStr::latin1(&bytes));
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    JsString::from(JsStr::utf16(&units))
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
