//! Whole runs of bytes: copying, comparing, filling, swapping, and views of part of a buffer.

use std::cmp::Ordering;

use boa_engine::{Context, JsArgs, JsResult, JsValue, js_error, js_string};

use super::{Encoding, numbers::Row, optional_encoding, this_view, unknown_encoding, view_of};
use crate::{
    interop::{
        self,
        bytes::{self, View},
        error::{MAX_SAFE_INTEGER, integer, invalid_arg_type, node_error, out_of_range},
    },
    state::State,
};

pub(super) static METHODS: &[Row] = &[
    ("copy", 4, copy, &[]),
    ("equals", 1, equals, &[]),
    ("compare", 5, compare, &[]),
    ("fill", 4, fill, &[]),
    ("toJSON", 0, to_json, &[]),
    ("subarray", 2, subarray, &[]),
    ("slice", 2, slice, &[]),
    ("swap16", 0, swap::<2>, &[]),
    ("swap32", 0, swap::<4>, &[]),
    ("swap64", 0, swap::<8>, &[]),
];

const BUFFER: &[&str] = &["Buffer", "Uint8Array"];

/// `buf.copy(target[, targetStart[, sourceStart[, sourceEnd]]])`.
fn copy(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(source) = view_of(this, context) else {
        return Err(invalid_arg_type("source", BUFFER, this, context));
    };
    let target = args.get_or_undefined(0);
    let Some(target) = view_of(target, context) else {
        return Err(invalid_arg_type("target", BUFFER, target, context));
    };
    let length = source.len() as f64;
    let to = start(args.get_or_undefined(1), context)?;
    if to < 0.0 {
        return Err(out_of_range(
            "targetStart",
            ">= 0",
            &JsValue::from(to),
            context,
        ));
    }
    let from = start(args.get_or_undefined(2), context)?;
    if from < 0.0 || from > length {
        let range = format!(">= 0 && <= {length}");
        return Err(out_of_range(
            "sourceStart",
            &range,
            &JsValue::from(from),
            context,
        ));
    }
    let end = args.get_or_undefined(3);
    let end = if end.is_undefined() {
        length
    } else {
        let end = start(end, context)?;
        if end < 0.0 {
            return Err(out_of_range(
                "sourceEnd",
                ">= 0",
                &JsValue::from(end),
                context,
            ));
        }
        end.min(length)
    };
    if to >= target.len() as f64 || from >= end {
        return Ok(JsValue::from(0));
    }
    let source = source.part(from as usize, end as usize);
    let target = target.part(to as usize, target.len());
    Ok(JsValue::from(source.copy_to(&target)))
}

/// An index as `copy` takes it: rounded down, 0 for what is no number.
fn start(value: &JsValue, context: &mut Context) -> JsResult<f64> {
    if value.is_undefined() {
        return Ok(0.0);
    }
    let number = value.to_number(context)?;
    Ok(if number.is_nan() { 0.0 } else { number.floor() })
}

/// `buf.equals(otherBuffer)`.
fn equals(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mine = this_view(this, context)?;
    let other = args.get_or_undefined(0);
    let Some(theirs) = super::uint8_view(other) else {
        return Err(invalid_arg_type("otherBuffer", BUFFER, other, context));
    };
    Ok(JsValue::from(
        mine.len() == theirs.len() && mine.bytes().as_deref() == theirs.bytes().as_deref(),
    ))
}

/// `buf.compare(target[, targetStart[, targetEnd[, sourceStart[, sourceEnd]]]])`.
fn compare(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = this_view(this, context)?;
    let target = args.get_or_undefined(0);
    let Some(target) = super::uint8_view(target) else {
        return Err(invalid_arg_type("target", BUFFER, target, context));
    };
    let range = |at: usize, name: &str, default: usize, max: f64, context: &mut Context| {
        let value = args.get_or_undefined(at);
        if value.is_undefined() {
            return Ok(default as f64);
        }
        integer(value, name, 0.0, max, context)
    };
    let (target_length, length) = (target.len(), source.len());
    let target_start = range(1, "targetStart", 0, MAX_SAFE_INTEGER, context)?;
    let target_end = range(2, "targetEnd", target_length, target_length as f64, context)?;
    let source_start = range(3, "sourceStart", 0, MAX_SAFE_INTEGER, context)?;
    let source_end = range(4, "sourceEnd", length, length as f64, context)?;
    if source_start >= source_end {
        return Ok(JsValue::from(if target_start >= target_end {
            0
        } else {
            -1
        }));
    }
    if target_start >= target_end {
        return Ok(JsValue::from(1));
    }
    let source = source.part(source_start as usize, source_end as usize);
    let target = target.part(target_start as usize, target_end as usize);
    Ok(order(&source, &target))
}

/// `Buffer.compare(buf1, buf2)`.
pub(super) fn compare_two(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let (first, second) = (args.get_or_undefined(0), args.get_or_undefined(1));
    let Some(one) = super::uint8_view(first) else {
        return Err(invalid_arg_type("buf1", BUFFER, first, context));
    };
    let Some(two) = super::uint8_view(second) else {
        return Err(invalid_arg_type("buf2", BUFFER, second, context));
    };
    Ok(order(&one, &two))
}

fn order(one: &View, two: &View) -> JsValue {
    let (one, two) = (one.bytes(), two.bytes());
    JsValue::from(match one.as_deref().cmp(&two.as_deref()) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    })
}

/// `buf.fill(value[, offset[, end]][, encoding])`.
fn fill(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let value = args.get_or_undefined(0);
    let (mut offset, mut end, mut name) = (
        args.get_or_undefined(1),
        args.get_or_undefined(2),
        args.get_or_undefined(3),
    );
    let none = JsValue::undefined();
    if value.is_string() {
        if offset.is_undefined() || offset.is_string() {
            (name, offset, end) = (offset, &none, &none);
        } else if end.is_string() {
            (name, end) = (end, &none);
        }
    }
    let fill = Fill::new(value, name, view.len(), context)?;
    let mut first = 0.0;
    let mut last = view.len() as f64;
    // Without an offset, Node does not look at the end.
    if !offset.is_undefined() {
        first = integer(offset, "offset", 0.0, MAX_SAFE_INTEGER, context)?;
        if !end.is_undefined() {
            last = integer(end, "end", 0.0, last, context)?;
        }
    }
    if first < last {
        fill.run(&view.part(first as usize, last as usize), value, context)?;
    }
    Ok(this.clone())
}

/// What to fill a buffer with.
pub(super) enum Fill {
    Byte(u8),
    Bytes(Vec<u8>),
}

impl Fill {
    /// Reads the arguments `value` and `encoding` of `fill` and `alloc`; `length` bounds what is worth encoding.
    pub(super) fn new(
        value: &JsValue,
        name: &JsValue,
        length: usize,
        context: &mut Context,
    ) -> JsResult<Self> {
        if let Some(text) = value.as_string() {
            let encoding = if name.is_undefined() {
                Encoding::Utf8
            } else if !name.is_string() {
                return Err(invalid_arg_type("encoding", &["string"], name, context));
            } else if name.as_string().is_some_and(|name| name.is_empty()) {
                Encoding::Utf8
            } else {
                match optional_encoding(name, context)? {
                    Some(encoding) => encoding,
                    None => return Err(unknown_encoding(name, context)),
                }
            };
            if text.is_empty() {
                return Ok(Self::Byte(0));
            }
            let mut bytes = encoding.encode(text.as_str());
            if bytes.is_empty() {
                return Ok(Self::Bytes(bytes));
            }
            bytes.truncate(length.max(1));
            return Ok(match bytes[..] {
                [byte] => Self::Byte(byte),
                _ => Self::Bytes(bytes),
            });
        }
        if let Some(boolean) = value.as_boolean() {
            return Ok(Self::Byte(boolean.into()));
        }
        if value.as_object().is_some()
            && let Some(view) = view_of(value, context)
        {
            return Ok(Self::Bytes(view.to_vec()));
        }
        Ok(Self::Byte(value.to_uint8(context)?))
    }

    /// Fills all of `target`.
    pub(super) fn run(self, target: &View, value: &JsValue, context: &mut Context) -> JsResult<()> {
        if let Self::Bytes(pattern) = &self
            && pattern.is_empty()
        {
            let arguments = [js_string!("value").into(), value.clone()];
            return Err(node_error("ERR_INVALID_ARG_VALUE", &arguments, context));
        }
        let Some(mut bytes) = target.bytes_mut() else {
            return Ok(());
        };
        match self {
            Self::Byte(byte) => bytes.fill(byte),
            Self::Bytes(pattern) => {
                for chunk in bytes.chunks_mut(pattern.len()) {
                    chunk.copy_from_slice(&pattern[..chunk.len()]);
                }
            }
        }
        Ok(())
    }
}

/// `buf.toJSON()`.
fn to_json(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let bytes = this_view(this, context)?.to_vec();
    let data = interop::array(bytes.into_iter().map(JsValue::from), context);
    let rows = [("type", js_string!("Buffer").into()), ("data", data)];
    Ok(interop::object(&rows, context).into())
}

/// `buf.subarray([start[, end]])`, also called `slice`.
fn subarray(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let length = view.len();
    let from = clamped(args.get_or_undefined(0), 0, length, context)?;
    let to = clamped(args.get_or_undefined(1), length, length, context)?;
    let count = to.saturating_sub(from);
    Ok(bytes::buffer_over(view.buffer(), view.offset() + from, count, context)?.into())
}

/// `buf.slice([start[, end]])`: whatever `subarray` of `this` makes, which need not be ours.
fn slice(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let own = State::of(context).buffer_prototype();
    if let Some(object) = this.as_object()
        && object.prototype() != own
    {
        let method = interop::get(&object, "subarray", context)?;
        if let Some(method) = method.as_callable() {
            return method.call(this, args, context);
        }
    }
    subarray(this, args, context)
}

/// An index within `length`; a negative one counts from the end.
fn clamped(
    value: &JsValue,
    default: usize,
    length: usize,
    context: &mut Context,
) -> JsResult<usize> {
    if value.is_undefined() {
        return Ok(default);
    }
    let number = value.to_number(context)?.trunc();
    let number = if number < 0.0 {
        number + length as f64
    } else {
        number
    };
    // What is not a number becomes 0.
    Ok(number.clamp(0.0, length as f64) as usize)
}

/// `buf.swap16()`, `swap32()`, `swap64()`.
fn swap<const SIZE: usize>(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    if view.len() % SIZE != 0 {
        let bits = interop::text::from_str(&format!("{}-bits", SIZE * 8)).into();
        return Err(node_error("ERR_INVALID_BUFFER_SIZE", &[bits], context));
    }
    let Some(mut bytes) = view.bytes_mut() else {
        return Err(js_error!(TypeError: "Cannot swap a detached buffer"));
    };
    for chunk in bytes.chunks_exact_mut(SIZE) {
        chunk.reverse();
    }
    drop(bytes);
    Ok(this.clone())
}
