//! `statx`, which knows when a file was born.

use std::{os::fd::BorrowedFd, path::Path};

use rustix::{
    fs::{AtFlags, CWD, Statx, StatxFlags, makedev, statx},
    io::Errno,
};

use crate::fs::stat::Stat;

fn fields() -> StatxFlags {
    StatxFlags::BASIC_STATS | StatxFlags::BTIME
}

/// What the system knows of a path.
pub(in crate::fs) fn stat(path: &Path, follow: bool) -> Result<Stat, Errno> {
    let flags = if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    };
    statx(CWD, path, flags, fields()).map(from_statx)
}

/// What the system knows of something open.
pub(in crate::fs) fn stat_fd(fd: BorrowedFd<'_>) -> Result<Stat, Errno> {
    statx(fd, c"", AtFlags::EMPTY_PATH, fields()).map(from_statx)
}

fn from_statx(found: Statx) -> Stat {
    let time = |at: rustix::fs::StatxTimestamp| (at.tv_sec, at.tv_nsec);
    Stat {
        dev: makedev(found.stx_dev_major, found.stx_dev_minor),
        mode: u32::from(found.stx_mode),
        nlink: u64::from(found.stx_nlink),
        uid: found.stx_uid,
        gid: found.stx_gid,
        rdev: makedev(found.stx_rdev_major, found.stx_rdev_minor),
        blksize: u64::from(found.stx_blksize),
        ino: found.stx_ino,
        size: found.stx_size,
        blocks: found.stx_blocks,
        times: [
            time(found.stx_atime),
            time(found.stx_mtime),
            time(found.stx_ctime),
            time(found.stx_btime),
        ],
    }
}

/// Lets `target` share the contents of `source`.
pub(in crate::fs) fn clone_file(
    target: BorrowedFd<'_>,
    source: BorrowedFd<'_>,
) -> Result<(), Errno> {
    rustix::fs::ioctl_ficlone(target, source)
}

/// Copies to the end without the bytes leaving the kernel. False if that cannot be done here.
pub(in crate::fs) fn copy_in_kernel(
    source: BorrowedFd<'_>,
    target: BorrowedFd<'_>,
) -> Result<bool, Errno> {
    let mut copied = 0;
    loop {
        match rustix::fs::copy_file_range(source, None, target, None, 1 << 30) {
            // Files without a length, as in /proc, look empty to this call: reading tells.
            Ok(0) => return Ok(copied != 0),
            Ok(count) => copied += count,
            Err(Errno::INTR) => {}
            Err(
                Errno::NOSYS
                | Errno::XDEV
                | Errno::INVAL
                | Errno::OPNOTSUPP
                | Errno::PERM
                | Errno::BADF
                | Errno::IO
                | Errno::TXTBSY,
            ) if copied == 0 => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}
