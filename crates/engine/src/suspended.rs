//! Boa's jobs that wait: a `FinalizationRegistry` for the collector, `Atomics.waitAsync` for a notification.
//!
//! Boa writes them as futures that borrow the context through a cell for as long as they live. Here each has a cell of
//! its own, into which the context is put anew before each poll. Who wakes a future, from whatever thread, has the host
//! call [`Jobs::poll_woken`](crate::jobs::Jobs::poll_woken) on the context's thread.

use std::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context as TaskContext, Poll, Wake, Waker},
};

use boa_engine::{Context, JsResult, JsValue, job::NativeAsyncJob};

/// Asks the host to call [`Jobs::poll_woken`](crate::jobs::Jobs::poll_woken) soon; to be called from any thread.
pub type Nudge = Arc<dyn Fn() + Send + Sync>;

type Cell = RefCell<&'static mut Context>;

/// A job that has begun.
pub(crate) struct Suspended {
    /// Borrows from `cell`: dropped before it.
    future: Option<Pin<Box<dyn Future<Output = JsResult<JsValue>>>>>,
    cell: *mut Cell,
    woken: Arc<Woken>,
}

struct Woken {
    flag: AtomicBool,
    nudge: Nudge,
}

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        if !self.flag.swap(true, Ordering::AcqRel) {
            (self.nudge)();
        }
    }
}

impl Suspended {
    /// Begins `job`, which does not run before the first [`poll`](Self::poll).
    pub(crate) fn new(job: NativeAsyncJob, nudge: Nudge, context: &mut Context) -> Self {
        let context: *mut Context = context;
        // SAFETY: the reference is used only while `job.call` below and `poll` run, each of which has just been given the
        // context; in between it is overwritten, never read.
        let context: &'static mut Context = unsafe { &mut *context };
        let cell = Box::into_raw(Box::new(RefCell::new(context)));
        // SAFETY: the cell is freed by `drop` alone, after the future that borrows it.
        let borrowed: &'static Cell = unsafe { &*cell };
        Self {
            future: Some(Box::pin(job.call(borrowed))),
            cell,
            woken: Arc::new(Woken {
                flag: AtomicBool::new(true),
                nudge,
            }),
        }
    }

    /// True once after each wake, and at first.
    pub(crate) fn take_woken(&self) -> bool {
        self.woken.flag.swap(false, Ordering::AcqRel)
    }

    /// Runs it as far as it gets.
    pub(crate) fn poll(&mut self, context: &mut Context) -> Poll<JsResult<JsValue>> {
        let Some(future) = &mut self.future else {
            return Poll::Ready(Ok(JsValue::undefined()));
        };
        let context: *mut Context = context;
        // SAFETY: the cell lives as long as `self` and nothing has borrowed from it, since nobody but the future does and
        // that keeps no borrow while it waits. What is overwritten is a reference that is not used any more.
        unsafe { std::ptr::write((*self.cell).as_ptr(), &mut *context) };
        let waker = Waker::from(Arc::clone(&self.woken));
        future.as_mut().poll(&mut TaskContext::from_waker(&waker))
    }
}

impl Drop for Suspended {
    fn drop(&mut self) {
        self.future = None;
        // SAFETY: made by `Box::into_raw` in `new`, and the future that borrowed it is gone.
        drop(unsafe { Box::from_raw(self.cell) });
    }
}
