//! The handle through which everything reaches a loop, and the state behind it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::Host;
use crate::check::Immediates;
use crate::clock::Time;
use crate::config::Parts;
use crate::hooks::Hooks;
use crate::inbox::{Inbox, Message};
use crate::metrics::Counters;
use crate::pending::Queue;
use crate::phase::{Observer, Phase};
use crate::poll::Polls;
use crate::pool::{WorkerPool, Works};
use crate::refs::{Kind, Refs};
use crate::shuffle::Random;
use crate::signal::Signals;
use crate::timers::Timers;

/// A cheap clone of a reference to a loop, for its thread. All methods may be called at any time, from within callbacks too:
/// nothing stays borrowed while a callback runs.
///
/// Callbacks may own handles: what makes a circle of it (loop, callback, handle) ends when the [`EventLoop`](crate::EventLoop)
/// is dropped, which drops all callbacks.
pub struct LoopHandle<H: Host>(Rc<Core<H>>);

impl<H: Host> Clone for LoopHandle<H> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<H: Host> fmt::Debug for LoopHandle<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoopHandle")
            .field("phase", &self.phase())
            .field("active", &self.active())
            .finish()
    }
}

/// The state. Each part is in a cell of its own, borrowed for one step at a time.
pub(crate) struct Core<H: Host> {
    pub(crate) time: Time,
    pub(crate) refs: Rc<Refs>,
    pub(crate) phase: Cell<Option<Phase>>,
    pub(crate) observed: Cell<bool>,
    pub(crate) observer: RefCell<Option<Rc<dyn Observer>>>,
    pub(crate) timers: RefCell<Timers<H>>,
    pub(crate) pending: RefCell<Queue<H>>,
    pub(crate) hooks: Hooks<H>,
    pub(crate) polls: Polls<H>,
    pub(crate) signals: Signals<H>,
    pub(crate) inbox: Arc<Inbox<H>>,
    pub(crate) arrived: RefCell<VecDeque<Message<H>>>,
    pub(crate) pool: Arc<dyn WorkerPool>,
    pub(crate) works: RefCell<Works<H>>,
    pub(crate) immediates: RefCell<Immediates<H>>,
    pub(crate) closing: RefCell<Queue<H>>,
    pub(crate) shuffle: Cell<Option<Random>>,
    pub(crate) metrics: Counters,
    pub(crate) failure: RefCell<Option<io::Error>>,
}

impl<H: Host> LoopHandle<H> {
    pub(crate) fn new(parts: Parts) -> Self {
        let waker = parts.poller.waker();
        Self(Rc::new(Core {
            time: Time::new(parts.clock),
            refs: Rc::default(),
            phase: Cell::new(None),
            observed: Cell::new(false),
            observer: RefCell::new(None),
            timers: RefCell::new(Timers::new()),
            pending: RefCell::new(Queue::new()),
            hooks: Hooks::new(),
            polls: Polls::new(parts.poller),
            signals: Signals::new(),
            inbox: Arc::new(Inbox::new(waker)),
            arrived: RefCell::new(VecDeque::new()),
            pool: parts.pool,
            works: RefCell::new(Works::new()),
            immediates: RefCell::new(Immediates::new()),
            closing: RefCell::new(Queue::new()),
            shuffle: Cell::new(parts.shuffle.map(Random::new)),
            metrics: Counters::default(),
            failure: RefCell::new(None),
        }))
    }

    pub(crate) fn core(&self) -> &Core<H> {
        &self.0
    }

    /// How long a poll may wait now: zero if something is ready or nothing is active, `None` for ever.
    /// `limit` is a reading of the clock at which it ends in any case.
    pub(crate) fn poll_timeout(&self, limit: Option<Duration>) -> Option<Duration> {
        let core = self.core();
        let ready = !core.refs.any()
            || core.refs.count(Kind::Immediate) > 0
            || core.refs.count(Kind::Pending) > 0
            || core.refs.count(Kind::Closing) > 0
            || core.hooks.any_idle()
            || core.polls.has_ready()
            || core.signals.has_arrived()
            || self.has_messages();
        if ready {
            return Some(Duration::ZERO);
        }
        let expiry = core.timers.borrow().next_expiry();
        let timer = expiry.map(|expiry| core.time.until(expiry));
        let limit = limit.map(|limit| limit.saturating_sub(core.time.exact()));
        match (timer, limit) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Drops all callbacks, and with them what they own; also what those that are dropped start.
    pub(crate) fn clear(&self) {
        let core = self.core();
        core.inbox.close();
        // A callback's drop may start something in turn, hardly more than once.
        for _ in 0..8 {
            drop(core.timers.borrow_mut().take_all());
            drop(core.pending.take());
            drop(core.hooks.take_all());
            drop(core.polls.take_all());
            drop(core.signals.take_all());
            drop(core.arrived.take());
            drop(core.works.borrow_mut().take_all());
            drop(core.immediates.borrow_mut().take_all());
            drop(core.closing.take());
        }
        drop(core.observer.take());
    }
}
