//! What the process changed about descriptors that others share (terminal modes, the non-blocking flag), put back when it ends.

use std::{
    os::fd::{AsRawFd, BorrowedFd, RawFd},
    sync::{Mutex, Once, PoisonError},
};

use rustix::{
    fs::{OFlags, fcntl_getfl, fcntl_setfl},
    termios::{OptionalActions, Termios, tcsetattr},
};

struct Changed {
    terminals: Vec<(RawFd, Termios)>,
    flags: Vec<(RawFd, OFlags)>,
}

/// One a process, as the descriptors are: `atexit` has no other way to reach it.
static CHANGED: Mutex<Changed> = Mutex::new(Changed {
    terminals: Vec::new(),
    flags: Vec::new(),
});

fn with<R>(body: impl FnOnce(&mut Changed) -> R) -> R {
    body(&mut CHANGED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Keeps the first mode of a terminal that turns raw.
pub(super) fn remember_terminal(fd: RawFd, mode: &Termios) {
    at_exit();
    with(|changed| {
        if !changed.terminals.iter().any(|(known, _)| *known == fd) {
            changed.terminals.push((fd, mode.clone()));
        }
    });
}

/// Puts a terminal's mode back.
pub(super) fn restore_terminal(fd: RawFd) {
    with(|changed| {
        if let Some(at) = changed.terminals.iter().position(|(known, _)| *known == fd) {
            let (_, mode) = changed.terminals.swap_remove(at);
            put_back(fd, &mode);
        }
    });
}

/// A terminal handle closes: its mode is put back now.
pub(super) fn forget_terminal(fd: RawFd) {
    restore_terminal(fd);
}

/// Keeps the flags of a shared descriptor that becomes non-blocking.
pub(super) fn remember_flags(fd: BorrowedFd<'_>) {
    let raw = fd.as_raw_fd();
    if raw > 2 {
        return;
    }
    if let Ok(flags) = fcntl_getfl(fd) {
        at_exit();
        with(|changed| {
            if !changed.flags.iter().any(|(known, _)| *known == raw) {
                changed.flags.push((raw, flags));
            }
        });
    }
}

fn put_back(fd: RawFd, mode: &Termios) {
    if fd < 0 {
        return;
    }
    // SAFETY: the number is only passed to calls of the system, which refuse it if it is not open any more.
    let fd = unsafe { BorrowedFd::borrow_raw(fd) };
    // A terminal that is gone needs no mode.
    let _gone = tcsetattr(fd, OptionalActions::Now, mode);
}

fn at_exit() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the function takes nothing, does not unwind, and only makes calls of the system.
        unsafe { libc::atexit(restore_all) };
    });
}

extern "C" fn restore_all() {
    // A thread that holds the lock while the process ends must not hold the exit up.
    let Ok(mut changed) = CHANGED.try_lock() else {
        return;
    };
    for (fd, mode) in changed.terminals.drain(..) {
        put_back(fd, &mode);
    }
    for (raw, flags) in changed.flags.drain(..) {
        // SAFETY: as above.
        let fd = unsafe { BorrowedFd::borrow_raw(raw) };
        // It may have been closed.
        let _gone = fcntl_setfl(fd, flags);
    }
}
