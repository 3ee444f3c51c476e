//! Blocking work on the worker pool, and its way back into the loop.
//!
//! A job runs on a pool thread, stores its result and posts a message; in the poll phase the loop calls `done` with the
//! result. Whatever becomes of the job (it panics, it is cancelled, no thread can be had, the pool drops it), `done` is
//! called exactly once, from the loop.

use std::any::Any;
use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::inbox::{Inbox, Message};
use crate::phase::CallbackKind;
use crate::refs::Kind;
use crate::slots::{Key, Slots};
use crate::{Host, LoopHandle};

/// Something to run on a thread that may block.
pub type Job = Box<dyn FnOnce() + Send>;

/// Threads that may block. One pool can serve many loops.
pub trait WorkerPool {
    /// Runs the job soon, on a thread other than the loop's if there are threads.
    ///
    /// # Errors
    /// If no thread can be had. The job must have been dropped by then.
    fn spawn(&self, job: Job) -> io::Result<()>;
}

/// Runs each job at once where it is given: for a host without threads, and for tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct InlinePool;

impl WorkerPool for InlinePool {
    fn spawn(&self, job: Job) -> io::Result<()> {
        job();
        Ok(())
    }
}

/// A job on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkId(Key);

/// Why a job gave no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum WorkError {
    /// The job panicked, with this message.
    Panicked(String),
    /// The job was cancelled before it began.
    Cancelled,
    /// The system gave no thread to run it.
    NoThread(io::Error),
}

impl fmt::Display for WorkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Panicked(message) => write!(f, "a worker job panicked: {message}"),
            Self::Cancelled => f.write_str("the worker job was cancelled"),
            Self::NoThread(_) => f.write_str("no worker thread could be started"),
        }
    }
}

impl std::error::Error for WorkError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoThread(error) => Some(error),
            Self::Panicked(_) | Self::Cancelled => None,
        }
    }
}

pub(crate) struct Work<H> {
    done: Box<dyn FnOnce(&mut H)>,
    cancel: Arc<dyn Cancel>,
}

pub(crate) type Works<H> = Slots<Work<H>>;

trait Cancel {
    /// True if the job had not begun, and never will.
    fn cancel(&self) -> bool;
}

const QUEUED: u8 = 0;
const TAKEN: u8 = 1;
const CANCELLED: u8 = 2;

/// What a job and its completion share.
struct Shared<T> {
    state: AtomicU8,
    result: Mutex<Option<Result<T, WorkError>>>,
}

impl<T> Shared<T> {
    fn leave(&self, from: u8, to: u8) -> bool {
        self.state
            .compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    fn put(&self, result: Result<T, WorkError>) {
        *self.result.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    }

    fn take(&self) -> Result<T, WorkError> {
        self.result
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .unwrap_or(Err(WorkError::Cancelled))
    }
}

impl<T: Send> Cancel for Shared<T> {
    fn cancel(&self) -> bool {
        self.leave(QUEUED, CANCELLED)
    }
}

/// The pool's end of a job. Dropping it, run or not, completes the job.
struct Ticket<T, H: 'static> {
    shared: Arc<Shared<T>>,
    inbox: Arc<Inbox<H>>,
    key: Key,
}

impl<T, H: 'static> Ticket<T, H> {
    fn run(self, job: impl FnOnce() -> T) {
        if self.shared.leave(QUEUED, TAKEN) {
            let result = catch_unwind(AssertUnwindSafe(job));
            self.shared
                .put(result.map_err(|payload| WorkError::Panicked(message_of(&*payload))));
        }
    }
}

impl<T, H: 'static> Drop for Ticket<T, H> {
    fn drop(&mut self) {
        // Who cancelled has told the loop already.
        if self.shared.state.swap(TAKEN, Ordering::AcqRel) != CANCELLED {
            // A loop that is gone needs no answer. One that cannot be woken finds the message when it wakes.
            let _ = self.inbox.post(Message::Work(self.key));
        }
    }
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "unknown".to_owned()
    }
}

impl<H: Host> LoopHandle<H> {
    /// Runs `job` on the worker pool and then `done` with its value on the loop, in the poll phase. Keeps the loop alive.
    pub fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
        done: impl FnOnce(&mut H, Result<T, WorkError>) + 'static,
    ) -> WorkId {
        let core = self.core();
        let shared = Arc::new(Shared {
            state: AtomicU8::new(QUEUED),
            result: Mutex::new(None),
        });
        let result = Arc::clone(&shared);
        let work = Work {
            done: Box::new(move |host: &mut H| done(host, result.take())),
            cancel: Arc::clone(&shared) as Arc<dyn Cancel>,
        };
        let key = core.works.borrow_mut().insert(work);
        core.refs.add(Kind::Work);
        let ticket = Ticket {
            shared: Arc::clone(&shared),
            inbox: Arc::clone(&core.inbox),
            key,
        };
        let spawned = core.pool.spawn(Box::new(move || ticket.run(job)));
        if let Err(error) = spawned {
            shared.put(Err(WorkError::NoThread(error)));
        }
        WorkId(key)
    }

    /// Keeps a job from beginning; its `done` is called with [`WorkError::Cancelled`] in a coming poll phase. False if it
    /// has begun, or was cancelled before: a running job cannot be stopped.
    pub fn work_cancel(&self, id: WorkId) -> bool {
        let cancel = self
            .core()
            .works
            .borrow()
            .get(id.0)
            .map(|work| Arc::clone(&work.cancel));
        let cancelled = cancel.is_some_and(|cancel| cancel.cancel());
        if cancelled {
            // It cannot be closed, and this thread is not asleep.
            let _ = self.core().inbox.post(Message::Work(id.0));
        }
        cancelled
    }

    /// Calls a job's `done`. False when the loop must stop.
    pub(crate) fn complete(&self, host: &mut H, key: Key) -> bool {
        let Some(work) = self.core().works.borrow_mut().remove(key) else {
            return true;
        };
        self.core().refs.drop_one(Kind::Work);
        self.call(host, CallbackKind::Work, work.done)
    }
}
