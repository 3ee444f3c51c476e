//! What differs between systems: paths as bytes, descriptors by number, and how much `stat` knows.

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "unix.rs")]
mod stat;

use std::{
    ffi::OsString,
    os::{
        fd::{BorrowedFd, RawFd},
        unix::ffi::{OsStrExt, OsStringExt},
    },
    path::{Path, PathBuf},
};

use rustix::io::Errno;

pub(super) use self::stat::{clone_file, copy_in_kernel, stat, stat_fd};
use crate::system_error::SystemError;

/// A path of any bytes.
pub(super) fn path_from_bytes(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(OsString::from_vec(bytes))
}

/// The bytes of a path.
pub(super) fn path_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_bytes()
}

/// A descriptor that JavaScript gave by number.
pub(super) fn descriptor(fd: RawFd) -> Result<BorrowedFd<'static>, Errno> {
    if fd < 0 {
        return Err(Errno::BADF);
    }
    // SAFETY: the number is not negative. Whether it is open is for the system to say (EBADF): programs own
    // descriptors by number here, as in C, and nothing of ours relies on them.
    Ok(unsafe { BorrowedFd::borrow_raw(fd) })
}

/// Closes a descriptor that JavaScript gave by number.
pub(super) fn close(fd: RawFd) -> Result<(), Errno> {
    if fd < 0 {
        return Err(Errno::BADF);
    }
    // SAFETY: as for `descriptor`; the program says that it is done with it.
    unsafe { rustix::io::try_close(fd) }
}

/// Runs a system call again for as long as signals interrupt it, and names it if it fails.
pub(super) fn call<T>(
    syscall: &'static str,
    run: impl FnMut() -> Result<T, Errno>,
) -> Result<T, SystemError> {
    rustix::io::retry_on_intr(run).map_err(|error| failed(error, syscall))
}

/// The same, naming the path too.
pub(super) fn call_on<T>(
    syscall: &'static str,
    path: &Path,
    run: impl FnMut() -> Result<T, Errno>,
) -> Result<T, SystemError> {
    call(syscall, run).map_err(|error| error.with_path(path))
}

/// The error of a call.
pub(super) fn failed(error: Errno, syscall: &'static str) -> SystemError {
    SystemError::new(error.raw_os_error(), syscall)
}
