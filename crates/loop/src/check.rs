//! The check phase: check hooks, then the immediates that were queued when it began.

use std::collections::VecDeque;

use crate::hooks::When;
use crate::phase::{CallbackKind, Phase};
use crate::refs::Kind;
use crate::{Host, LoopHandle};

/// An immediate. Ids are not used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ImmediateId(u64);

type Callback<H> = Box<dyn FnOnce(&mut H)>;

struct Immediate<H> {
    /// `None` once cancelled.
    callback: Option<Callback<H>>,
    referenced: bool,
}

/// The queue; an id is its place counted from the first immediate ever, so that any can be cancelled in O(1).
pub(crate) struct Immediates<H> {
    queue: VecDeque<Immediate<H>>,
    /// The id of the front.
    first: u64,
}

impl<H> Immediates<H> {
    pub(crate) const fn new() -> Self {
        Self {
            queue: VecDeque::new(),
            first: 0,
        }
    }

    pub(crate) fn take_all(&mut self) -> impl Sized + use<H> {
        self.first = self.end();
        std::mem::take(&mut self.queue)
    }

    fn end(&self) -> u64 {
        self.first + self.queue.len() as u64
    }

    fn get_mut(&mut self, id: ImmediateId) -> Option<&mut Immediate<H>> {
        let place = usize::try_from(id.0.checked_sub(self.first)?).ok()?;
        self.queue
            .get_mut(place)
            .filter(|immediate| immediate.callback.is_some())
    }

    fn get(&self, id: ImmediateId) -> Option<&Immediate<H>> {
        let place = usize::try_from(id.0.checked_sub(self.first)?).ok()?;
        self.queue
            .get(place)
            .filter(|immediate| immediate.callback.is_some())
    }

    fn pop_before(&mut self, end: u64) -> Option<Immediate<H>> {
        if self.first >= end {
            return None;
        }
        let immediate = self.queue.pop_front()?;
        self.first += 1;
        Some(immediate)
    }
}

impl<H: Host> LoopHandle<H> {
    /// Calls back in the next check phase; from within an immediate, in that of the next turn.
    pub fn immediate(&self, callback: impl FnOnce(&mut H) + 'static) -> ImmediateId {
        let mut immediates = self.core().immediates.borrow_mut();
        let id = ImmediateId(immediates.end());
        immediates.queue.push_back(Immediate {
            callback: Some(Box::new(callback)),
            referenced: true,
        });
        self.core().refs.add(Kind::Immediate);
        id
    }

    /// Takes the immediate back. False if it ran or was cancelled before.
    pub fn immediate_cancel(&self, id: ImmediateId) -> bool {
        let callback = {
            let mut immediates = self.core().immediates.borrow_mut();
            let Some(immediate) = immediates.get_mut(id) else {
                return false;
            };
            self.core()
                .refs
                .set(Kind::Immediate, immediate.referenced, false);
            immediate.callback.take()
        };
        callback.is_some()
    }

    /// Lets the immediate keep the loop alive and poll from waiting, as it does at first.
    pub fn immediate_ref(&self, id: ImmediateId) {
        self.immediate_set_referenced(id, true);
    }

    /// Lets the loop end, and poll wait, although the immediate is queued: it may never run.
    pub fn immediate_unref(&self, id: ImmediateId) {
        self.immediate_set_referenced(id, false);
    }

    /// True if the immediate is queued and keeps the loop alive.
    #[must_use]
    pub fn immediate_has_ref(&self, id: ImmediateId) -> bool {
        self.core()
            .immediates
            .borrow()
            .get(id)
            .is_some_and(|immediate| immediate.referenced)
    }

    /// True while the immediate is queued.
    #[must_use]
    pub fn immediate_is_active(&self, id: ImmediateId) -> bool {
        self.core().immediates.borrow().get(id).is_some()
    }

    /// False when the loop must stop.
    pub(crate) fn run_check(&self, host: &mut H) -> bool {
        self.enter(Phase::Check);
        if !self.run_hooks(host, When::Check) {
            return false;
        }
        let end = self.core().immediates.borrow().end();
        loop {
            let next = self.core().immediates.borrow_mut().pop_before(end);
            let Some(immediate) = next else { return true };
            let Some(callback) = immediate.callback else {
                continue;
            };
            self.core()
                .refs
                .set(Kind::Immediate, immediate.referenced, false);
            if !self.call(host, CallbackKind::Immediate, callback) {
                return false;
            }
        }
    }

    fn immediate_set_referenced(&self, id: ImmediateId, referenced: bool) {
        if let Some(immediate) = self.core().immediates.borrow_mut().get_mut(id) {
            let before = std::mem::replace(&mut immediate.referenced, referenced);
            self.core().refs.set(Kind::Immediate, before, referenced);
        }
    }
}
