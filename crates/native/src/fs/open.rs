//! `open` and `close`: descriptors by number.

use std::{
    os::fd::{IntoRawFd, RawFd},
    path::Path,
};

use boa_engine::{JsResult, JsValue};
use rustix::fs::{Mode, OFlags};

use super::{
    arguments, flags, sys,
    verb::{Call, Verb},
};
use crate::system_error::SystemError;

pub(super) static OPEN: Verb = Verb {
    name: "open",
    required: 1,
    optional: 2,
    js: js_open,
};

pub(super) static CLOSE: Verb = Verb {
    name: "close",
    required: 1,
    optional: 0,
    js: js_close,
};

pub(super) fn open(path: &Path, flags: OFlags, mode: u32) -> Result<RawFd, SystemError> {
    let mode = Mode::from_raw_mode(mode);
    let file = sys::call_on("open", path, || {
        rustix::fs::open(path, flags | OFlags::CLOEXEC, mode)
    })?;
    Ok(file.into_raw_fd())
}

pub(super) fn close(fd: RawFd) -> Result<(), SystemError> {
    // Not again when interrupted: the descriptor is gone by then, and its number may be another's.
    match sys::close(fd) {
        Err(rustix::io::Errno::INTR) | Ok(()) => Ok(()),
        Err(error) => Err(sys::failed(error, "close")),
    }
}

fn js_open(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let flags = flags::parse(&call.value(1), "flags", OFlags::RDONLY, call.context)?;
    let mode = arguments::mode(&call.value(2), "mode", Some(0o666), call.context)?;
    call.run(move || open(&path, flags, mode), |fd, _| Ok(fd.into()))
}

fn js_close(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    call.run_unit(move || close(fd))
}
