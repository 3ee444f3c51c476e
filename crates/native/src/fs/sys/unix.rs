//! `stat` without a time of birth: the time of the last change stands in for it.

use std::{os::fd::BorrowedFd, path::Path};

use rustix::{fs, io::Errno};

use crate::fs::stat::Stat;

/// What the system knows of a path.
pub(in crate::fs) fn stat(path: &Path, follow: bool) -> Result<Stat, Errno> {
    if follow {
        fs::stat(path)
    } else {
        fs::lstat(path)
    }
    .map(from_stat)
}

/// What the system knows of something open.
pub(in crate::fs) fn stat_fd(fd: BorrowedFd<'_>) -> Result<Stat, Errno> {
    fs::fstat(fd).map(from_stat)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::unnecessary_cast,
    clippy::useless_conversion,
    reason = "the widths of these fields differ between systems; all fit"
)]
fn from_stat(found: fs::Stat) -> Stat {
    let changed = (found.st_ctime as i64, found.st_ctime_nsec as u32);
    Stat {
        dev: found.st_dev as u64,
        mode: found.st_mode as u32,
        nlink: found.st_nlink as u64,
        uid: found.st_uid,
        gid: found.st_gid,
        rdev: found.st_rdev as u64,
        blksize: found.st_blksize as u64,
        ino: found.st_ino as u64,
        size: found.st_size as u64,
        blocks: found.st_blocks as u64,
        times: [
            (found.st_atime as i64, found.st_atime_nsec as u32),
            (found.st_mtime as i64, found.st_mtime_nsec as u32),
            changed,
            changed,
        ],
    }
}

/// Lets `target` share the contents of `source`: nothing here can.
pub(in crate::fs) fn clone_file(_: BorrowedFd<'_>, _: BorrowedFd<'_>) -> Result<(), Errno> {
    Err(Errno::NOTSUP)
}

/// Copies to the end without the bytes leaving the kernel. False if that cannot be done here.
pub(in crate::fs) fn copy_in_kernel(_: BorrowedFd<'_>, _: BorrowedFd<'_>) -> Result<bool, Errno> {
    Ok(false)
}
