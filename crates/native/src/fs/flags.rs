//! The flags of `open`, by letters or by number.

use boa_engine::{Context, JsResult, JsValue};
use rustix::fs::OFlags;

use super::arguments::{integer, invalid_value};
use crate::interop::text;

/// Reads flags; nothing means `fallback`.
pub(super) fn parse(
    value: &JsValue,
    name: &str,
    fallback: OFlags,
    context: &mut Context,
) -> JsResult<OFlags> {
    if value.is_null_or_undefined() {
        return Ok(fallback);
    }
    if value.is_number() {
        let whole = integer(
            value,
            name,
            i64::from(i32::MIN),
            i64::from(i32::MAX),
            context,
        )?;
        let bits = i32::try_from(whole).unwrap_or_default();
        return Ok(OFlags::from_bits_retain(bits.cast_unsigned()));
    }
    let letters = value.as_string().map(|string| text::to_utf8(&string));
    match letters.as_deref().and_then(by_letters) {
        Some(flags) => Ok(flags),
        None => Err(invalid_value(name, value, None, context)),
    }
}

fn by_letters(letters: &str) -> Option<OFlags> {
    let write = OFlags::CREATE | OFlags::TRUNC;
    let append = OFlags::CREATE | OFlags::APPEND;
    Some(match letters {
        "r" => OFlags::RDONLY,
        "rs" | "sr" => OFlags::RDONLY | OFlags::SYNC,
        "r+" => OFlags::RDWR,
        "rs+" | "sr+" => OFlags::RDWR | OFlags::SYNC,
        "w" => OFlags::WRONLY | write,
        "wx" | "xw" => OFlags::WRONLY | write | OFlags::EXCL,
        "w+" => OFlags::RDWR | write,
        "wx+" | "xw+" => OFlags::RDWR | write | OFlags::EXCL,
        "a" => OFlags::WRONLY | append,
        "ax" | "xa" => OFlags::WRONLY | append | OFlags::EXCL,
        "as" | "sa" => OFlags::WRONLY | append | OFlags::SYNC,
        "a+" => OFlags::RDWR | append,
        "ax+" | "xa+" => OFlags::RDWR | append | OFlags::EXCL,
        "as+" | "sa+" => OFlags::RDWR | append | OFlags::SYNC,
        _ => return None,
    })
}
