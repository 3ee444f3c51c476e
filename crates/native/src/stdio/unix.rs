use std::{
    cell::RefCell,
    io,
    os::fd::{BorrowedFd, RawFd},
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    fs::FileType,
    io::Errno,
    net::{AddressFamily, SocketType, sockopt},
    termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr},
};

thread_local! {
    /// How terminals were set before raw mode.
    static COOKED: RefCell<Vec<(RawFd, Termios)>> = const { RefCell::new(Vec::new()) };
}

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

/// Raw mode passes every key on as it is pressed, unechoed; leaving it restores what was there before.
pub(super) fn set_raw_mode(fd: RawFd, raw: bool) -> io::Result<()> {
    let terminal = borrow(fd).ok_or(Errno::BADF)?;
    COOKED.with_borrow_mut(|cooked| {
        let known = cooked.iter().position(|(known, _)| *known == fd);
        match (raw, known) {
            (true, None) => {
                let before = tcgetattr(terminal)?;
                let mut now = before.clone();
                now.make_raw();
                // Output stays as it is: a program's '\n' still begins a line.
                now.output_modes = before.output_modes;
                tcsetattr(terminal, OptionalActions::Drain, &now)?;
                cooked.push((fd, before));
            }
            (false, Some(at)) => {
                let (_, before) = cooked.swap_remove(at);
                tcsetattr(terminal, OptionalActions::Drain, &before)?;
            }
            _ => {}
        }
        Ok(())
    })
}
