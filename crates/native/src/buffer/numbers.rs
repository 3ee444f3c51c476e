//! The numbers that a buffer's bytes spell: `readUInt16LE` and its many kin.

use boa_engine::{
    Context, JsArgs, JsBigInt, JsResult, JsValue, js_error, native_function::NativeFunctionPointer,
};

use super::this_view;
use crate::interop::{
    bytes::View,
    error::{invalid_arg_type, node_error, out_of_range},
};

/// A method's name, its number of parameters, itself, and its other names.
pub(super) type Row = (
    &'static str,
    usize,
    NativeFunctionPointer,
    &'static [&'static str],
);

const LE: bool = false;
const BE: bool = true;
const UNSIGNED: bool = false;
const SIGNED: bool = true;

/// See [`Row`].
pub(super) static METHODS: &[Row] = &[
    ("readBigUInt64LE", 0, read::<u64, LE>, &["readBigUint64LE"]),
    ("readBigUInt64BE", 0, read::<u64, BE>, &["readBigUint64BE"]),
    ("readBigInt64LE", 0, read::<i64, LE>, &[]),
    ("readBigInt64BE", 0, read::<i64, BE>, &[]),
    (
        "writeBigUInt64LE",
        1,
        write_big::<UNSIGNED, LE>,
        &["writeBigUint64LE"],
    ),
    (
        "writeBigUInt64BE",
        1,
        write_big::<UNSIGNED, BE>,
        &["writeBigUint64BE"],
    ),
    ("writeBigInt64LE", 1, write_big::<SIGNED, LE>, &[]),
    ("writeBigInt64BE", 1, write_big::<SIGNED, BE>, &[]),
    ("readUIntLE", 2, read_any::<UNSIGNED, LE>, &["readUintLE"]),
    ("readUInt32LE", 1, read::<u32, LE>, &["readUint32LE"]),
    ("readUInt16LE", 1, read::<u16, LE>, &["readUint16LE"]),
    ("readUInt8", 1, read::<u8, LE>, &["readUint8"]),
    ("readUIntBE", 2, read_any::<UNSIGNED, BE>, &["readUintBE"]),
    ("readUInt32BE", 1, read::<u32, BE>, &["readUint32BE"]),
    ("readUInt16BE", 1, read::<u16, BE>, &["readUint16BE"]),
    ("readIntLE", 2, read_any::<SIGNED, LE>, &[]),
    ("readInt32LE", 1, read::<i32, LE>, &[]),
    ("readInt16LE", 1, read::<i16, LE>, &[]),
    ("readInt8", 1, read::<i8, LE>, &[]),
    ("readIntBE", 2, read_any::<SIGNED, BE>, &[]),
    ("readInt32BE", 1, read::<i32, BE>, &[]),
    ("readInt16BE", 1, read::<i16, BE>, &[]),
    (
        "writeUIntLE",
        3,
        write_any::<UNSIGNED, LE>,
        &["writeUintLE"],
    ),
    (
        "writeUInt32LE",
        1,
        write::<4, UNSIGNED, LE>,
        &["writeUint32LE"],
    ),
    (
        "writeUInt16LE",
        1,
        write::<2, UNSIGNED, LE>,
        &["writeUint16LE"],
    ),
    ("writeUInt8", 1, write::<1, UNSIGNED, LE>, &["writeUint8"]),
    (
        "writeUIntBE",
        3,
        write_any::<UNSIGNED, BE>,
        &["writeUintBE"],
    ),
    (
        "writeUInt32BE",
        1,
        write::<4, UNSIGNED, BE>,
        &["writeUint32BE"],
    ),
    (
        "writeUInt16BE",
        1,
        write::<2, UNSIGNED, BE>,
        &["writeUint16BE"],
    ),
    ("writeIntLE", 3, write_any::<SIGNED, LE>, &[]),
    ("writeInt32LE", 1, write::<4, SIGNED, LE>, &[]),
    ("writeInt16LE", 1, write::<2, SIGNED, LE>, &[]),
    ("writeInt8", 1, write::<1, SIGNED, LE>, &[]),
    ("writeIntBE", 3, write_any::<SIGNED, BE>, &[]),
    ("writeInt32BE", 1, write::<4, SIGNED, BE>, &[]),
    ("writeInt16BE", 1, write::<2, SIGNED, BE>, &[]),
    ("readFloatLE", 0, read::<f32, LE>, &[]),
    ("readFloatBE", 0, read::<f32, BE>, &[]),
    ("readDoubleLE", 0, read::<f64, LE>, &[]),
    ("readDoubleBE", 0, read::<f64, BE>, &[]),
    ("writeFloatLE", 1, write_float::<4, LE>, &[]),
    ("writeFloatBE", 1, write_float::<4, BE>, &[]),
    ("writeDoubleLE", 1, write_float::<8, LE>, &[]),
    ("writeDoubleBE", 1, write_float::<8, BE>, &[]),
];

/// A number of a fixed width.
trait Number: Sized {
    const SIZE: usize;
    /// From exactly `SIZE` bytes.
    fn value(bytes: &[u8], big_endian: bool) -> Option<JsValue>;
}

macro_rules! number {
    ($($type:ty => $into:expr),+ $(,)?) => {$(
        impl Number for $type {
            const SIZE: usize = size_of::<$type>();
            fn value(bytes: &[u8], big_endian: bool) -> Option<JsValue> {
                let bytes = bytes.try_into().ok()?;
                let number = if big_endian {
                    <$type>::from_be_bytes(bytes)
                } else {
                    <$type>::from_le_bytes(bytes)
                };
                Some($into(number))
            }
        }
    )+};
}

number! {
    u8 => JsValue::from,
    i8 => JsValue::from,
    u16 => JsValue::from,
    i16 => JsValue::from,
    u32 => JsValue::from,
    i32 => JsValue::from,
    f32 => |number: f32| JsValue::from(f64::from(number)),
    f64 => JsValue::from,
    u64 => |number: u64| JsValue::from(JsBigInt::from(number)),
    i64 => |number: i64| JsValue::from(JsBigInt::from(number)),
}

fn read<T: Number, const BIG_ENDIAN: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let zero = JsValue::from(0);
    let offset = match args.first() {
        Some(offset) if !offset.is_undefined() => offset,
        _ => &zero,
    };
    let value = index(offset, view.len(), T::SIZE).and_then(|at| {
        let bytes = view.bytes()?;
        T::value(bytes.get(at..at + T::SIZE)?, BIG_ENDIAN)
    });
    match value {
        Some(value) => Ok(value),
        None => Err(bounds_error(offset, view.len(), T::SIZE, context)),
    }
}

/// `readUIntLE(offset, byteLength)` and its three kin.
fn read_any<const IS_SIGNED: bool, const BIG_ENDIAN: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let offset = args.get_or_undefined(0);
    if offset.is_undefined() {
        return Err(invalid_arg_type("offset", &["number"], offset, context));
    }
    let size = width(args.get_or_undefined(1), context)?;
    let read = index(offset, view.len(), size).and_then(|at| {
        let bytes = view.bytes()?;
        let bytes = bytes.get(at..at + size)?;
        let mut number: i64 = 0;
        for position in 0..size {
            let at = if BIG_ENDIAN {
                position
            } else {
                size - 1 - position
            };
            number = number << 8 | i64::from(*bytes.get(at)?);
        }
        let bits = size * 8;
        if IS_SIGNED && number >> (bits - 1) & 1 == 1 {
            number -= 1 << bits;
        }
        Some(number)
    });
    match read {
        Some(number) => Ok(JsValue::from(number)),
        None => Err(bounds_error(offset, view.len(), size, context)),
    }
}

fn write<const SIZE: usize, const IS_SIGNED: bool, const BIG_ENDIAN: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let zero = JsValue::from(0);
    let offset = match args.get(1) {
        Some(offset) if !offset.is_undefined() => offset,
        _ => &zero,
    };
    write_integer::<IS_SIGNED, BIG_ENDIAN>(this, args.get_or_undefined(0), offset, SIZE, context)
}

/// `writeUIntLE(value, offset, byteLength)` and its three kin.
fn write_any<const IS_SIGNED: bool, const BIG_ENDIAN: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let size = width(args.get_or_undefined(2), context)?;
    let (value, offset) = (args.get_or_undefined(0), args.get_or_undefined(1));
    write_integer::<IS_SIGNED, BIG_ENDIAN>(this, value, offset, size, context)
}

fn write_integer<const IS_SIGNED: bool, const BIG_ENDIAN: bool>(
    this: &JsValue,
    value: &JsValue,
    offset: &JsValue,
    size: usize,
    context: &mut Context,
) -> JsResult<JsValue> {
    let number = value.to_number(context)?;
    let view = this_view(this, context)?;
    // As in Node, one byte checks the offset's type before the value's range.
    if size == 1 && !offset.is_number() {
        return Err(invalid_arg_type("offset", &["number"], offset, context));
    }
    let bits = size * 8;
    let (min, end) = if IS_SIGNED {
        (-(1_i64 << (bits - 1)), 1_i64 << (bits - 1))
    } else {
        (0, 1_i64 << bits)
    };
    if number > (end - 1) as f64 || number < min as f64 {
        let range = match (size > 4, IS_SIGNED) {
            (true, true) => format!(">= -(2 ** {}) and < 2 ** {}", bits - 1, bits - 1),
            (true, false) => format!(">= 0 and < 2 ** {bits}"),
            (false, _) => format!(">= {min} and <= {}", end - 1),
        };
        return Err(out_of_range(
            "value",
            &range,
            &JsValue::from(number),
            context,
        ));
    }
    // What is not a number counts as 0, a fraction is cut off.
    let integer = number as i64;
    store(
        &view,
        offset,
        &integer.to_le_bytes()[..size],
        BIG_ENDIAN,
        context,
    )
}

fn write_float<const SIZE: usize, const BIG_ENDIAN: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let number = args.get_or_undefined(0).to_number(context)?;
    let view = this_view(this, context)?;
    let zero = JsValue::from(0);
    let offset = match args.get(1) {
        Some(offset) if !offset.is_undefined() => offset,
        _ => &zero,
    };
    if SIZE == 4 {
        let bytes = (number as f32).to_le_bytes();
        return store(&view, offset, &bytes, BIG_ENDIAN, context);
    }
    store(&view, offset, &number.to_le_bytes(), BIG_ENDIAN, context)
}

fn write_big<const IS_SIGNED: bool, const BIG_ENDIAN: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let view = this_view(this, context)?;
    let value = args.get_or_undefined(0);
    let zero = JsValue::from(0);
    let offset = match args.get(1) {
        Some(offset) if !offset.is_undefined() => offset,
        _ => &zero,
    };
    let Some(big) = value.as_bigint() else {
        return Err(
            js_error!(TypeError: "Cannot mix BigInt and other types, use explicit conversions"),
        );
    };
    // to_i128 saturates, which keeps what is out of range out of range.
    let number = big.to_i128();
    let (min, max, range) = if IS_SIGNED {
        (
            i64::MIN.into(),
            i64::MAX.into(),
            ">= -(2n ** 63n) and < 2n ** 63n",
        )
    } else {
        (0, u64::MAX.into(), ">= 0n and < 2n ** 64n")
    };
    if number < min || number > max {
        return Err(out_of_range("value", range, value, context));
    }
    store(
        &view,
        offset,
        &number.to_le_bytes()[..8],
        BIG_ENDIAN,
        context,
    )
}

/// Writes `bytes`, given in little-endian order, and returns the offset behind them.
fn store(
    view: &View,
    offset: &JsValue,
    bytes: &[u8],
    big_endian: bool,
    context: &mut Context,
) -> JsResult<JsValue> {
    let size = bytes.len();
    let Some(at) = index(offset, view.len(), size) else {
        return Err(bounds_error(offset, view.len(), size, context));
    };
    if let Some(mut all) = view.bytes_mut()
        && let Some(target) = all.get_mut(at..at + size)
    {
        target.copy_from_slice(bytes);
        if big_endian {
            target.reverse();
        }
    }
    Ok(JsValue::from(at + size))
}

/// The offset, if `size` bytes from there are within `length`.
fn index(offset: &JsValue, length: usize, size: usize) -> Option<usize> {
    let number = offset.as_number()?;
    let last = length.checked_sub(size)?;
    (number >= 0.0 && number <= last as f64 && number.fract() == 0.0).then_some(number as usize)
}

/// The argument `byteLength`: 1 to 6.
fn width(value: &JsValue, context: &mut Context) -> JsResult<usize> {
    let Some(number) = value.as_number() else {
        return Err(invalid_arg_type("byteLength", &["number"], value, context));
    };
    if number.is_nan() || (number.is_finite() && number.fract() != 0.0) {
        return Err(out_of_range("byteLength", "an integer", value, context));
    }
    if !(1.0..=6.0).contains(&number) {
        return Err(out_of_range("byteLength", ">= 1 and <= 6", value, context));
    }
    Ok(number as usize)
}

/// Why [`index`] gave nothing.
fn bounds_error(
    offset: &JsValue,
    length: usize,
    size: usize,
    context: &mut Context,
) -> boa_engine::JsError {
    let Some(number) = offset.as_number() else {
        return invalid_arg_type("offset", &["number"], offset, context);
    };
    if number.is_nan() || (number.is_finite() && number.fract() != 0.0) {
        return out_of_range("offset", "an integer", offset, context);
    }
    match length.checked_sub(size) {
        Some(last) => out_of_range("offset", &format!(">= 0 and <= {last}"), offset, context),
        None => node_error("ERR_BUFFER_OUT_OF_BOUNDS", &[], context),
    }
}
