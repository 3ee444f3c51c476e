//! The poll phase: waits for events and calls back for them.
//!
//! In order: what the poller reports, sources that asked to be called [again](LoopHandle::poll_again), completed work and
//! posted closures, signals. Each has a bound a turn, so that a flood of one kind does not starve timers and immediates.
//!
//! The poller may report only changes (mio does). A callback therefore reads until the descriptor would block, or says
//! `poll_again`. Widening an interest with `poll_modify` reports anew what is ready then.

mod poller;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crate::phase::{CallbackKind, Phase};
use crate::refs::Kind;
use crate::slots::{Key, Slots};
use crate::sys::RawSource;
use crate::{Host, LoopHandle};
pub use poller::{Interest, PollEvent, PollKey, Poller, Readiness, Wake};

/// A poll source. The id of a source that is gone finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PollId(Key);

/// The key of the signal pipe; sources have places in a slab, which never grows so far.
pub(crate) const SIGNALS: PollKey = usize::MAX - 1;

type Callback<H> = Box<dyn FnMut(&mut H, Readiness)>;

struct Source<H> {
    source: RawSource,
    interest: Interest,
    /// What the poller watches for; more than `interest` after that was narrowed, until an event shows that it matters.
    watched: Interest,
    referenced: bool,
    /// What it asked to be called for again, and in which round it asked.
    again: Interest,
    again_round: u64,
    /// The batch in which it was registered: older events are not its own but those of an earlier owner of its place.
    born: u64,
    /// Away while it runs.
    callback: Option<Callback<H>>,
}

pub(crate) struct Polls<H> {
    pub(crate) poller: RefCell<Box<dyn Poller>>,
    sources: RefCell<Slots<Source<H>>>,
    /// Reported, not yet dispatched: more than none between turns only if the loop was stopped midway.
    events: RefCell<VecDeque<PollEvent>>,
    again: RefCell<VecDeque<Key>>,
    /// Counts the waits; events belong to the last one.
    batch: Cell<u64>,
    /// Counts the phases.
    round: Cell<u64>,
    reports_once: bool,
}

impl<H> Polls<H> {
    pub(crate) fn new(poller: Box<dyn Poller>) -> Self {
        Self {
            reports_once: poller.reports_once(),
            poller: RefCell::new(poller),
            sources: RefCell::new(Slots::new()),
            events: RefCell::new(VecDeque::new()),
            again: RefCell::new(VecDeque::new()),
            batch: Cell::new(0),
            round: Cell::new(0),
        }
    }

    pub(crate) fn has_ready(&self) -> bool {
        !self.again.borrow().is_empty() || !self.events.borrow().is_empty()
    }

    pub(crate) fn take_all(&self) -> impl Sized + use<H> {
        let sources = self.sources.borrow_mut().take_all();
        for source in &sources {
            if !source.watched.is_none() {
                // The poller goes as well; what it cannot let go of now it loses then.
                let _ = self.poller.borrow_mut().deregister(source.source);
            }
        }
        sources
    }
}

impl<H: Host> LoopHandle<H> {
    /// Calls back in the poll phase whenever the source is ready for something of `interest`. The source stays the
    /// caller's, who must [stop](Self::poll_stop) the polling before closing it.
    ///
    /// # Errors
    /// The system's, among them that it cannot poll this kind of descriptor (a regular file).
    pub fn poll_start(
        &self,
        source: RawSource,
        interest: Interest,
        callback: impl FnMut(&mut H, Readiness) + 'static,
    ) -> io::Result<PollId> {
        let polls = &self.core().polls;
        let mut sources = polls.sources.borrow_mut();
        let key = sources.insert(Source {
            source,
            interest,
            watched: interest,
            referenced: true,
            again: Interest::NONE,
            again_round: 0,
            born: polls.batch.get(),
            callback: Some(Box::new(callback)),
        });
        if interest.is_none() {
            return Ok(PollId(key));
        }
        let registered = polls
            .poller
            .borrow_mut()
            .register(source, key.index as PollKey, interest);
        if let Err(error) = registered {
            let source = sources.remove(key);
            drop(sources);
            drop(source);
            return Err(error);
        }
        self.core().refs.add(Kind::Poll);
        Ok(PollId(key))
    }

    /// Changes the interest. What is added is reported anew if it is ready already; narrowing costs no system call.
    ///
    /// # Errors
    /// The system's; `NotFound` if the source is gone. The interest is then as it was.
    pub fn poll_modify(&self, id: PollId, interest: Interest) -> io::Result<()> {
        let polls = &self.core().polls;
        let mut sources = polls.sources.borrow_mut();
        let source = sources.get_mut(id.0).ok_or(io::ErrorKind::NotFound)?;
        if !interest.without(source.interest).is_none() {
            source.watch(
                &mut **polls.poller.borrow_mut(),
                id.0.index as PollKey,
                interest,
            )?;
        }
        let before = std::mem::replace(&mut source.interest, interest);
        if source.referenced {
            self.core()
                .refs
                .set(Kind::Poll, !before.is_none(), !interest.is_none());
        }
        Ok(())
    }

    /// Ends the polling and drops the callback.
    ///
    /// # Errors
    /// The system's (the descriptor was closed too early); `NotFound` if the source is gone. It is gone in any case.
    pub fn poll_stop(&self, id: PollId) -> io::Result<()> {
        let polls = &self.core().polls;
        let removed = polls.sources.borrow_mut().remove(id.0);
        let source = removed.ok_or(io::ErrorKind::NotFound)?;
        if source.referenced && !source.interest.is_none() {
            self.core().refs.drop_one(Kind::Poll);
        }
        if source.watched.is_none() {
            Ok(())
        } else {
            polls.poller.borrow_mut().deregister(source.source)
        }
    }

    /// Calls back in the next poll phase without an event: "I stopped reading before the end". Other sources, timers and immediates
    /// get their turn before.
    pub fn poll_again(&self, id: PollId) {
        self.poll_again_for(id, Interest::READABLE);
    }

    /// Like [`poll_again`](Self::poll_again), for writing or both. What is no longer of interest by then is not reported.
    pub fn poll_again_for(&self, id: PollId, interest: Interest) {
        let polls = &self.core().polls;
        if let Some(source) = polls.sources.borrow_mut().get_mut(id.0) {
            if source.again.is_none() && !interest.is_none() {
                source.again_round = polls.round.get();
                polls.again.borrow_mut().push_back(id.0);
            }
            source.again = source.again | interest;
        }
    }

    /// The source's interest, `NONE` if it is gone.
    #[must_use]
    pub fn poll_interest(&self, id: PollId) -> Interest {
        self.core()
            .polls
            .sources
            .borrow()
            .get(id.0)
            .map_or(Interest::NONE, |source| source.interest)
    }

    /// Lets the source keep the loop alive, as it does at first.
    pub fn poll_ref(&self, id: PollId) {
        self.poll_set_referenced(id, true);
    }

    /// Lets the loop end although the source is polled.
    pub fn poll_unref(&self, id: PollId) {
        self.poll_set_referenced(id, false);
    }

    /// True if the source keeps the loop alive while it has an interest; false if it is gone.
    #[must_use]
    pub fn poll_has_ref(&self, id: PollId) -> bool {
        self.core()
            .polls
            .sources
            .borrow()
            .get(id.0)
            .is_some_and(|source| source.referenced)
    }

    /// The phase. The wait ends when the clock shows `limit`, beside what the loop itself knows. False when the loop
    /// must stop.
    pub(crate) fn run_poll(&self, host: &mut H, limit: Option<Duration>) -> bool {
        self.enter(Phase::Poll);
        let polls = &self.core().polls;
        polls.round.set(polls.round.get() + 1);
        let asked = polls.again.borrow().len();
        if polls.events.borrow().is_empty() && !self.wait(limit) {
            return false;
        }
        self.dispatch(host)
            && self.run_again(host, asked)
            && self.run_inbox(host)
            && self.run_signals(host)
    }

    fn wait(&self, limit: Option<Duration>) -> bool {
        let core = self.core();
        let polls = &core.polls;
        polls.batch.set(polls.batch.get() + 1);
        loop {
            let timeout = self.poll_timeout(limit);
            let waits = timeout.is_none_or(|timeout| !timeout.is_zero());
            // With nothing to ask about there is no reason to ask the system.
            if !waits
                && polls.sources.borrow().len() == 0
                && !self.has_signals()
                && !self.has_messages()
            {
                break;
            }
            let began = waits.then(|| core.time.exact());
            if waits {
                self.tell(|observer| observer.on_wait(timeout));
            }
            let polled = polls
                .poller
                .borrow_mut()
                .poll(timeout, &mut polls.events.borrow_mut());
            if let Some(began) = began {
                core.metrics.idle(core.time.exact().saturating_sub(began));
            }
            match polled {
                Ok(()) => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    core.failure.replace(Some(error));
                    return false;
                }
            }
        }
        core.time.update();
        self.look_into_inbox();
        let mut events = polls.events.borrow_mut();
        core.metrics.events(events.len());
        if let Some(mut random) = core.shuffle.get() {
            let events = events.make_contiguous();
            random.permute(events.len(), |a, b| events.swap(a, b));
            core.shuffle.set(Some(random));
        }
        true
    }

    fn dispatch(&self, host: &mut H) -> bool {
        let polls = &self.core().polls;
        loop {
            let next = polls.events.borrow_mut().pop_front();
            let Some(event) = next else { return true };
            if event.key == SIGNALS {
                self.collect_signals();
                continue;
            }
            let Some(key) = polls.sources.borrow().key_at(event.key) else {
                continue;
            };
            if !self.deliver(host, key, Some(event.readiness)) {
                return false;
            }
        }
    }

    /// Calls those that had asked when the phase began, unless an event called them already.
    fn run_again(&self, host: &mut H, asked: usize) -> bool {
        let polls = &self.core().polls;
        for _ in 0..asked {
            let Some(key) = polls.again.borrow_mut().pop_front() else {
                break;
            };
            let due = polls.sources.borrow().get(key).is_some_and(|source| {
                !source.again.is_none() && source.again_round < polls.round.get()
            });
            if due && !self.deliver(host, key, None) {
                return false;
            }
        }
        true
    }

    /// Calls a source back for an event, or for what it asked for.
    fn deliver(&self, host: &mut H, key: Key, event: Option<Readiness>) -> bool {
        let polls = &self.core().polls;
        let (callback, readiness) = {
            let mut sources = polls.sources.borrow_mut();
            let Some(source) = sources.get_mut(key) else {
                return true;
            };
            if event.is_some() && source.born >= polls.batch.get() {
                return true;
            }
            let again = std::mem::replace(&mut source.again, Interest::NONE);
            let ready = Readiness::of(again).and(event.unwrap_or_default());
            let Some(readiness) = ready.for_interest(source.interest) else {
                let interest = source.interest;
                if event.is_some() {
                    // Watched for more than is wanted, and it shows: narrow the watch. Should that fail, the next
                    // event tries again.
                    let _ = source.watch(
                        &mut **polls.poller.borrow_mut(),
                        key.index as PollKey,
                        interest,
                    );
                }
                return true;
            };
            (source.callback.take(), readiness)
        };
        let mut running = Running {
            polls,
            key,
            callback,
        };
        self.call(host, CallbackKind::Poll, move |host| {
            if let Some(callback) = &mut running.callback {
                callback(host, readiness);
            }
        })
    }

    fn poll_set_referenced(&self, id: PollId, referenced: bool) {
        if let Some(source) = self.core().polls.sources.borrow_mut().get_mut(id.0) {
            let before = std::mem::replace(&mut source.referenced, referenced);
            if !source.interest.is_none() {
                self.core().refs.set(Kind::Poll, before, referenced);
            }
        }
    }
}

impl<H> Source<H> {
    /// Makes the poller watch for exactly `interest`.
    fn watch(
        &mut self,
        poller: &mut dyn Poller,
        key: PollKey,
        interest: Interest,
    ) -> io::Result<()> {
        match (self.watched.is_none(), interest.is_none()) {
            (true, true) => Ok(()),
            (true, false) => poller.register(self.source, key, interest),
            (false, false) => poller.reregister(self.source, key, interest),
            (false, true) => poller.deregister(self.source),
        }?;
        self.watched = interest;
        Ok(())
    }
}

/// A source's callback while it runs. Dropping it, also by a panic, brings the callback home.
struct Running<'a, H> {
    polls: &'a Polls<H>,
    key: Key,
    callback: Option<Callback<H>>,
}

impl<H> Drop for Running<'_, H> {
    fn drop(&mut self) {
        let callback = self.callback.take();
        let stopped = match self.polls.sources.borrow_mut().get_mut(self.key) {
            Some(source) => {
                if self.polls.reports_once {
                    let interest = source.interest;
                    // Should it fail, the source is silent until its owner changes the interest or stops it.
                    let _ = source.watch(
                        &mut **self.polls.poller.borrow_mut(),
                        self.key.index as PollKey,
                        interest,
                    );
                }
                source.callback = callback;
                None
            }
            None => callback,
        };
        drop(stopped);
    }
}
