//! The loop: the order of the phases and nothing else.

use std::fmt;
use std::io;
use std::time::Duration;

use crate::config::Config;
use crate::hooks::When;
use crate::phase::Phase;
use crate::{Host, LoopHandle};

/// How long a turn may wait in its poll phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Until an event comes or a timer is due.
    Wait,
    /// Not at all, for hosts that may not block.
    NoWait,
    /// As `Wait`, but no longer than this.
    WaitAtMost(Duration),
}

/// An event loop. Its owner turns it; everybody else has a [`LoopHandle`]. Dropping it drops all callbacks.
pub struct EventLoop<H: Host> {
    handle: LoopHandle<H>,
}

impl<H: Host> EventLoop<H> {
    /// # Errors
    /// The system's, if it gives no poller. Without the feature `native`: `Unsupported` if a part is missing.
    pub fn new(config: Config) -> io::Result<Self> {
        Ok(Self {
            handle: LoopHandle::new(config.into_parts()?),
        })
    }

    /// The way to start things on this loop.
    #[must_use]
    pub fn handle(&self) -> LoopHandle<H> {
        self.handle.clone()
    }

    /// Runs until nothing keeps the loop alive or the host stops it. May be called again, for what was started since.
    ///
    /// Timers that are due already run first, before the first turn.
    pub fn run(&mut self, host: &mut H) {
        if !self.enter(host) {
            return;
        }
        while self.turn(host, Mode::Wait) {}
    }

    /// Runs the timers that are due already, once: what [`run`](Self::run) does before its first turn, for hosts that turn
    /// the loop themselves. True if the loop is still alive.
    pub fn enter(&mut self, host: &mut H) -> bool {
        self.handle.update_now();
        if !self.goes_on(host) {
            return false;
        }
        let _outside = Outside(&self.handle);
        self.handle.run_timers(host);
        self.goes_on(host)
    }

    /// One turn: pending, idle and prepare, poll, check, close, timers. True if the loop is still alive.
    pub fn turn(&mut self, host: &mut H, mode: Mode) -> bool {
        if host.stopping() {
            return false;
        }
        let limit = match mode {
            Mode::Wait => None,
            Mode::NoWait => Some(Duration::ZERO),
            Mode::WaitAtMost(time) => Some(self.handle.precise_now().saturating_add(time)),
        };
        let _outside = Outside(&self.handle);
        let turning = &self.handle;
        turning.core().metrics.turn();
        let _stopped_midway = !(turning.run_pending(host)
            && turning.run_idle_and_prepare(host)
            && turning.run_poll(host, limit)
            && turning.run_pending_after_poll(host)
            && turning.run_check(host)
            && turning.run_closing(host)
            && turning.run_timers(host));
        self.goes_on(host)
    }

    /// How long the host may wait before the next turn: zero if something is ready, `None` if only an event from outside
    /// gives the loop something to do.
    #[must_use]
    pub fn next_wake(&self) -> Option<Duration> {
        self.handle.next_wake()
    }

    /// Why the loop ended although it was alive and nobody stopped it: the poller failed. The next call gives `None`.
    pub fn take_failure(&mut self) -> Option<io::Error> {
        self.handle.core().failure.take()
    }

    fn goes_on(&self, host: &H) -> bool {
        !host.stopping() && self.handle.core().failure.borrow().is_none() && self.handle.alive()
    }
}

impl<H: Host> LoopHandle<H> {
    /// See [`EventLoop::next_wake`].
    #[must_use]
    pub fn next_wake(&self) -> Option<Duration> {
        if self.alive() {
            self.poll_timeout(None)
        } else {
            None
        }
    }

    fn run_idle_and_prepare(&self, host: &mut H) -> bool {
        self.enter(Phase::IdlePrepare);
        self.run_hooks(host, When::Idle) && self.run_hooks(host, When::Prepare)
    }
}

impl<H: Host> Drop for EventLoop<H> {
    fn drop(&mut self) {
        self.handle.clear();
    }
}

impl<H: Host> fmt::Debug for EventLoop<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventLoop").field(&self.handle).finish()
    }
}

/// Says, also after a panic, that no phase is running.
struct Outside<'a, H: Host>(&'a LoopHandle<H>);

impl<H: Host> Drop for Outside<'_, H> {
    fn drop(&mut self) {
        self.0.core().phase.set(None);
    }
}
