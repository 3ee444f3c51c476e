//! Verbs that change what a file carries: `chmod`, `chown`, `utimes`, `truncate`, and their kin by descriptor.

use std::path::Path;

use boa_engine::{JsResult, JsValue};
use rustix::fs::{AtFlags, CWD, Gid, Mode, OFlags, Timespec, Timestamps, UTIME_OMIT, Uid};

use super::{
    arguments::{self, integer},
    sys,
    verb::{Call, Verb},
};
use crate::system_error::SystemError;

macro_rules! verb {
    ($constant:ident, $name:literal, $required:literal, $optional:literal, $js:ident) => {
        pub(super) static $constant: Verb = Verb {
            name: $name,
            required: $required,
            optional: $optional,
            js: $js,
        };
    };
}

verb!(CHMOD, "chmod", 2, 0, js_chmod);
verb!(FCHMOD, "fchmod", 2, 0, js_fchmod);
verb!(CHOWN, "chown", 3, 0, js_chown);
verb!(LCHOWN, "lchown", 3, 0, js_lchown);
verb!(FCHOWN, "fchown", 3, 0, js_fchown);
verb!(UTIMES, "utimes", 3, 0, js_utimes);
verb!(LUTIMES, "lutimes", 3, 0, js_lutimes);
verb!(FUTIMES, "futimes", 3, 0, js_futimes);
verb!(TRUNCATE, "truncate", 1, 1, js_truncate);
verb!(FTRUNCATE, "ftruncate", 1, 1, js_ftruncate);
verb!(FSYNC, "fsync", 1, 0, js_fsync);
verb!(FDATASYNC, "fdatasync", 1, 0, js_fdatasync);

/// An owner and a group; `None` leaves one as it is.
type Owner = (Option<u32>, Option<u32>);

pub(super) fn chmod(path: &Path, mode: u32) -> Result<(), SystemError> {
    sys::call_on("chmod", path, || {
        rustix::fs::chmod(path, Mode::from_raw_mode(mode))
    })
}

pub(super) fn fchmod(fd: i32, mode: u32) -> Result<(), SystemError> {
    sys::call("fchmod", || {
        rustix::fs::fchmod(sys::descriptor(fd)?, Mode::from_raw_mode(mode))
    })
}

pub(super) fn chown(path: &Path, owner: Owner, follow: bool) -> Result<(), SystemError> {
    let (flags, name) = if follow {
        (AtFlags::empty(), "chown")
    } else {
        (AtFlags::SYMLINK_NOFOLLOW, "lchown")
    };
    let (user, group) = (owner.0.map(Uid::from_raw), owner.1.map(Gid::from_raw));
    sys::call_on(name, path, || {
        rustix::fs::chownat(CWD, path, user, group, flags)
    })
}

pub(super) fn fchown(fd: i32, owner: Owner) -> Result<(), SystemError> {
    let (user, group) = (owner.0.map(Uid::from_raw), owner.1.map(Gid::from_raw));
    sys::call("fchown", || {
        rustix::fs::fchown(sys::descriptor(fd)?, user, group)
    })
}

/// Times are seconds since the epoch: of access and of modification.
pub(super) fn utimes(path: &Path, times: (f64, f64), follow: bool) -> Result<(), SystemError> {
    let (flags, name) = if follow {
        (AtFlags::empty(), "utime")
    } else {
        (AtFlags::SYMLINK_NOFOLLOW, "lutime")
    };
    let times = timestamps(times);
    sys::call_on(name, path, || {
        rustix::fs::utimensat(CWD, path, &times, flags)
    })
}

pub(super) fn futimes(fd: i32, times: (f64, f64)) -> Result<(), SystemError> {
    let times = timestamps(times);
    sys::call("futime", || {
        rustix::fs::futimens(sys::descriptor(fd)?, &times)
    })
}

fn timestamps((accessed, modified): (f64, f64)) -> Timestamps {
    Timestamps {
        last_access: timespec(accessed),
        last_modification: timespec(modified),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::unnecessary_cast,
    reason = "a cast from f64 saturates; the fraction of a second fits"
)]
fn timespec(seconds: f64) -> Timespec {
    if seconds.is_nan() {
        return Timespec {
            tv_sec: 0,
            tv_nsec: UTIME_OMIT as _,
        };
    }
    let whole = seconds.floor();
    Timespec {
        tv_sec: whole as i64,
        // In whole microseconds, which is what a double can hold of a time of today.
        tv_nsec: (((seconds - whole) * 1e6) as i64 * 1000) as _,
    }
}

pub(super) fn truncate(path: &Path, length: u64) -> Result<(), SystemError> {
    let file = sys::call_on("open", path, || {
        rustix::fs::open(path, OFlags::RDWR | OFlags::CLOEXEC, Mode::empty())
    })?;
    sys::call("ftruncate", || rustix::fs::ftruncate(&file, length))
}

pub(super) fn ftruncate(fd: i32, length: u64) -> Result<(), SystemError> {
    sys::call("ftruncate", || {
        rustix::fs::ftruncate(sys::descriptor(fd)?, length)
    })
}

pub(super) fn fsync(fd: i32) -> Result<(), SystemError> {
    sys::call("fsync", || rustix::fs::fsync(sys::descriptor(fd)?))
}

pub(super) fn fdatasync(fd: i32) -> Result<(), SystemError> {
    sys::call("fdatasync", || rustix::fs::fdatasync(sys::descriptor(fd)?))
}

impl Call<'_> {
    fn mode(&mut self, index: usize) -> JsResult<u32> {
        arguments::mode(&self.value(index), "mode", None, self.context)
    }

    fn owner(&mut self, index: usize) -> JsResult<Owner> {
        let user = arguments::id(&self.value(index), "uid", self.context)?;
        let group = arguments::id(&self.value(index + 1), "gid", self.context)?;
        Ok((user, group))
    }

    fn times(&mut self, index: usize, names: [&str; 2]) -> JsResult<(f64, f64)> {
        let accessed = arguments::time(&self.value(index), names[0], self.context)?;
        let modified = arguments::time(&self.value(index + 1), names[1], self.context)?;
        Ok((accessed, modified))
    }

    fn length(&mut self, index: usize) -> JsResult<u64> {
        let value = self.value(index);
        if value.is_null_or_undefined() {
            return Ok(0);
        }
        const SAFE: i64 = (1 << 53) - 1;
        let length = integer(&value, "len", -SAFE, SAFE, self.context)?;
        Ok(u64::try_from(length).unwrap_or(0))
    }
}

fn js_chmod(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let mode = call.mode(1)?;
    call.run_unit(move || chmod(&path, mode))
}

fn js_fchmod(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    let mode = call.mode(1)?;
    call.run_unit(move || fchmod(fd, mode))
}

fn js_chown(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let owner = call.owner(1)?;
    call.run_unit(move || chown(&path, owner, true))
}

fn js_lchown(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let owner = call.owner(1)?;
    call.run_unit(move || chown(&path, owner, false))
}

fn js_fchown(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    let owner = call.owner(1)?;
    call.run_unit(move || fchown(fd, owner))
}

fn js_utimes(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let times = call.times(1, ["time", "time"])?;
    call.run_unit(move || utimes(&path, times, true))
}

fn js_lutimes(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let times = call.times(1, ["time", "time"])?;
    call.run_unit(move || utimes(&path, times, false))
}

fn js_futimes(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    let times = call.times(1, ["atime", "mtime"])?;
    call.run_unit(move || futimes(fd, times))
}

fn js_truncate(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let length = call.length(1)?;
    call.run_unit(move || truncate(&path, length))
}

fn js_ftruncate(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    let length = call.length(1)?;
    call.run_unit(move || ftruncate(fd, length))
}

fn js_fsync(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    call.run_unit(move || fsync(fd))
}

fn js_fdatasync(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    call.run_unit(move || fdatasync(fd))
}
