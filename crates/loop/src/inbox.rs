//! What other threads hand to the loop: completed work and posted closures. They arrive in the poll phase.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::phase::CallbackKind;
use crate::poll::Wake;
use crate::slots::Key;
use crate::{Host, LoopHandle};

/// More messages than this wait for the next turn, so that they do not starve the other phases.
pub(crate) const MESSAGES_PER_POLL: usize = 1024;

pub(crate) enum Message<H> {
    Work(Key),
    Call(Box<dyn FnOnce(&mut H) + Send>),
}

/// The side that other threads see.
pub(crate) struct Inbox<H> {
    queue: Mutex<Arriving<H>>,
    /// There are messages at which the loop has not looked.
    waiting: AtomicBool,
    /// The loop was woken for them: one wake is enough for all that come before it looks.
    notified: AtomicBool,
    waker: Arc<dyn Wake>,
}

struct Arriving<H> {
    messages: VecDeque<Message<H>>,
    closed: bool,
}

impl<H> Inbox<H> {
    pub(crate) fn new(waker: Arc<dyn Wake>) -> Self {
        let queue = Mutex::new(Arriving {
            messages: VecDeque::new(),
            closed: false,
        });
        Self {
            queue,
            waiting: AtomicBool::new(false),
            notified: AtomicBool::new(false),
            waker,
        }
    }

    pub(crate) fn post(&self, message: Message<H>) -> Result<(), PostError> {
        {
            let mut queue = self.lock();
            if queue.closed {
                return Err(PostError::Closed);
            }
            queue.messages.push_back(message);
        }
        self.waiting.store(true, Ordering::Release);
        if self.notified.swap(true, Ordering::AcqRel) {
            return Ok(());
        }
        self.waker.wake().map_err(|error| {
            // The message stays, and the next one tries again to wake the loop.
            self.notified.store(false, Ordering::Release);
            PostError::Wake(error)
        })
    }

    pub(crate) fn has_waiting(&self) -> bool {
        self.waiting.load(Ordering::Acquire)
    }

    pub(crate) fn close(&self) {
        let messages = {
            let mut queue = self.lock();
            queue.closed = true;
            mem::take(&mut queue.messages)
        };
        drop(messages);
    }

    /// Moves what has arrived to the empty `to`.
    fn take(&self, to: &mut VecDeque<Message<H>>) {
        // Both are cleared before the queue is looked at: who posts later wakes again.
        if self.waiting.swap(false, Ordering::AcqRel) {
            self.notified.store(false, Ordering::Release);
            mem::swap(&mut self.lock().messages, to);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Arriving<H>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reaches a loop from any thread.
///
/// It does not keep the loop alive (a [`Hold`](crate::Hold) does), but a closure that was posted before the loop ended runs.
pub struct Remote<H>(Arc<Inbox<H>>);

impl<H> Clone for Remote<H> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<H> fmt::Debug for Remote<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Remote")
    }
}

impl<H: 'static> Remote<H> {
    /// Runs the closure on the loop's thread, in its poll phase, waking it if it waits. Closures of one thread run in order.
    ///
    /// # Errors
    /// [`PostError::Closed`] if the loop is gone: the closure is dropped. [`PostError::Wake`] if the system refused to
    /// wake the loop: the closure runs when something else does.
    pub fn post(&self, callback: impl FnOnce(&mut H) + Send + 'static) -> Result<(), PostError> {
        self.0.post(Message::Call(Box::new(callback)))
    }
}

/// Why a [`Remote`] could not post.
#[derive(Debug)]
#[non_exhaustive]
pub enum PostError {
    /// The loop is gone.
    Closed,
    /// The loop could not be woken.
    Wake(io::Error),
}

impl fmt::Display for PostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => f.write_str("the event loop is gone"),
            Self::Wake(_) => f.write_str("the event loop could not be woken"),
        }
    }
}

impl std::error::Error for PostError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Closed => None,
            Self::Wake(error) => Some(error),
        }
    }
}

impl<H: Host> LoopHandle<H> {
    /// A way to reach this loop from other threads.
    #[must_use]
    pub fn remote(&self) -> Remote<H> {
        Remote(Arc::clone(&self.core().inbox))
    }

    pub(crate) fn has_messages(&self) -> bool {
        self.core().inbox.has_waiting() || !self.core().arrived.borrow().is_empty()
    }

    /// Looks into the inbox, unless what came before has not all run. Right after the wait, so that a wake belongs to
    /// the messages that are found here.
    pub(crate) fn look_into_inbox(&self) {
        let core = self.core();
        let mut arrived = core.arrived.borrow_mut();
        if arrived.is_empty() {
            core.inbox.take(&mut arrived);
            self.shuffle(arrived.make_contiguous());
        }
    }

    /// Runs what has arrived, up to a bound. False when the loop must stop.
    pub(crate) fn run_inbox(&self, host: &mut H) -> bool {
        for _ in 0..MESSAGES_PER_POLL {
            let message = self.core().arrived.borrow_mut().pop_front();
            let go_on = match message {
                None => break,
                Some(Message::Call(callback)) => self.call(host, CallbackKind::Remote, callback),
                Some(Message::Work(key)) => self.complete(host, key),
            };
            if !go_on {
                return false;
            }
        }
        true
    }

    /// Completions may come in any order; posted closures keep theirs.
    fn shuffle(&self, messages: &mut [Message<H>]) {
        let Some(mut random) = self.core().shuffle.get() else {
            return;
        };
        let work: Vec<usize> = (0..messages.len())
            .filter(|&at| matches!(messages[at], Message::Work(_)))
            .collect();
        random.permute(work.len(), |a, b| messages.swap(work[a], work[b]));
        self.core().shuffle.set(Some(random));
    }
}
