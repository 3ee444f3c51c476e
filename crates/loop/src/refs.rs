//! What keeps a loop alive: referenced active handles, and requests. No refs left means the loop ends.

use std::cell::Cell;
use std::rc::Rc;

use crate::{Host, LoopHandle};

/// What a ref is for.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Timer,
    Immediate,
    Pending,
    Hook,
    Poll,
    Signal,
    Work,
    Closing,
    Hold,
}

const KINDS: usize = 9;

/// Counts of what keeps the loop alive, by kind.
#[derive(Default)]
pub(crate) struct Refs {
    total: Cell<usize>,
    by_kind: [Cell<usize>; KINDS],
}

impl Refs {
    pub(crate) fn add(&self, kind: Kind) {
        self.total.set(self.total.get() + 1);
        let count = &self.by_kind[kind as usize];
        count.set(count.get() + 1);
    }

    pub(crate) fn drop_one(&self, kind: Kind) {
        let count = &self.by_kind[kind as usize];
        debug_assert!(count.get() > 0, "a ref was dropped twice");
        count.set(count.get().saturating_sub(1));
        self.total.set(self.total.get().saturating_sub(1));
    }

    /// Moves between referenced and not, for a handle that is active.
    pub(crate) fn set(&self, kind: Kind, before: bool, after: bool) {
        match (before, after) {
            (false, true) => self.add(kind),
            (true, false) => self.drop_one(kind),
            _ => {}
        }
    }

    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.by_kind[kind as usize].get()
    }

    pub(crate) fn any(&self) -> bool {
        self.total.get() > 0
    }
}

/// How many of each kind keep the loop alive now. Unreferenced handles do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Active {
    /// Armed timers.
    pub timers: usize,
    /// Queued immediates.
    pub immediates: usize,
    /// Queued pending callbacks.
    pub pending: usize,
    /// Idle, prepare and check hooks.
    pub hooks: usize,
    /// Poll sources with an interest.
    pub polls: usize,
    /// Signal listeners.
    pub signals: usize,
    /// Jobs given to the worker pool whose completion has not run.
    pub work: usize,
    /// Queued closing callbacks.
    pub closing: usize,
    /// Live [`Hold`]s.
    pub holds: usize,
}

/// Keeps the loop alive until dropped: for what waits on something that the loop cannot see, such as a thread that will
/// post through a [`Remote`](crate::Remote).
#[must_use = "dropping it lets the loop end"]
pub struct Hold(Rc<Refs>);

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.drop_one(Kind::Hold);
    }
}

impl<H: Host> LoopHandle<H> {
    /// Keeps the loop alive until the returned guard is dropped.
    pub fn hold(&self) -> Hold {
        self.core().refs.add(Kind::Hold);
        Hold(Rc::clone(&self.core().refs))
    }

    /// True while something keeps the loop alive: a referenced active handle, a request, or a posted closure that waits.
    #[must_use]
    pub fn alive(&self) -> bool {
        self.core().refs.any() || self.has_messages()
    }

    /// What keeps the loop alive, counted by kind, for diagnostics.
    #[must_use]
    pub fn active(&self) -> Active {
        let refs = &self.core().refs;
        Active {
            timers: refs.count(Kind::Timer),
            immediates: refs.count(Kind::Immediate),
            pending: refs.count(Kind::Pending),
            hooks: refs.count(Kind::Hook),
            polls: refs.count(Kind::Poll),
            signals: refs.count(Kind::Signal),
            work: refs.count(Kind::Work),
            closing: refs.count(Kind::Closing),
            holds: refs.count(Kind::Hold),
        }
    }
}
