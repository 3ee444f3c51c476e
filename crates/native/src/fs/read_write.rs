//! `read`, `readv`, `write`, `writev`: bytes of something open. Their many forms of arguments are sorted out by
//! `stdlib-js/internal/fs/io.js`; here they take plain numbers, and the face last.
//!
//! At once, bytes move straight between the buffer and the file. On the worker pool they go through a block of our
//! own, because JavaScript may do with its buffer what it likes meanwhile.

use boa_engine::{Context, JsArgs, JsResult, JsValue};
use rustix::{buffer::spare_capacity, io::Errno};

use super::{arguments, encoding::Encoding, sys};
use crate::{
    interop::bytes::{self, View},
    request::{self, Face},
    system_error::SystemError,
};

/// Reads into the end of `block` until its capacity is full, once; from `position`, or where the file stands.
pub(super) fn read(
    fd: i32,
    block: &mut Vec<u8>,
    position: Option<u64>,
) -> Result<usize, SystemError> {
    sys::call("read", || {
        let file = sys::descriptor(fd)?;
        if block.capacity() == block.len() {
            // There is no spare capacity to speak of: only the descriptor is checked.
            return rustix::io::read(file, &mut [] as &mut [u8]);
        }
        match position {
            Some(at) => rustix::io::pread(file, spare_capacity(block), at),
            None => rustix::io::read(file, spare_capacity(block)),
        }
    })
}

pub(super) fn read_in_place(
    fd: i32,
    block: &mut [u8],
    position: Option<u64>,
) -> Result<usize, SystemError> {
    sys::call("read", || {
        let file = sys::descriptor(fd)?;
        match position {
            Some(at) => rustix::io::pread(file, &mut *block, at),
            None => rustix::io::read(file, &mut *block),
        }
    })
}

/// Writes what one call takes.
pub(super) fn write(fd: i32, bytes: &[u8], position: Option<u64>) -> Result<usize, SystemError> {
    sys::call("write", || {
        let file = sys::descriptor(fd)?;
        match position {
            Some(at) => rustix::io::pwrite(file, bytes, at),
            None => rustix::io::write(file, bytes),
        }
    })
}

/// A number of bytes as JavaScript has it.
fn count(number: usize) -> JsValue {
    #[allow(clippy::cast_precision_loss, reason = "lengths stay below 2^53")]
    let number = number as f64;
    JsValue::from(number)
}

fn size(args: &[JsValue], at: usize) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from f64 saturates, and the library's half has checked the range"
    )]
    let size = args.get_or_undefined(at).as_number().unwrap_or(0.0) as usize;
    size
}

/// A place in a file; nothing and -1 mean where it stands.
fn position(args: &[JsValue], at: usize) -> Option<u64> {
    let value = args.get_or_undefined(at);
    if let Some(big) = value.as_bigint() {
        return u64::try_from(big.to_i128()).ok();
    }
    let number = value.as_number()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and the library's half has checked the range"
    )]
    (number >= 0.0).then_some(number as u64)
}

/// `read(fd, view, offset, length, position, face)`: the number of bytes.
pub(super) fn js_read(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = arguments::fd(args.get_or_undefined(0), context)?;
    let (offset, length) = (size(args, 2), size(args, 3));
    let position = position(args, 4);
    let view = view(args.get_or_undefined(1), context)?;
    let face = Face::new(args.get_or_undefined(5), context);
    if matches!(face, Face::Sync) {
        let result = match view.bytes_mut() {
            Some(mut bytes) => {
                let end = offset.saturating_add(length).min(bytes.len());
                let block = bytes.get_mut(offset..end).unwrap_or_default();
                read_in_place(fd, block, position)
            }
            None => Ok(0),
        };
        return match result {
            Ok(number) => Ok(count(number)),
            Err(error) => Err(error.into_js_error(context)),
        };
    }
    request::run(
        face,
        context,
        move || {
            let mut block = Vec::with_capacity(length);
            if length != 0 {
                read(fd, &mut block, position)?;
            }
            Ok(block)
        },
        move |block, _| {
            // A buffer that was detached or shrunk meanwhile keeps what fits.
            scatter(&block, &[view], offset);
            Ok(count(block.len()))
        },
    )
}

/// `readChunk(fd, length, position, face)`: a `Buffer` of what one read gives, empty at the end. The worker reads into the block
/// that becomes the buffer.
pub(super) fn js_read_chunk(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let fd = arguments::fd(args.get_or_undefined(0), context)?;
    let length = size(args, 1);
    let position = position(args, 2);
    let face = Face::new(args.get_or_undefined(3), context);
    request::run(
        face,
        context,
        move || {
            let mut block = bytes::block(length);
            let filled = read_in_place(fd, &mut block, position)?;
            block.truncate(filled);
            if length > filled.saturating_mul(2) {
                // A short answer must not pin a long block.
                block = bytes::block_from(&block);
            }
            Ok(block)
        },
        |block, context| Ok(bytes::buffer(block, context)?.into()),
    )
}

fn view(value: &JsValue, context: &mut Context) -> JsResult<View> {
    match View::new(value, context) {
        Some(view) => Ok(view),
        None => Err(arguments::invalid_type(
            "buffer",
            "Buffer|TypedArray|DataView",
            value,
            context,
        )),
    }
}

fn scatter(mut block: &[u8], views: &[View], offset: usize) {
    for view in views {
        let Some(mut bytes) = view.bytes_mut() else {
            continue;
        };
        let room = bytes.get_mut(offset..).unwrap_or_default();
        let taken = room.len().min(block.len());
        room[..taken].copy_from_slice(&block[..taken]);
        block = &block[taken..];
    }
}

fn views(value: &JsValue, context: &mut Context) -> JsResult<Vec<View>> {
    let mut views = Vec::new();
    if let Some(list) = value.as_object() {
        let list = boa_engine::object::builtins::JsArray::from_object(list)?;
        for at in 0..list.length(context)? {
            let item = list.get(at, context)?;
            views.push(view(&item, context)?);
        }
    }
    Ok(views)
}

/// `readv(fd, views, position, face)`: the number of bytes.
pub(super) fn js_readv(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = arguments::fd(args.get_or_undefined(0), context)?;
    let views = views(args.get_or_undefined(1), context)?;
    let position = position(args, 2);
    let face = Face::new(args.get_or_undefined(3), context);
    let length = views.iter().map(View::len).sum();
    let none = views.is_empty();
    request::run(
        face,
        context,
        move || {
            if none {
                return Err(sys::failed(Errno::INVAL, "read"));
            }
            let mut block = Vec::with_capacity(length);
            read(fd, &mut block, position)?;
            Ok(block)
        },
        move |block, _| {
            scatter(&block, &views, 0);
            Ok(count(block.len()))
        },
    )
}

/// `write(fd, view, offset, length, position, face)`: the number of bytes.
pub(super) fn js_write(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = arguments::fd(args.get_or_undefined(0), context)?;
    let (offset, length) = (size(args, 2), size(args, 3));
    let position = position(args, 4);
    let view = view(args.get_or_undefined(1), context)?;
    let face = Face::new(args.get_or_undefined(5), context);
    let bytes = view.bytes();
    let all = bytes.as_deref().unwrap_or_default();
    let end = offset.saturating_add(length).min(all.len());
    let part = all.get(offset..end).unwrap_or_default();
    if matches!(face, Face::Sync) {
        let result = write(fd, part, position);
        drop(bytes);
        return match result {
            Ok(number) => Ok(count(number)),
            Err(error) => Err(error.into_js_error(context)),
        };
    }
    let part = part.to_vec();
    drop(bytes);
    write_bytes(fd, part, position, face, context)
}

/// `writeString(fd, text, position, encoding, face)`: the number of bytes.
pub(super) fn js_write_string(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let fd = arguments::fd(args.get_or_undefined(0), context)?;
    let text = args.get_or_undefined(1).to_string(context)?;
    let position = position(args, 2);
    let encoding = Encoding::option(args.get_or_undefined(3), Encoding::Utf8, context)?;
    let face = Face::new(args.get_or_undefined(4), context);
    let bytes = encoding.encode(&text, context)?;
    write_bytes(fd, bytes, position, face, context)
}

/// `writev(fd, views, position, face)`: the number of bytes.
pub(super) fn js_writev(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = arguments::fd(args.get_or_undefined(0), context)?;
    let views = views(args.get_or_undefined(1), context)?;
    let position = position(args, 2);
    let face = Face::new(args.get_or_undefined(3), context);
    let mut bytes = Vec::with_capacity(views.iter().map(View::len).sum());
    for view in &views {
        bytes.extend_from_slice(view.bytes().as_deref().unwrap_or_default());
    }
    write_bytes(fd, bytes, position, face, context)
}

fn write_bytes(
    fd: i32,
    bytes: Vec<u8>,
    position: Option<u64>,
    face: Face,
    context: &mut Context,
) -> JsResult<JsValue> {
    request::run(
        face,
        context,
        move || write(fd, &bytes, position),
        |number, _| Ok(count(number)),
    )
}
