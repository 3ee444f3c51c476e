//! `copyFile`: contents and mode, inside the kernel where it can.

use std::{
    os::fd::{AsFd, BorrowedFd},
    path::Path,
};

use boa_engine::{JsResult, JsValue};
use rustix::{
    fs::{Mode, OFlags},
    io::Errno,
};

use super::{
    access::mode_bits,
    sys,
    verb::{Call, Verb},
};
use crate::system_error::SystemError;

pub(super) static COPY_FILE: Verb = Verb {
    name: "copyFile",
    required: 2,
    optional: 1,
    js,
};

/// `COPYFILE_EXCL`: fail if the destination exists.
pub(super) const EXCL: u32 = 1;
/// `COPYFILE_FICLONE`: share the contents if the file system can.
pub(super) const FICLONE: u32 = 2;
/// `COPYFILE_FICLONE_FORCE`: fail if it cannot.
pub(super) const FICLONE_FORCE: u32 = 4;

pub(super) fn copy_file(from: &Path, to: &Path, mode: u32) -> Result<(), SystemError> {
    copy(from, to, mode)
        .map_err(|error| sys::failed(error, "copyfile").with_path(from).with_dest(to))
}

fn copy(from: &Path, to: &Path, mode: u32) -> Result<(), Errno> {
    use rustix::io::retry_on_intr;
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    let source = retry_on_intr(|| rustix::fs::open(from, flags, Mode::empty()))?;
    let found = sys::stat_fd(source.as_fd())?;
    let bits = Mode::from_raw_mode(found.mode);
    let mut flags = OFlags::WRONLY | OFlags::CREATE | OFlags::CLOEXEC;
    if mode & EXCL != 0 {
        flags |= OFlags::EXCL;
    }
    let target = retry_on_intr(|| rustix::fs::open(to, flags, bits))?;
    let there = sys::stat_fd(target.as_fd())?;
    if (there.dev, there.ino) == (found.dev, found.ino) {
        return Ok(());
    }
    let result = fill(source.as_fd(), target.as_fd(), bits, mode);
    if result.is_err() {
        // As libuv does: half a copy is worse than none. The copy's own error is the one to tell.
        let _first_error_counts = rustix::fs::unlink(to);
    }
    result
}

fn fill(
    source: BorrowedFd<'_>,
    target: BorrowedFd<'_>,
    bits: Mode,
    mode: u32,
) -> Result<(), Errno> {
    rustix::fs::ftruncate(target, 0)?;
    match rustix::fs::fchmod(target, bits) {
        // Some mounted file systems know no modes.
        Err(Errno::PERM) | Ok(()) => {}
        Err(error) => return Err(error),
    }
    if mode & (FICLONE | FICLONE_FORCE) != 0 {
        match sys::clone_file(target, source) {
            Ok(()) => return Ok(()),
            Err(error) if mode & FICLONE_FORCE != 0 => return Err(error),
            Err(_) => {}
        }
    }
    if sys::copy_in_kernel(source, target)? {
        return Ok(());
    }
    let mut block = vec![0; 128 * 1024];
    loop {
        let count = rustix::io::retry_on_intr(|| rustix::io::read(source, &mut block[..]))?;
        let mut rest = block.get(..count).unwrap_or_default();
        if rest.is_empty() {
            return Ok(());
        }
        while !rest.is_empty() {
            let written = rustix::io::retry_on_intr(|| rustix::io::write(target, rest))?;
            rest = rest.get(written..).unwrap_or_default();
        }
    }
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let from = call.path(0, "src")?;
    let to = call.path(1, "dest")?;
    let mode = mode_bits(&call.value(2), 0, call.context)?;
    call.run_unit(move || copy_file(&from, &to, mode))
}
