//! The pending phase: callbacks that wait for the next occasion, such as an error that is known before its operation
//! may call back. They run once before poll, and up to eight more rounds after it.

use std::collections::VecDeque;

use crate::phase::{CallbackKind, Phase};
use crate::refs::Kind;
use crate::{Host, LoopHandle};

/// More rounds than this after poll would let callbacks that queue each other starve the other phases.
pub(crate) const ROUNDS_AFTER_POLL: usize = 8;

/// Callbacks that run once, in order.
pub(crate) type Queue<H> = VecDeque<Box<dyn FnOnce(&mut H)>>;

impl<H: Host> LoopHandle<H> {
    /// Calls back in the next pending phase, or right after poll. Keeps the loop alive, and poll from waiting.
    pub fn pending(&self, callback: impl FnOnce(&mut H) + 'static) {
        self.core().refs.add(Kind::Pending);
        self.core()
            .pending
            .borrow_mut()
            .push_back(Box::new(callback));
    }

    /// Runs those that are queued now. False when the loop must stop.
    pub(crate) fn run_pending(&self, host: &mut H) -> bool {
        self.enter(Phase::Pending);
        let round = self.core().pending.borrow().len();
        for _ in 0..round {
            let Some(callback) = self.core().pending.borrow_mut().pop_front() else {
                break;
            };
            self.core().refs.drop_one(Kind::Pending);
            if !self.call(host, CallbackKind::Pending, callback) {
                return false;
            }
        }
        true
    }

    /// The rounds after poll.
    pub(crate) fn run_pending_after_poll(&self, host: &mut H) -> bool {
        for _ in 0..ROUNDS_AFTER_POLL {
            if self.core().pending.borrow().is_empty() {
                break;
            }
            if !self.run_pending(host) {
                return false;
            }
        }
        true
    }
}
