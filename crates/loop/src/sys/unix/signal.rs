//! The signal handler and the pipes that it writes to.
//!
//! The handler may run on any thread at any moment, so all it touches is atomics and descriptors that stay open for ever:
//! each pipe is allocated once, never freed, and serves another loop after its own is gone. There are never more pipes
//! than there were loops with signals at the same time.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::mem::MaybeUninit;
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

#[cfg(any(target_os = "android", target_os = "netbsd", target_os = "openbsd"))]
use libc::__errno as errno_place;
#[cfg(target_os = "linux")]
use libc::__errno_location as errno_place;
#[cfg(any(target_os = "macos", target_os = "ios", target_os = "freebsd"))]
use libc::__error as errno_place;

use super::RawSource;

/// Signal numbers are below this: a bit each in a mask.
const SIGNALS: usize = 65;

/// One loop's pipe.
struct Pipe {
    reader: UnixStream,
    _writer: UnixStream,
    write_to: AtomicI32,
    /// Bit n: signal n + 1 is wanted.
    wanted: AtomicU64,
    in_use: AtomicBool,
    next: AtomicPtr<Pipe>,
}

static PIPES: AtomicPtr<Pipe> = AtomicPtr::new(ptr::null_mut());

/// How many pipes want a signal, and what the signal did before.
struct Taken {
    pipes: usize,
    previous: libc::sigaction,
}

static TAKEN: Mutex<[Option<Taken>; SIGNALS]> = Mutex::new([const { None }; SIGNALS]);

/// The reading end of one loop's signals.
pub(crate) struct SignalPipe(&'static Pipe);

impl SignalPipe {
    pub(crate) fn open() -> io::Result<Self> {
        // Held so that two loops do not take the same pipe or lose each other's new one.
        let _guard = taken();
        let mut at = PIPES.load(Ordering::Acquire);
        // SAFETY: pipes are leaked boxes, published complete and never freed.
        while let Some(pipe) = unsafe { at.as_ref() } {
            if !pipe.in_use.swap(true, Ordering::AcqRel) {
                let found = Self(pipe);
                found.drain(&mut VecDeque::new());
                return Ok(found);
            }
            at = pipe.next.load(Ordering::Acquire);
        }
        let (reader, writer) = UnixStream::pair()?;
        reader.set_nonblocking(true)?;
        writer.set_nonblocking(true)?;
        let pipe: &'static Pipe = Box::leak(Box::new(Pipe {
            write_to: AtomicI32::new(writer.as_raw_fd()),
            reader,
            _writer: writer,
            wanted: AtomicU64::new(0),
            in_use: AtomicBool::new(true),
            next: AtomicPtr::new(PIPES.load(Ordering::Acquire)),
        }));
        PIPES.store(ptr::from_ref(pipe).cast_mut(), Ordering::Release);
        Ok(Self(pipe))
    }

    pub(crate) fn source(&self) -> RawSource {
        self.0.reader.as_raw_fd()
    }

    /// Lets the signal arrive here. Called once for a signal, until it is stopped.
    pub(crate) fn start(&self, signum: i32) -> io::Result<()> {
        let mut taken = taken();
        let slot = slot(&mut taken, signum)?;
        // Before the handler is there, so that it misses nothing.
        self.0.wanted.fetch_or(bit(signum), Ordering::AcqRel);
        match slot {
            Some(taken) => taken.pipes += 1,
            None => match install(signum) {
                Ok(previous) => *slot = Some(Taken { pipes: 1, previous }),
                Err(error) => {
                    self.0.wanted.fetch_and(!bit(signum), Ordering::AcqRel);
                    return Err(error);
                }
            },
        }
        Ok(())
    }

    pub(crate) fn stop(&self, signum: i32) -> io::Result<()> {
        let mut taken = taken();
        let slot = slot(&mut taken, signum)?;
        if self.0.wanted.fetch_and(!bit(signum), Ordering::AcqRel) & bit(signum) == 0 {
            return Ok(());
        }
        let Some(used) = slot else { return Ok(()) };
        used.pipes -= 1;
        if used.pipes == 0 {
            let previous = used.previous;
            *slot = None;
            restore(signum, &previous)?;
        }
        Ok(())
    }

    /// Appends the numbers that have arrived.
    pub(crate) fn drain(&self, to: &mut VecDeque<i32>) {
        let mut numbers = [0; 256];
        loop {
            match (&self.0.reader).read(&mut numbers) {
                Ok(0) => return,
                Ok(count) => to.extend(numbers.iter().take(count).map(|&number| i32::from(number))),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // It is empty; nothing else can be wrong with a pair whose ends are both ours.
                Err(_) => return,
            }
        }
    }
}

impl Drop for SignalPipe {
    fn drop(&mut self) {
        for signum in 1..SIGNALS {
            // Only what is still wanted changes anything, and that the system has accepted before.
            let _ = i32::try_from(signum).map(|signum| self.stop(signum));
        }
        self.0.in_use.store(false, Ordering::Release);
    }
}

fn taken() -> MutexGuard<'static, [Option<Taken>; SIGNALS]> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn slot(taken: &mut [Option<Taken>; SIGNALS], signum: i32) -> io::Result<&mut Option<Taken>> {
    let valid = usize::try_from(signum).ok().filter(|&signum| signum > 0);
    valid
        .and_then(|signum| taken.get_mut(signum))
        .ok_or_else(|| io::Error::from_raw_os_error(libc::EINVAL))
}

/// `signum` is in `1..SIGNALS`.
const fn bit(signum: i32) -> u64 {
    1 << (signum - 1)
}

fn install(signum: i32) -> io::Result<libc::sigaction> {
    let mut action = MaybeUninit::<libc::sigaction>::zeroed();
    let mut previous = MaybeUninit::<libc::sigaction>::zeroed();
    let handler: extern "C" fn(libc::c_int) = on_signal;
    // SAFETY: an all-zero sigaction is valid (default action, empty mask, no flags).
    let fields = unsafe { action.assume_init_mut() };
    fields.sa_sigaction = handler as libc::sighandler_t;
    fields.sa_flags = libc::SA_RESTART;
    // SAFETY: the mask is a valid place for a signal set.
    unsafe { libc::sigfillset(&raw mut fields.sa_mask) };
    // SAFETY: both pointers are valid, and the handler is async-signal-safe.
    if unsafe { libc::sigaction(signum, action.as_ptr(), previous.as_mut_ptr()) } == 0 {
        // SAFETY: it was zeroed, and the call that wrote to it succeeded.
        Ok(unsafe { previous.assume_init() })
    } else {
        Err(io::Error::last_os_error())
    }
}

fn restore(signum: i32, previous: &libc::sigaction) -> io::Result<()> {
    // SAFETY: the action came from the system, which may be given no place for the present one.
    let result = unsafe { libc::sigaction(signum, previous, ptr::null_mut()) };
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

/// Async-signal-safe: atomics, `write`, and `errno` as it was.
extern "C" fn on_signal(signum: libc::c_int) {
    // SAFETY: errno's place is this thread's own and always valid.
    let errno = unsafe { *errno_place() };
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "installed for 1..65 only"
    )]
    let byte = signum as u8;
    let mut at = PIPES.load(Ordering::Acquire);
    // SAFETY: pipes are leaked boxes, published complete and never freed.
    while let Some(pipe) = unsafe { at.as_ref() } {
        if pipe.wanted.load(Ordering::Acquire) & bit(signum) != 0 {
            let to = pipe.write_to.load(Ordering::Relaxed);
            // A full pipe loses the signal, after many thousand that the loop has not looked at.
            // SAFETY: one byte that lives on the stack, to a descriptor that is never closed.
            unsafe { libc::write(to, ptr::from_ref(&byte).cast(), 1) };
        }
        at = pipe.next.load(Ordering::Acquire);
    }
    // SAFETY: as above.
    unsafe { *errno_place() = errno };
}
