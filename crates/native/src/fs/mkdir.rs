//! `mkdir`, with the directories above on request.

use std::path::{Path, PathBuf};

use boa_engine::{JsResult, JsValue};
use rustix::{fs::Mode, io::Errno};

use super::{
    arguments::{self, Options},
    sys,
    verb::{Call, Verb},
};
use crate::{interop::text, system_error::SystemError};

pub(super) static MKDIR: Verb = Verb {
    name: "mkdir",
    required: 1,
    optional: 1,
    js,
};

pub(super) fn mkdir(path: &Path, mode: u32) -> Result<(), SystemError> {
    sys::call_on("mkdir", path, || {
        rustix::fs::mkdir(path, Mode::from_raw_mode(mode))
    })
}

/// Makes `path` and what is missing above it; the first directory that was made.
pub(super) fn mkdir_all(path: &Path, mode: u32) -> Result<Option<PathBuf>, SystemError> {
    let mut first = None;
    // Upwards until one can be made, then down again.
    let mut missing = vec![path];
    while let Some(&next) = missing.last() {
        match rustix::io::retry_on_intr(|| rustix::fs::mkdir(next, Mode::from_raw_mode(mode))) {
            Ok(()) => {
                first.get_or_insert_with(|| next.to_path_buf());
                missing.pop();
            }
            Err(Errno::NOENT) => match next.parent() {
                // It was made while we looked, or never can be.
                Some(above) if first.is_none() && !above.as_os_str().is_empty() => {
                    missing.push(above);
                }
                _ => return Err(sys::failed(Errno::NOENT, "mkdir").with_path(path)),
            },
            Err(
                error @ (Errno::EXIST | Errno::ISDIR | Errno::ROFS | Errno::ACCESS | Errno::PERM),
            ) => match sys::stat(next, true) {
                Ok(found) if found.is_dir() => {
                    missing.pop();
                }
                Ok(_) if missing.len() > 1 => {
                    return Err(sys::failed(Errno::NOTDIR, "mkdir").with_path(path));
                }
                Ok(_) => return Err(sys::failed(Errno::EXIST, "mkdir").with_path(next)),
                Err(_) => return Err(sys::failed(error, "mkdir").with_path(next)),
            },
            Err(error) => return Err(sys::failed(error, "mkdir").with_path(path)),
        }
    }
    Ok(first)
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let value = call.value(1);
    let mut recursive = false;
    let mut mode = 0o777;
    if value.is_number() || value.is_string() {
        mode = arguments::mode(&value, "mode", None, call.context)?;
    } else {
        let options = Options::any(&value);
        recursive = options.boolean("recursive", false, call.context)?;
        let given = options.get("mode", call.context)?;
        mode = arguments::mode(&given, "options.mode", Some(mode), call.context)?;
    }
    let path = call.path(0, "path")?;
    call.run(
        move || {
            if recursive {
                mkdir_all(&path, mode)
            } else {
                mkdir(&path, mode).map(|()| None)
            }
        },
        |first, _| Ok(first.map_or_else(JsValue::undefined, |path| text::from_path(path).into())),
    )
}
