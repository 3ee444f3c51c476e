//! `rm`: a file, or a directory with all that is in it.

use std::{path::Path, thread, time::Duration};

use boa_engine::{Context, JsError, JsResult, JsValue};
use rustix::{fs::FileType, io::Errno};

use super::{
    arguments::node_error,
    paths, readdir,
    stat::lstat,
    verb::{Call, Verb},
};
use crate::{
    interop::{self, text},
    system_error::{self, SystemError},
};

pub(super) static RM: Verb = Verb {
    name: "rm",
    required: 1,
    optional: 1,
    js,
};

/// The options of `rm`. The delay is in milliseconds, and grows with each retry.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    pub(super) force: bool,
    pub(super) recursive: bool,
    pub(super) retries: u32,
    pub(super) delay: u32,
}

/// What there was to remove.
pub(super) enum Removed {
    Done,
    /// A directory, and `recursive` was not given.
    IsDirectory,
}

pub(super) fn rm(path: &Path, how: How) -> Result<Removed, SystemError> {
    let found = match lstat(path) {
        Ok(found) => found,
        Err(error) if how.force && error.code() == "ENOENT" => return Ok(Removed::Done),
        Err(error) => return Err(error),
    };
    if !found.is_dir() {
        patiently(how, || paths::unlink(path))?;
    } else if how.recursive {
        remove_all(path, how)?;
    } else {
        return Ok(Removed::IsDirectory);
    }
    Ok(Removed::Done)
}

fn remove_all(path: &Path, how: How) -> Result<(), SystemError> {
    patiently(how, || {
        let entries = match readdir::readdir(path) {
            Ok(entries) => entries,
            Err(error) if error.code() == "ENOENT" => return Ok(()),
            Err(error) => return Err(error),
        };
        for (name, kind) in entries {
            let inside = path.join(super::sys::path_from_bytes(name));
            if kind == FileType::Directory {
                remove_all(&inside, how)?;
            } else {
                gone(paths::unlink(&inside))?;
            }
        }
        gone(paths::rmdir(path))
    })
}

/// What somebody else removed meanwhile is removed.
fn gone(result: Result<(), SystemError>) -> Result<(), SystemError> {
    match result {
        Err(error) if error.code() == "ENOENT" => Ok(()),
        result => result,
    }
}

/// Tries again, a little later each time, while the system says that somebody is in the way.
fn patiently(
    how: How,
    mut run: impl FnMut() -> Result<(), SystemError>,
) -> Result<(), SystemError> {
    const IN_THE_WAY: [Errno; 5] = [
        Errno::BUSY,
        Errno::MFILE,
        Errno::NFILE,
        Errno::NOTEMPTY,
        Errno::PERM,
    ];
    let mut tried = 0;
    loop {
        match run() {
            Err(error)
                if how.recursive
                    && tried < how.retries
                    && IN_THE_WAY
                        .iter()
                        .any(|known| known.raw_os_error() == error.errno) =>
            {
                tried += 1;
                let delay = u64::from(how.delay) * u64::from(tried);
                thread::sleep(Duration::from_millis(delay));
            }
            result => return gone(result),
        }
    }
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let options = call.options(1)?;
    let how = How {
        force: options.boolean("force", false, call.context)?,
        recursive: options.boolean("recursive", false, call.context)?,
        delay: options.number("retryDelay", 100, i64::from(i32::MAX), call.context)?,
        retries: options.number("maxRetries", 0, i64::from(u32::MAX), call.context)?,
    };
    let shown = path.clone();
    call.run(
        move || rm(&path, how),
        move |removed, context| match removed {
            Removed::Done => Ok(JsValue::undefined()),
            Removed::IsDirectory => Err(is_directory(&shown, context)),
        },
    )
}

fn is_directory(path: &Path, context: &mut Context) -> JsError {
    let rows = [
        ("code", text::from_str("EISDIR").into()),
        ("message", text::from_str("is a directory").into()),
        ("path", text::from_path(path).into()),
        ("syscall", text::from_str("rm").into()),
        ("errno", JsValue::from(system_error::errno_of("EISDIR"))),
    ];
    let details = interop::object(&rows, context);
    node_error("ERR_FS_EISDIR", &[details.into()], context)
}
