//! `indexOf`, `lastIndexOf` and `includes`.

use boa_engine::{Context, JsArgs, JsResult, JsValue};
use memchr::memmem;

use super::{Encoding, numbers::Row, optional_encoding, this_view, unknown_encoding};
use crate::interop::error::invalid_arg_type;

pub(super) static METHODS: &[Row] = &[
    ("indexOf", 3, index_of, &[]),
    ("lastIndexOf", 3, last_index_of, &[]),
    ("includes", 3, includes, &[]),
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Direction {
    Forward,
    Backward,
}

fn index_of(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let found = find(this, args, Direction::Forward, context)?;
    Ok(found.map_or_else(|| JsValue::from(-1), JsValue::from))
}

fn last_index_of(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let found = find(this, args, Direction::Backward, context)?;
    Ok(found.map_or_else(|| JsValue::from(-1), JsValue::from))
}

fn includes(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(find(this, args, Direction::Forward, context)?
        .is_some()
        .into())
}

fn find(
    this: &JsValue,
    args: &[JsValue],
    direction: Direction,
    context: &mut Context,
) -> JsResult<Option<usize>> {
    let view = this_view(this, context)?;
    let value = args.get_or_undefined(0);
    let (mut offset, mut name) = (args.get_or_undefined(1), args.get_or_undefined(2));
    let none = JsValue::undefined();
    if offset.is_string() {
        (name, offset) = (offset, &none);
    }
    let offset = if offset.is_undefined() {
        f64::NAN
    } else {
        offset.to_number(context)?
    };
    let offset = match direction {
        _ if !offset.is_nan() => offset.trunc(),
        Direction::Forward => 0.0,
        Direction::Backward => view.len() as f64,
    };
    if let Some(number) = value.as_number() {
        let byte = JsValue::from(number).to_uint8(context)?;
        let bytes = view.bytes();
        return Ok(search(
            bytes.as_deref().unwrap_or_default(),
            &[byte],
            offset,
            1,
            direction,
        ));
    }
    let encoding = if name.is_undefined() {
        Encoding::Utf8
    } else {
        match optional_encoding(name, context)? {
            Some(encoding) => encoding,
            None if value.is_string() => return Err(unknown_encoding(name, context)),
            None => Encoding::Utf8,
        }
    };
    let needle = if let Some(text) = value.as_string() {
        encoding.encode(text.as_str())
    } else if let Some(needle) = super::uint8_view(value) {
        needle.to_vec()
    } else {
        let types = ["number", "string", "Buffer", "Uint8Array"];
        return Err(invalid_arg_type("value", &types, value, context));
    };
    let step = if encoding == Encoding::Utf16le { 2 } else { 1 };
    let bytes = view.bytes();
    Ok(search(
        bytes.as_deref().unwrap_or_default(),
        &needle,
        offset,
        step,
        direction,
    ))
}

/// Where `needle` is, seen from `offset`; with a `step` of 2 both are taken as sequences of 16-bit units.
fn search(
    hay: &[u8],
    needle: &[u8],
    offset: f64,
    step: usize,
    direction: Direction,
) -> Option<usize> {
    let length = hay.len() as f64;
    let start = if offset >= 0.0 {
        if offset + needle.len() as f64 <= length {
            offset
        } else if needle.is_empty() {
            length
        } else if direction == Direction::Forward {
            return None;
        } else {
            (length - 1.0).max(0.0)
        }
    } else if offset + length >= 0.0 {
        offset + length
    } else if direction == Direction::Forward || needle.is_empty() {
        0.0
    } else {
        return None;
    };
    let start = start as usize;
    if needle.is_empty() {
        return Some(start);
    }
    if hay.is_empty() || needle.len() > hay.len() {
        return None;
    }
    if step == 2 {
        return search_units(hay, needle, start, direction);
    }
    match direction {
        Direction::Forward => {
            let rest = hay.get(start..)?;
            let found = match needle {
                [byte] => memchr::memchr(*byte, rest),
                _ => memmem::find(rest, needle),
            };
            Some(start + found?)
        }
        Direction::Backward => {
            let end = (start + needle.len()).min(hay.len());
            let head = hay.get(..end)?;
            match needle {
                [byte] => memchr::memrchr(*byte, head),
                _ => memmem::rfind(head, needle),
            }
        }
    }
}

fn search_units(hay: &[u8], needle: &[u8], start: usize, direction: Direction) -> Option<usize> {
    let needle = &needle[..needle.len() / 2 * 2];
    if needle.is_empty() {
        return None;
    }
    let last = (hay.len() - needle.len()) / 2 * 2;
    let first = start / 2 * 2;
    let matches = |at: &usize| hay.get(*at..*at + needle.len()) == Some(needle);
    match direction {
        Direction::Forward => {
            let mut at = first;
            // A match at an odd offset is none of whole units: look on behind it.
            while at <= last {
                let found = at + memmem::find(hay.get(at..)?, needle)?;
                if found.is_multiple_of(2) {
                    return Some(found);
                }
                at = found + 1;
            }
            None
        }
        Direction::Backward => (0..=first.min(last)).rev().step_by(2).find(matches),
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction::*, search};

    #[test]
    fn forward_and_backward() {
        let hay = b"abcabc";
        assert_eq!(search(hay, b"bc", 0.0, 1, Forward), Some(1));
        assert_eq!(search(hay, b"bc", 2.0, 1, Forward), Some(4));
        assert_eq!(search(hay, b"bc", 6.0, 1, Backward), Some(4));
        assert_eq!(search(hay, b"bc", 3.0, 1, Backward), Some(1));
        assert_eq!(search(hay, b"bc", -100.0, 1, Backward), None);
        assert_eq!(search(hay, b"", 100.0, 1, Forward), Some(6));
        assert_eq!(search(b"", b"a", 0.0, 1, Backward), None);
    }

    #[test]
    fn units_are_aligned() {
        let hay = b"abcdab";
        assert_eq!(search(hay, b"bc", 0.0, 2, Forward), None);
        assert_eq!(search(hay, b"cd", 1.0, 2, Forward), Some(2));
        assert_eq!(search(hay, b"ab", 6.0, 2, Backward), Some(4));
        assert_eq!(search(hay, b"a", 0.0, 2, Forward), None);
    }
}
