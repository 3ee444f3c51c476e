//! `internalBinding('stdio')`: what a descriptor is, and writing to it at once.
//!
//! On Linux Node writes to files, pipes and terminals synchronously, so that nothing is lost when a program ends with
//! `process.exit`. A descriptor that would block is waited for.

#[cfg(unix)]
mod unix;
#[cfg(unix)]
use self::unix as sys;

#[cfg(not(unix))]
mod other;
#[cfg(not(unix))]
use self::other as sys;

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue};

use crate::{
    interop::{Binding, array, bytes::View, text},
    system_error::SystemError,
};

/// `internalBinding('stdio')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("guessHandleType", 1, js_guess_handle_type),
            ("writeSync", 2, js_write_sync),
            ("windowSize", 1, js_window_size),
            ("isatty", 1, js_isatty),
        ])
        .build())
}

/// `FILE`, `PIPE`, `TTY`, `TCP`, `UDP`, `UNKNOWN` or `INVALID`.
fn js_guess_handle_type(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    Ok(text::from_str(sys::handle_type(fd)).into())
}

/// Writes all bytes of a string (UTF-8) or a view; returns `undefined`, or the error object.
fn js_write_sync(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    let data = args.get_or_undefined(1);
    let result = match View::new(data, context) {
        Some(view) => match view.bytes() {
            Some(bytes) => sys::write_all(fd, &bytes),
            None => Ok(()),
        },
        None => sys::write_all(fd, text::argument(data, context)?.as_bytes()),
    };
    Ok(match result {
        Ok(()) => JsValue::undefined(),
        Err(error) => SystemError::from_io(&error, "write").into_value(context),
    })
}

/// `[columns, rows]`, or `undefined` if it is no terminal.
fn js_window_size(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    Ok(match sys::window_size(fd) {
        Some((columns, rows)) => array([columns.into(), rows.into()], context),
        None => JsValue::undefined(),
    })
}

fn js_isatty(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    Ok((sys::handle_type(fd) == "TTY").into())
}
