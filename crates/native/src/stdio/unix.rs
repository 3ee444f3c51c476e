use std::{
    io,
    os::fd::{BorrowedFd, RawFd},
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    fs::FileType,
    io::Errno,
    net::{AddressFamily, SocketType, sockopt},
    termios::tcgetwinsize,
};

/// The descriptor, if it is open.
fn borrow<'a>(fd: RawFd) -> Option<BorrowedFd<'a>> {
    if fd < 0 {
        return None;
    }
    // SAFETY: the borrow is used for one system call at a time, which reports a descriptor that is not open.
    Some(unsafe { BorrowedFd::borrow_raw(fd) })
}

/// What kind of thing a descriptor is, as libuv tells them apart.
pub(super) fn handle_type(fd: RawFd) -> &'static str {
    let Some(fd) = borrow(fd) else {
        return "INVALID";
    };
    let Ok(stat) = rustix::fs::fstat(fd) else {
        return "INVALID";
    };
    if rustix::termios::isatty(fd) {
        return "TTY";
    }
    match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile | FileType::CharacterDevice => "FILE",
        FileType::Fifo => "PIPE",
        FileType::Socket => match (sockopt::socket_type(fd), sockopt::socket_domain(fd)) {
            (Ok(SocketType::STREAM), Ok(AddressFamily::UNIX)) => "PIPE",
            (Ok(SocketType::STREAM), Ok(AddressFamily::INET | AddressFamily::INET6)) => "TCP",
            (Ok(SocketType::DGRAM), Ok(AddressFamily::INET | AddressFamily::INET6)) => "UDP",
            _ => "UNKNOWN",
        },
        _ => "UNKNOWN",
    }
}

/// Writes all of `bytes`, waiting where it must.
pub(super) fn write_all(fd: RawFd, mut bytes: &[u8]) -> io::Result<()> {
    let fd = borrow(fd).ok_or(Errno::BADF)?;
    while !bytes.is_empty() {
        match rustix::io::write(fd, bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => match poll(&mut [PollFd::new(&fd, PollFlags::OUT)], None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            },
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Columns and rows of a terminal.
pub(super) fn window_size(fd: RawFd) -> Option<(u16, u16)> {
    let size = tcgetwinsize(borrow(fd)?).ok()?;
    Some((size.ws_col, size.ws_row))
}
