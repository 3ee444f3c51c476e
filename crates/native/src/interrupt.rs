//! Ending a program from outside: from another thread, or by `process.exit` where the process is not the runtime's own.

use std::{
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use ouro_loop::Remote;

use crate::JsHost;

/// Ends the program of a [`Runtime`](crate::Runtime), from any thread. Clones are the same.
#[derive(Clone)]
pub struct Interrupt {
    /// What the engine looks at where loops turn and functions are called.
    flag: Arc<AtomicBool>,
    code: Arc<OnceLock<i32>>,
    remote: Remote<JsHost>,
}

impl Interrupt {
    pub(crate) fn new(remote: Remote<JsHost>) -> Self {
        Self {
            flag: Arc::default(),
            code: Arc::default(),
            remote,
        }
    }

    /// Ends the program: running JavaScript is unwound past every `catch` and `finally`, nothing that waits runs any more,
    /// no event is emitted, and [`Runtime::run`](crate::Runtime::run) returns `code`. The first call counts.
    ///
    /// A single native operation (a regular expression, a blocking system call) is not cut short.
    pub fn stop(&self, code: i32) {
        if self.code.set(code).is_err() {
            return;
        }
        self.flag.store(true, Ordering::Release);
        // The loop may be asleep. One that is gone needs no message.
        let _ = self.remote.post(|_| {});
    }

    pub(crate) fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.flag)
    }

    /// The code, once the program was ended.
    pub(crate) fn code(&self) -> Option<i32> {
        self.code.get().copied()
    }
}

impl fmt::Debug for Interrupt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interrupt")
            .field("code", &self.code())
            .finish()
    }
}
