//! The close phase: the last callback of handles that were closed.

use crate::phase::{CallbackKind, Phase};
use crate::refs::Kind;
use crate::{Host, LoopHandle};

impl<H: Host> LoopHandle<H> {
    /// Calls back in the next close phase. Keeps the loop alive, and poll from waiting.
    pub fn closing(&self, callback: impl FnOnce(&mut H) + 'static) {
        self.core().refs.add(Kind::Closing);
        self.core()
            .closing
            .borrow_mut()
            .push_back(Box::new(callback));
    }

    /// Runs those that are queued now; what they queue waits for the next turn. False when the loop must stop.
    pub(crate) fn run_closing(&self, host: &mut H) -> bool {
        self.enter(Phase::Close);
        let round = self.core().closing.borrow().len();
        for _ in 0..round {
            let Some(callback) = self.core().closing.borrow_mut().pop_front() else {
                break;
            };
            self.core().refs.drop_one(Kind::Closing);
            if !self.call(host, CallbackKind::Closing, callback) {
                return false;
            }
        }
        true
    }
}
