//! `writeFile` and `appendFile`: all of a file at once.

use std::os::fd::AsFd;

use boa_engine::{Context, JsResult, JsValue};
use rustix::fs::{Mode, OFlags};

use super::{
    arguments::{self, Target, invalid_type},
    encoding::Encoding,
    flags, interrupt,
    read_file::write_all,
    sys,
    verb::{Call, Verb},
};
use crate::{
    interop::bytes::View, request::Face, runtime::call_internal, system_error::SystemError,
};

pub(super) static WRITE_FILE: Verb = Verb {
    name: "writeFile",
    required: 2,
    optional: 1,
    js: js_write,
};

pub(super) static APPEND_FILE: Verb = Verb {
    name: "appendFile",
    required: 2,
    optional: 1,
    js: js_append,
};

/// How the file is opened and left.
pub(super) struct How {
    flags: OFlags,
    mode: u32,
    flush: bool,
}

pub(super) fn write_file(target: &Target, bytes: &[u8], how: &How) -> Result<(), SystemError> {
    match target {
        Target::Path(path) => {
            let mode = Mode::from_raw_mode(how.mode);
            let file = sys::call_on("open", path, || {
                rustix::fs::open(path, how.flags | OFlags::CLOEXEC, mode)
            })?;
            fill(file.as_fd(), bytes, how.flush)
        }
        Target::Fd(_) if bytes.is_empty() && !how.flush => Ok(()),
        Target::Fd(fd) => {
            let file = sys::descriptor(*fd).map_err(|error| sys::failed(error, "write"))?;
            fill(file, bytes, how.flush)
        }
    }
}

fn fill(file: impl AsFd, bytes: &[u8], flush: bool) -> Result<(), SystemError> {
    write_all(&file, bytes, None)?;
    if flush {
        sys::call("fsync", || rustix::fs::fsync(&file))?;
    }
    Ok(())
}

fn js_write(call: Call<'_>) -> JsResult<JsValue> {
    js(
        call,
        "writeFile",
        OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC,
    )
}

fn js_append(call: Call<'_>) -> JsResult<JsValue> {
    js(
        call,
        "appendFile",
        OFlags::WRONLY | OFlags::CREATE | OFlags::APPEND,
    )
}

fn js(mut call: Call<'_>, name: &'static str, fallback: OFlags) -> JsResult<JsValue> {
    let (options, encoding) = call.encoded_options(2, Encoding::Utf8)?;
    let flush = options.get("flush", call.context)?;
    let flush = match (flush.is_null_or_undefined(), flush.as_boolean()) {
        (true, _) => false,
        (false, Some(flush)) => flush,
        (false, None) => {
            return Err(invalid_type(
                "options.flush",
                "boolean",
                &flush,
                call.context,
            ));
        }
    };
    let mode = options.get("mode", call.context)?;
    let flag = options.get("flag", call.context)?;
    let data = call.value(1);
    let bytes = match data_bytes(&data, encoding, call.context)? {
        Some(bytes) => bytes,
        None if matches!(call.face, Face::Promise) && is_iterable(&data, call.context)? => {
            let arguments = [
                call.value(0),
                data,
                call.value(2),
                JsValue::from(name == "appendFile"),
            ];
            let (id, verb) = ("internal/fs/iterables", "writeIterable");
            return call_internal(id, verb, &arguments, call.context);
        }
        None => {
            let expected = "string|Buffer|TypedArray|DataView";
            return Err(invalid_type("data", expected, &data, call.context));
        }
    };
    if let Some(taken_over) = interrupt::take_over(name, &options, &mut call)? {
        return Ok(taken_over);
    }
    let target = call.path_or_fd(0)?;
    let how = How {
        flags: flags::parse(&flag, "flags", fallback, call.context)?,
        mode: arguments::mode(&mode, "mode", Some(0o666), call.context)?,
        flush,
    };
    call.run_unit(move || write_file(&target, &bytes, &how))
}

/// The bytes of text or of a view; `None` for anything else.
pub(super) fn data_bytes(
    data: &JsValue,
    encoding: Encoding,
    context: &mut Context,
) -> JsResult<Option<Vec<u8>>> {
    if let Some(string) = data.as_string() {
        return encoding.encode(&string, context).map(Some);
    }
    let is_view = data.as_object().is_some_and(|object| {
        object.is::<boa_engine::builtins::typed_array::TypedArray>()
            || boa_engine::object::builtins::JsDataView::from_object(object).is_ok()
    });
    if !is_view {
        return Ok(None);
    }
    Ok(View::new(data, context).map(|view| view.to_vec()))
}

fn is_iterable(data: &JsValue, context: &mut Context) -> JsResult<bool> {
    let Some(object) = data.as_object() else {
        return Ok(false);
    };
    use boa_engine::JsSymbol;
    for symbol in [JsSymbol::async_iterator(), JsSymbol::iterator()] {
        if object.get(symbol, context)?.is_callable() {
            return Ok(true);
        }
    }
    Ok(false)
}
