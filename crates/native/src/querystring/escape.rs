//! Percent escapes.

use boa_engine::{JsStr, JsString, string::JsStrVariant};

use crate::interop::text;

/// Text with all but the unreserved characters escaped; `None` where a surrogate has no other half behind it.
pub(super) fn encode(text: JsStr<'_>) -> Option<JsString> {
    let units = match text.variant() {
        JsStrVariant::Latin1(bytes) if bytes.iter().all(|&byte| unreserved(byte.into())) => {
            return Some(text.into());
        }
        JsStrVariant::Latin1(bytes) => bytes.iter().map(|&byte| byte.into()).collect(),
        JsStrVariant::Utf16(units) => units.to_vec(),
    };
    let mut out = Vec::with_capacity(units.len() * 2);
    let mut units = units.into_iter();
    while let Some(unit) = units.next() {
        if unreserved(unit) {
            out.push(unit.to_le_bytes()[0]);
            continue;
        }
        let code = u32::from(unit);
        let code = if (0xd800..0xe000).contains(&unit) {
            0x10000 + ((code & 0x3ff) << 10 | u32::from(units.next()?) & 0x3ff)
        } else {
            code
        };
        let mut utf8 = [0; 4];
        for &byte in char::from_u32(code)?.encode_utf8(&mut utf8).as_bytes() {
            out.push(b'%');
            for digit in [byte >> 4, byte & 15] {
                out.push(if digit < 10 {
                    b'0' + digit
                } else {
                    b'A' + digit - 10
                });
            }
        }
    }
    Some(text::from_latin1(&out))
}

/// RFC 3986's unreserved characters, and those that `encodeURIComponent` leaves beside them.
fn unreserved(unit: u16) -> bool {
    u8::try_from(unit)
        .is_ok_and(|byte| byte.is_ascii_alphanumeric() || b"!'()*-._~".contains(&byte))
}

/// A key or value of a query: `+` is a space, then escapes.
pub(super) fn decode(units: &[u16]) -> JsString {
    if units
        .iter()
        .all(|&unit| unit != u16::from(b'%') && unit != u16::from(b'+'))
    {
        return text::from_utf16(units);
    }
    let spaced: Vec<u16> = units
        .iter()
        .map(|&unit| {
            if unit == u16::from(b'+') {
                b' '.into()
            } else {
                unit
            }
        })
        .collect();
    unescape(&spaced, false)
}

/// As `decodeURIComponent`; text that it refuses is taken as bytes, whatever they say.
pub(super) fn unescape(units: &[u16], spaces: bool) -> JsString {
    match strict(units) {
        Some(decoded) => text::from_utf16(&decoded),
        None => text::from_utf8_lossy(&unescape_bytes(units, spaces)),
    }
}

/// `None` for a `%` without two digits, and for escapes that are not UTF-8.
fn strict(units: &[u16]) -> Option<Vec<u16>> {
    let mut out = Vec::with_capacity(units.len());
    let mut run = Vec::new();
    let mut at = 0;
    while let Some(&unit) = units.get(at) {
        if unit != u16::from(b'%') {
            out.push(unit);
            at += 1;
            continue;
        }
        run.clear();
        while units.get(at) == Some(&u16::from(b'%')) {
            run.push(escaped_byte(units, at)?);
            at += 3;
        }
        out.extend(std::str::from_utf8(&run).ok()?.encode_utf16());
    }
    Some(out)
}

/// The bytes that escapes stand for; what is no escape is itself, cut to a byte.
pub(super) fn unescape_bytes(units: &[u16], spaces: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(units.len());
    let mut at = 0;
    while let Some(&unit) = units.get(at) {
        if unit == u16::from(b'%')
            && let Some(byte) = escaped_byte(units, at)
        {
            out.push(byte);
            at += 3;
            continue;
        }
        out.push(if spaces && unit == u16::from(b'+') {
            b' '
        } else {
            unit.to_le_bytes()[0]
        });
        at += 1;
    }
    out
}

fn escaped_byte(units: &[u16], at: usize) -> Option<u8> {
    let digit = |at: usize| {
        let unit = u8::try_from(*units.get(at)?).ok()?;
        char::from(unit).to_digit(16)
    };
    u8::try_from(digit(at + 1)? << 4 | digit(at + 2)?).ok()
}

#[cfg(test)]
mod tests {
    use boa_engine::JsString;

    use super::{decode, encode};

    #[test]
    fn escapes_both_ways() {
        let encode = |text: &str| {
            encode(JsString::from(text).as_str())
                .unwrap()
                .to_std_string_lossy()
        };
        assert_eq!(encode("a b&é😀~"), "a%20b%26%C3%A9%F0%9F%98%80~");
        let decode =
            |text: &str| decode(&text.encode_utf16().collect::<Vec<_>>()).to_std_string_lossy();
        assert_eq!(decode("a+b%20%C3%A9"), "a b é");
        assert_eq!(decode("%"), "%");
        assert_eq!(decode("%zz%41"), "%zzA");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }
}
