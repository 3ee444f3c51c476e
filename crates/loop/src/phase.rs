//! The names of the phases and of the callbacks, and the observer who is told of both.

use std::rc::Rc;
use std::time::Duration;

use crate::{Host, LoopHandle};

/// The six phases, in the order of a turn. Timers come last in a turn, and once more before the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Callbacks that an earlier turn put off.
    Pending,
    /// Idle hooks, then prepare hooks.
    IdlePrepare,
    /// Waits for events; runs the callbacks of sources, completed work, posted closures and signals.
    Poll,
    /// Check hooks, then immediates.
    Check,
    /// Closing callbacks.
    Close,
    /// Due timers.
    Timers,
}

/// What kind of callback is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallbackKind {
    /// A timer.
    Timer,
    /// A pending callback.
    Pending,
    /// An idle hook.
    Idle,
    /// A prepare hook.
    Prepare,
    /// A poll source.
    Poll,
    /// The completion of a job from the worker pool.
    Work,
    /// A closure posted through a [`Remote`](crate::Remote).
    Remote,
    /// A signal listener.
    Signal,
    /// A check hook.
    Check,
    /// An immediate.
    Immediate,
    /// A closing callback.
    Closing,
}

/// Sees the loop at work: for tracing, for measuring, for warning of callbacks that block. It must not panic.
pub trait Observer {
    /// A phase begins. Phases in which there is nothing to do begin as well.
    fn on_phase(&self, phase: Phase) {
        let _ = phase;
    }

    /// Poll is about to wait for at most this long, `None` for ever.
    fn on_wait(&self, timeout: Option<Duration>) {
        let _ = timeout;
    }

    /// A callback is about to run.
    fn before_callback(&self, kind: CallbackKind) {
        let _ = kind;
    }

    /// The callback and the host's hook after it have returned.
    fn after_callback(&self, kind: CallbackKind) {
        let _ = kind;
    }
}

impl<H: Host> LoopHandle<H> {
    /// The phase that is running, `None` between turns.
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        self.core().phase.get()
    }

    /// Tells `observer` of all phases and callbacks from now on; `None` ends it.
    pub fn observe(&self, observer: Option<Rc<dyn Observer>>) {
        self.core().observed.set(observer.is_some());
        let previous = self.core().observer.replace(observer);
        drop(previous);
    }

    pub(crate) fn enter(&self, phase: Phase) {
        self.core().phase.set(Some(phase));
        self.tell(|observer| observer.on_phase(phase));
    }

    /// Runs one loop callback and the host's hook after it. False when the loop must stop.
    pub(crate) fn call(
        &self,
        host: &mut H,
        kind: CallbackKind,
        callback: impl FnOnce(&mut H),
    ) -> bool {
        self.tell(|observer| observer.before_callback(kind));
        callback(host);
        host.after_callback(self);
        self.tell(|observer| observer.after_callback(kind));
        !host.stopping()
    }

    pub(crate) fn tell(&self, what: impl FnOnce(&dyn Observer)) {
        if self.core().observed.get() {
            let observer = self.core().observer.borrow().clone();
            if let Some(observer) = observer {
                what(&*observer);
            }
        }
    }
}
