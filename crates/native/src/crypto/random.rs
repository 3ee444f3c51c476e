//! Randomness: bytes at once or from the worker pool, integers without bias, UUIDs.

use std::cell::RefCell;

use boa_engine::{
    Context, JsArgs, JsResult, JsValue, js_error, native_function::NativeFunctionPointer,
    object::builtins::AlignedVec,
};

use crate::{
    interop::{
        bytes::{self, View},
        error, text,
    },
    request::{self, Face},
    system_error::{SystemError, errno_of},
};

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("randomBytes", 2, random_bytes),
    ("fill", 4, fill),
    ("below", 1, below),
    ("uuid", 1, uuid),
];

/// Bytes that a call may ask for: 2^31 - 1.
const MOST: f64 = 2_147_483_647.0;

fn fill_block(block: &mut [u8]) -> Result<(), SystemError> {
    getrandom::fill(block).map_err(|error| {
        let errno = error.raw_os_error().unwrap_or_else(|| errno_of("EIO"));
        SystemError::new(errno, "getrandom")
    })
}

/// `crypto.randomBytes(size, callback)`
fn random_bytes(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (size, callback) = (args.get_or_undefined(0), args.get_or_undefined(1));
    let Some(number) = size.as_number() else {
        return Err(error::invalid_arg_type("size", &["number"], size, context));
    };
    if !(0.0..=MOST).contains(&number) {
        let range = ">= 0 && <= 2147483647";
        return Err(error::out_of_range("size", range, size, context));
    }
    if !callback.is_undefined() && !callback.is_callable() {
        return Err(error::invalid_arg_type(
            "callback",
            &["Function"],
            callback,
            context,
        ));
    }
    let mut block = bytes::try_block(number as usize)?;
    request::run(
        Face::new(callback, context),
        context,
        move || fill_block(&mut block).map(|()| block),
        |block: AlignedVec<u8>, context| Ok(bytes::buffer(block, context)?.into()),
    )
}

/// `fill(view, offset, size, callback)`: bytes, checked by the JavaScript half. With a callback, which gets the view, from the pool.
fn fill(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let target = args.get_or_undefined(0).clone();
    let Some(view) = View::new(&target, context) else {
        return Err(js_error!(TypeError: "Cannot fill a detached ArrayBuffer"));
    };
    let offset = args.get_or_undefined(1).to_length(context)?;
    let size = args.get_or_undefined(2).to_length(context)?;
    let view = view.part(offset as usize, offset.saturating_add(size) as usize);
    let callback = args.get_or_undefined(3);
    if callback.is_undefined() {
        let filled = view
            .bytes_mut()
            .map_or(Ok(()), |mut bytes| fill_block(&mut bytes));
        return match filled {
            Ok(()) => Ok(target),
            Err(error) => Err(error.into_js_error(context)),
        };
    }
    let mut block = bytes::try_block(view.len())?;
    request::run(
        Face::new(callback, context),
        context,
        move || fill_block(&mut block).map(|()| block),
        move |block: AlignedVec<u8>, _| {
            if let Some(mut bytes) = view.bytes_mut() {
                bytes.copy_from_slice(&block);
            }
            Ok(target)
        },
    )
}

/// Bytes kept ready, so that an integer or a UUID does not cost a system call.
struct Pool {
    bytes: [u8; 2048],
    used: usize,
}

thread_local! {
    static POOL: RefCell<Pool> = const { RefCell::new(Pool { bytes: [0; 2048], used: 2048 }) };
}

/// `N` bytes that nobody has seen, nor will see again.
fn take<const N: usize>() -> Result<[u8; N], SystemError> {
    POOL.with_borrow_mut(|pool| {
        if pool.used + N > pool.bytes.len() {
            fill_block(&mut pool.bytes)?;
            pool.used = 0;
        }
        let mut taken = [0; N];
        let range = pool.used..pool.used + N;
        taken.copy_from_slice(&pool.bytes[range.clone()]);
        pool.bytes[range].fill(0);
        pool.used += N;
        Ok(taken)
    })
}

/// `below(range)`: an integer from 0 up to, not including, `range`, which is at most 2^48 - 1. Every one is as likely.
fn below(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    const ALL: u64 = 1 << 48;
    let range = args.get_or_undefined(0).to_length(context)?.clamp(1, ALL);
    // The last multiple of `range`: what lies above would favour small numbers.
    let limit = ALL - ALL % range;
    loop {
        let drawn = match take::<6>() {
            Ok([a, b, c, d, e, f]) => u64::from_le_bytes([a, b, c, d, e, f, 0, 0]),
            Err(error) => return Err(error.into_js_error(context)),
        };
        if drawn < limit {
            return Ok(JsValue::from((drawn % range) as f64));
        }
    }
}

/// `uuid(fresh)`: version 4 (RFC 9562, 5.4), from the pool unless fresh bytes are asked for.
fn uuid(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let drawn = if args.get_or_undefined(0).to_boolean() {
        let mut bytes = [0; 16];
        fill_block(&mut bytes).map(|()| bytes)
    } else {
        take::<16>()
    };
    match drawn {
        Ok(bytes) => Ok(text::from_latin1(&format_uuid(bytes)).into()),
        Err(error) => Err(error.into_js_error(context)),
    }
}

fn format_uuid(mut bytes: [u8; 16]) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut text = Vec::with_capacity(36);
    for (at, byte) in bytes.into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push(b'-');
        }
        text.push(DIGITS[usize::from(byte >> 4)]);
        text.push(DIGITS[usize::from(byte & 15)]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{format_uuid, take};

    #[test]
    fn uuids_tell_their_version() {
        assert_eq!(
            format_uuid([0xff; 16]),
            b"ffffffff-ffff-4fff-bfff-ffffffffffff"
        );
    }

    #[test]
    fn the_pool_gives_each_byte_once() {
        let one = take::<16>().unwrap();
        for _ in 0..300 {
            assert_ne!(one, take::<16>().unwrap());
        }
    }
}
