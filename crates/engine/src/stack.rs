//! The thread that JavaScript runs on. Boa and its parser recurse natively, so it asks for a large
//! stack (reserved, not used) and derives from what it was granted how deep programs may go.

use std::{io, process, thread};

use boa_engine::Context;

/// What is asked for first, in bytes; halved until the system grants it.
const WANTED: usize = 1 << 30;
/// Below this there is no point in going on, in bytes.
const LEAST: usize = 8 << 20;
/// Native bytes that one level of JavaScript recursion may take, measured with the deepest built-in
/// (`forEach` in a dev build), with room to spare.
const BYTES_PER_LEVEL: usize = 96 << 10;

/// What is kept free above the end of the stack for code that does not ask, in bytes.
const RESERVE: usize = 512 << 10;

/// How deep JavaScript may go on this thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Calls in one another.
    pub recursion: usize,
    /// Slots of the interpreter's stack.
    pub slots: usize,
    /// The lowest address that native code may reach, guarded by graft `02-overflow`; 0 for no guard.
    pub floor: usize,
}

impl Limits {
    /// The limits that suit a stack of `bytes`.
    #[must_use]
    pub fn for_stack(bytes: usize) -> Self {
        Self {
            recursion: (bytes / BYTES_PER_LEVEL).clamp(64, 10_800),
            slots: 10_000_000,
            floor: 0,
        }
    }

    /// The same, with the guard of the calling thread's stack, of which `bytes` are there in all.
    fn guarded(self, bytes: usize) -> Self {
        let here = (&raw const self) as usize;
        Self {
            floor: (here + RESERVE).saturating_sub(bytes),
            ..self
        }
    }

    pub(crate) fn apply(self, context: &mut Context) {
        let limits = context.runtime_limits_mut();
        limits.set_recursion_limit(self.recursion);
        limits.set_stack_size_limit(self.slots);
        limits.set_backtrace_limit(16);
        if self.floor != 0 {
            context.set_native_stack_limit(self.floor);
        }
    }
}

/// Runs `body` on a new thread with the largest stack that the system grants, and waits for it.
///
/// # Errors
/// The system's, when it grants not even 8 MiB. A panic in `body` goes on in the caller.
pub fn run_deep<R: Send + 'static>(
    body: impl FnOnce(Limits) -> R + Send + 'static,
) -> io::Result<R> {
    let mut bytes = WANTED;
    let mut body = Some(body);
    loop {
        let slot = std::sync::Arc::new(std::sync::Mutex::new(body.take()));
        let theirs = std::sync::Arc::clone(&slot);
        let limits = Limits::for_stack(bytes);
        let spawned = thread::Builder::new()
            .name("javascript".into())
            .stack_size(bytes)
            .spawn(move || {
                let body = theirs.lock().ok().and_then(|mut slot| slot.take());
                body.map(|body| body(limits.guarded(bytes)))
            });
        match spawned {
            Ok(thread) => match thread.join() {
                Ok(Some(result)) => return Ok(result),
                Ok(None) => return Err(io::Error::other("the thread's work was taken")),
                Err(panic) => std::panic::resume_unwind(panic),
            },
            Err(_) if bytes / 2 >= LEAST => {
                bytes /= 2;
                body = slot.lock().ok().and_then(|mut slot| slot.take());
            }
            Err(error) => return Err(error),
        }
    }
}

/// Ends the process here and now, from the thread that JavaScript runs on.
///
/// `exit` runs the destructors of the thread that calls it, and this thread's would take the whole heap apart: a fifth of what a
/// short program costs. So another thread calls it.
pub fn exit(code: i32) -> ! {
    let other = thread::Builder::new()
        .stack_size(64 << 10)
        .spawn(move || process::exit(code));
    if other.is_err() {
        process::exit(code);
    }
    loop {
        thread::park();
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, run_deep};

    #[test]
    fn limits_follow_the_stack() {
        assert_eq!(Limits::for_stack(1 << 30).recursion, 10_800);
        assert_eq!(Limits::for_stack(8 << 20).recursion, 85);
    }

    #[test]
    fn the_body_runs_once_and_its_result_comes_back() {
        assert_eq!(run_deep(|limits| limits.slots).ok(), Some(10_000_000));
    }
}
