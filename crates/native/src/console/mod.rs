//! The Rust half of `console`: writing a line without waking up `process.stdout`.
//!
//! As long as nobody has looked at `process.stdout`, `console.log` writes straight to the descriptor. Once the
//! property was read (or redefined), the JavaScript half goes through the stream, so that programs may replace it.

use std::{io, os::fd::AsFd};

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, js_string, object::builtins::JsArray,
    property::PropertyKey,
};
use rustix::{
    event::{PollFd, PollFlags, poll},
    io::{Errno, write},
};

use crate::{
    interop::{Binding, text},
    state::State,
};

/// `internalBinding('console')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("isLoaded", 1, js_is_loaded),
            ("isTerminal", 1, js_is_terminal),
            ("write", 2, js_write),
            ("stdoutTouched", 0, js_stdout_touched),
            ("stderrTouched", 0, js_stderr_touched),
            ("quick", 2, js_quick),
        ])
        .build())
}

/// Writes all of `bytes` to descriptor 1 or 2, waiting where it must.
///
/// # Errors
/// The system's, as when nobody reads a pipe any more.
pub(crate) fn write_all(fd: i32, mut bytes: &[u8]) -> io::Result<()> {
    let (out, error) = (io::stdout(), io::stderr());
    let fd = if fd == 2 { error.as_fd() } else { out.as_fd() };
    while !bytes.is_empty() {
        match write(fd, bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let _ready = poll(&mut [PollFd::new(&fd, PollFlags::OUT)], None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// `write(fd, text)`: false if the system refused, which a console keeps to itself.
fn js_write(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    let line = args.get_or_undefined(1).to_string(context)?;
    Ok(write_all(fd, text::to_utf8(&line).as_bytes())
        .is_ok()
        .into())
}

/// `quick(fd, arguments)`: writes a line whose arguments need no more than their own text, as long as nobody has looked at
/// the stream. False if it wrote nothing: then the line is the JavaScript half's.
fn js_quick(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    let key = if fd == 2 {
        js_string!("stderr")
    } else {
        js_string!("stdout")
    };
    let Some(list) = args.get_or_undefined(1).as_object() else {
        return Ok(false.into());
    };
    // Whoever loaded that module may be listening in.
    let watched = State::of(context)
        .builtins
        .borrow()
        .contains_key("diagnostics_channel");
    if watched || touched(key.into(), context) {
        return Ok(false.into());
    }
    let list = JsArray::from_object(list)?;
    let count = list.length(context)?;
    let mut line = String::new();
    for at in 0..count {
        let value = list.get(at, context)?;
        if at > 0 {
            line.push(' ');
        }
        match value.as_string() {
            Some(part) => {
                let part = text::to_utf8(&part);
                if at == 0 && count > 1 && part.contains('%') {
                    return Ok(false.into());
                }
                line.push_str(&part);
            }
            // Colors are for others to decide.
            None if value.is_object()
                || value.is_symbol()
                || value.is_bigint()
                || is_colored(fd) =>
            {
                return Ok(false.into());
            }
            None if value
                .as_number()
                .is_some_and(|number| number == 0.0 && number.is_sign_negative()) =>
            {
                line.push_str("-0");
            }
            None => line.push_str(&text::argument(&value, context)?),
        }
    }
    line.push('\n');
    // A console keeps what the system refuses to itself.
    let _refused = write_all(fd, line.as_bytes());
    Ok(true.into())
}

/// Whether a value other than a string might be shown in color.
fn is_colored(fd: i32) -> bool {
    let terminal = if fd == 2 {
        rustix::termios::isatty(io::stderr())
    } else {
        rustix::termios::isatty(io::stdout())
    };
    terminal || std::env::var_os("FORCE_COLOR").is_some()
}

/// `isLoaded(id)`: has anybody required this library module yet?
fn js_is_loaded(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let id = text::argument(args.get_or_undefined(0), context)?;
    Ok(State::of(context)
        .builtins
        .borrow()
        .contains_key(id.as_str())
        .into())
}

/// `isTerminal(fd)`, for the descriptors 1 and 2.
fn js_is_terminal(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    Ok(match fd {
        1 => rustix::termios::isatty(io::stdout()),
        2 => rustix::termios::isatty(io::stderr()),
        _ => false,
    }
    .into())
}

fn js_stdout_touched(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(touched(js_string!("stdout").into(), context).into())
}

fn js_stderr_touched(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(touched(js_string!("stderr").into(), context).into())
}

/// The lazy accessor becomes a data property with its first reader.
fn touched(key: PropertyKey, context: &Context) -> bool {
    let state = State::of(context);
    let Some(process) = state.process() else {
        return false;
    };
    let process = process.borrow();
    process
        .properties()
        .get(&key)
        .is_none_or(|property| property.is_data_descriptor())
}
