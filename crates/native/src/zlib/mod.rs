//! Compression: deflate and its kin, Brotli, Zstandard. `stdlib-js/zlib.js` is the other half.
//!
//! | look here | for |
//! |---|---|
//! | `codec.rs` | what a format is to the rest, and the session that feeds one |
//! | `deflate.rs`, `stream.rs` | zlib's formats; the one place that touches zlib's pointers |
//! | `brotli.rs`, `zstd.rs` | the other two |
//!
//! JavaScript holds a handle object. `write(handle, flush, input, offset, length, room, callback)` is one step: with a callback
//! the session goes to the worker pool and comes back with the result. `whole` takes all steps at once. The input is copied
//! when it is given, since a program may change it while a worker reads.
//!
//! A result is an array: `[output, input left, room left, too large]`, or `[null, message, errno, code]`.

mod brotli;
mod codec;
mod deflate;
mod stream;
mod zstd;

#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};

use boa_engine::{Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace, js_error};

use ouro_engine::memory;

use self::codec::{Codec, Failure, Outcome, Session};
use crate::{
    interop::{
        self, Binding,
        bytes::{self, View},
        text,
    },
    request::{self, Face},
    system_error::SystemError,
};

/// What a handle object carries.
#[derive(Trace, Finalize, JsData)]
struct Handle {
    // It holds no JavaScript values.
    #[unsafe_ignore_trace]
    session: RefCell<Option<Box<Session>>>,
    /// Closed while its session was with a worker.
    #[unsafe_ignore_trace]
    closed: Cell<bool>,
}

/// `internalBinding('zlib')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("createZlib", 6, create_zlib),
            ("createBrotli", 3, create_brotli),
            ("createZstd", 4, create_zstd),
            ("write", 7, write),
            ("whole", 5, whole),
            ("reset", 1, reset),
            ("params", 3, params),
            ("close", 1, close),
            ("crc32", 2, crc32),
        ])
        .build())
}

/// `createZlib(mode, windowBits, level, memLevel, strategy, dictionary)`: a handle, or a failure.
fn create_zlib(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let number = args.get_or_undefined(0).to_i32(context)?;
    let mode = deflate::Mode::from_number(number)
        .ok_or_else(|| js_error!(RangeError: "There is no zlib mode {}", number))?;
    let options = deflate::Options {
        mode,
        window_bits: args.get_or_undefined(1).to_i32(context)?,
        level: args.get_or_undefined(2).to_i32(context)?,
        mem_level: args.get_or_undefined(3).to_i32(context)?,
        strategy: args.get_or_undefined(4).to_i32(context)?,
        dictionary: dictionary(args.get_or_undefined(5), context),
    };
    let codec = deflate::Zlib::new(options).map(|codec| Box::new(codec) as Box<dyn Codec>);
    created(codec, context)
}

/// `createBrotli(compress, settings, dictionary)`; settings are a flat array of numbers and values.
fn create_brotli(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let settings = pairs(args.get_or_undefined(1), context)?
        .into_iter()
        // Whole numbers that fit are all that JavaScript lets through.
        .map(|(number, value)| (number, value as u32))
        .collect();
    let dictionary = dictionary(args.get_or_undefined(2), context);
    let codec = if args.get_or_undefined(0).to_boolean() {
        brotli::Encoder::new(settings, dictionary).map(|codec| Box::new(codec) as Box<dyn Codec>)
    } else {
        brotli::Decoder::new(settings, dictionary).map(|codec| Box::new(codec) as Box<dyn Codec>)
    };
    created(codec, context)
}

/// `createZstd(compress, settings, dictionary, pledgedSize)`.
fn create_zstd(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let settings: Vec<zstd::Setting> = pairs(args.get_or_undefined(1), context)?
        .into_iter()
        .map(|(number, value)| (number, value as i32))
        .collect();
    let dictionary = dictionary(args.get_or_undefined(2), context);
    let pledged = args.get_or_undefined(3).as_number().map(|size| size as u64);
    let codec = if args.get_or_undefined(0).to_boolean() {
        zstd::Encoder::new(&settings, pledged, &dictionary)
            .map(|codec| Box::new(codec) as Box<dyn Codec>)
    } else {
        zstd::Decoder::new(&settings, &dictionary).map(|codec| Box::new(codec) as Box<dyn Codec>)
    };
    created(codec, context)
}

/// `write(handle, flush, input, offset, length, room, callback)`: one step. Without `input` it goes on with what is left.
fn write(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let flush = args.get_or_undefined(1).to_i32(context)?;
    let offset = size(args.get_or_undefined(3));
    let length = size(args.get_or_undefined(4));
    let room = size(args.get_or_undefined(5)).max(1);
    let input = args.get_or_undefined(2);
    let input = if input.is_undefined() {
        None
    } else {
        let view = View::new(input, context)
            .ok_or_else(|| interop::error::argument_must_be("buffer", context))?;
        Some(view.part(offset, offset.saturating_add(length)).to_vec())
    };
    let job = move |session: &mut Session| {
        if let Some(input) = input {
            session.feed(input);
        }
        session.step(flush, room)
    };
    run(args, 6, job, context)
}

/// `whole(handle, flush, input, limit, callback)`: all steps.
fn whole(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let flush = args.get_or_undefined(1).to_i32(context)?;
    let limit = size(args.get_or_undefined(3)).min(usize::MAX - 1);
    let view = View::new(args.get_or_undefined(2), context)
        .ok_or_else(|| interop::error::argument_must_be("buffer", context))?;
    let input = view.to_vec();
    let job = move |session: &mut Session| {
        session.feed(input);
        session.whole(flush, limit)
    };
    run(args, 4, job, context)
}

/// Takes the session of the handle in `args[0]`, runs `job` as the face at `face` asks for, and gives the session back.
fn run(
    args: &[JsValue],
    face: usize,
    job: impl FnOnce(&mut Session) -> Result<Outcome, Failure> + Send + 'static,
    context: &mut Context,
) -> JsResult<JsValue> {
    let object = handle(args)?;
    let mut session = take(&object)?;
    let face = Face::new(args.get_or_undefined(face), context);
    request::run(
        face,
        context,
        move || -> Result<_, SystemError> {
            let outcome = job(&mut session);
            Ok((session, outcome))
        },
        move |(session, outcome), context| {
            give_back(&object, session);
            match outcome {
                Ok(outcome) => success(outcome, context),
                Err(failure) => Ok(failed(&failure, context)),
            }
        },
    )
}

/// `reset(handle)`: undefined, or a failure.
fn reset(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    now(args, context, |session| {
        session.feed(Vec::new());
        session.codec().reset()
    })
}

/// `params(handle, level, strategy)`: undefined, or a failure.
fn params(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let level = args.get_or_undefined(1).to_i32(context)?;
    let strategy = args.get_or_undefined(2).to_i32(context)?;
    now(args, context, |session| {
        session.codec().params(level, strategy)
    })
}

fn now(
    args: &[JsValue],
    context: &mut Context,
    job: impl FnOnce(&mut Session) -> Result<(), Failure>,
) -> JsResult<JsValue> {
    let object = handle(args)?;
    let mut session = take(&object)?;
    let result = job(&mut session);
    give_back(&object, session);
    Ok(match result {
        Ok(()) => JsValue::undefined(),
        Err(failure) => failed(&failure, context),
    })
}

/// `close(handle)`: its memory goes now, or when the worker has given it back.
fn close(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let object = handle(args)?;
    if let Some(handle) = object.downcast_ref::<Handle>() {
        handle.closed.set(true);
        drop(handle.session.borrow_mut().take());
    }
    Ok(JsValue::undefined())
}

/// `crc32(data, value)`: the checksum of a string's UTF-8 or of bytes.
fn crc32(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let start = args.get_or_undefined(1).to_u32(context)?;
    let data = args.get_or_undefined(0);
    let sum = if let Some(string) = data.as_string() {
        zlib_rs::crc32::crc32(start, text::to_utf8(&string).as_bytes())
    } else {
        let view = View::new(data, context)
            .ok_or_else(|| interop::error::argument_must_be("buffer", context))?;
        view.bytes()
            .map_or(start, |bytes| zlib_rs::crc32::crc32(start, &bytes))
    };
    Ok(JsValue::from(sum))
}

fn created(codec: Result<Box<dyn Codec>, Failure>, context: &mut Context) -> JsResult<JsValue> {
    let codec = match codec {
        Ok(codec) => codec,
        Err(failure) => return Ok(failed(&failure, context)),
    };
    let data = Handle {
        session: RefCell::new(Some(Box::new(Session::new(codec)))),
        closed: Cell::new(false),
    };
    let prototype = context.intrinsics().constructors().object().prototype();
    let object = JsObject::new(context.root_shape(), prototype, data);
    Ok(object.upcast().into())
}

fn handle(args: &[JsValue]) -> JsResult<JsObject> {
    args.get_or_undefined(0)
        .as_object()
        .filter(|object| object.is::<Handle>())
        .ok_or_else(|| js_error!(TypeError: "Not a zlib handle"))
}

fn take(object: &JsObject) -> JsResult<Box<Session>> {
    object
        .downcast_ref::<Handle>()
        .and_then(|handle| handle.session.borrow_mut().take())
        .ok_or_else(|| js_error!(Error: "A write is in progress, or the zlib handle is closed"))
}

fn give_back(object: &JsObject, session: Box<Session>) {
    if let Some(handle) = object.downcast_ref::<Handle>()
        && !handle.closed.get()
    {
        *handle.session.borrow_mut() = Some(session);
    }
}

fn success(outcome: Outcome, context: &mut Context) -> JsResult<JsValue> {
    // The block was made where nobody counts.
    memory::collect_if_due();
    let buffer = bytes::buffer(outcome.block, context)?;
    let values = [
        buffer.into(),
        JsValue::from(outcome.input_left),
        JsValue::from(outcome.room_left),
        JsValue::from(outcome.too_large),
    ];
    Ok(interop::array(values, context))
}

fn failed(failure: &Failure, context: &mut Context) -> JsValue {
    let values = [
        JsValue::null(),
        text::from_str(&failure.message).into(),
        JsValue::from(failure.errno),
        text::from_str(&failure.code).into(),
    ];
    interop::array(values, context)
}

fn dictionary(value: &JsValue, context: &mut Context) -> Vec<u8> {
    View::new(value, context).map_or_else(Vec::new, |view| view.to_vec())
}

/// A size that JavaScript has checked; infinity is the largest.
fn size(value: &JsValue) -> usize {
    value.as_number().map_or(0, |size| size as usize)
}

/// The pairs of a flat array of numbers.
fn pairs(value: &JsValue, context: &mut Context) -> JsResult<Vec<(u32, f64)>> {
    let Some(array) = value.as_object() else {
        return Ok(Vec::new());
    };
    let length = interop::get(&array, "length", context)?.to_u32(context)?;
    let mut rows = Vec::new();
    for at in (0..length / 2).map(|pair| pair * 2) {
        let number = array.get(at, context)?.to_u32(context)?;
        let value = array.get(at + 1, context)?.to_number(context)?;
        rows.push((number, value));
    }
    Ok(rows)
}
