//! Terminals: a description of our own, raw mode, the window's size.

use std::{
    fs::OpenOptions,
    io,
    os::{
        fd::{AsFd, AsRawFd, FromRawFd, OwnedFd, RawFd},
        unix::{ffi::OsStrExt, fs::OpenOptionsExt},
    },
    path::Path,
};

use rustix::termios::{self, OptionalActions};

use super::{
    stdio,
    stream::{Stream, os_error},
};

/// The terminal `fd`, opened anew where that is possible: to make it non-blocking must not concern the other processes that
/// share the old description. The number stays the same.
///
/// # Errors
/// `EINVAL` if it is no terminal, or the system's.
pub(super) fn open(raw: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: the caller vouches for the descriptor, whose ownership JavaScript gives to the handle.
    let fd = unsafe { OwnedFd::from_raw_fd(raw) };
    if !termios::isatty(&fd) {
        std::mem::forget(fd);
        return Err(os_error(libc::EINVAL));
    }
    if let Ok(fresh) = reopen(fd.as_fd()) {
        // SAFETY: both descriptors are open; the old one's number now has the new description.
        if unsafe { libc::dup2(fresh.as_raw_fd(), raw) } >= 0 {
            rustix::io::fcntl_setfd(&fd, rustix::io::FdFlags::CLOEXEC)?;
        }
    } else {
        stdio::remember_flags(fd.as_fd());
    }
    rustix::io::ioctl_fionbio(&fd, true)?;
    Ok(fd)
}

fn reopen(fd: std::os::fd::BorrowedFd<'_>) -> io::Result<OwnedFd> {
    let name = termios::ttyname(fd, Vec::new())?;
    let path = Path::new(std::ffi::OsStr::from_bytes(name.as_bytes()));
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(libc::O_NOCTTY)
        .open(path)?;
    Ok(file.into())
}

impl Stream {
    /// Raw mode: each key at once, unechoed, and no signals from keys.
    pub(super) fn set_raw_mode(&self, raw: bool) -> io::Result<()> {
        self.with_fd(|fd| {
            if !raw {
                stdio::restore_terminal(fd.as_raw_fd());
                return Ok(());
            }
            let before = termios::tcgetattr(fd)?;
            stdio::remember_terminal(fd.as_raw_fd(), &before);
            let mut now = before;
            now.make_raw();
            // As Node has it: output is still processed, so that "\n" starts a line.
            now.output_modes |= termios::OutputModes::ONLCR | termios::OutputModes::OPOST;
            Ok(termios::tcsetattr(fd, OptionalActions::Drain, &now)?)
        })
    }

    /// Columns and rows.
    pub(super) fn window_size(&self) -> io::Result<(u16, u16)> {
        self.with_fd(|fd| {
            let size = termios::tcgetwinsize(fd)?;
            Ok((size.ws_col, size.ws_row))
        })
    }
}
