//! The Rust half of `console`: writing a line without waking up `process.stdout`.
//!
//! As long as nobody has looked at `process.stdout`, `console.log` writes straight to the descriptor. Once the
//! property was read (or redefined), the JavaScript half goes through the stream, so that programs may replace it.

use std::{io, os::fd::AsFd};

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_string, property::PropertyKey};
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
            ("isTerminal", 1, js_is_terminal),
            ("write", 2, js_write),
            ("stdoutTouched", 0, js_stdout_touched),
            ("stderrTouched", 0, js_stderr_touched),
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
