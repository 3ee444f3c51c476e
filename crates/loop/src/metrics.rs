//! How the loop spent its time.

use std::cell::Cell;
use std::time::Duration;

use crate::{Host, LoopHandle};

/// Totals since the loop was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metrics {
    /// Turns of the loop.
    pub turns: u64,
    /// Events that the poller reported.
    pub events: u64,
    /// Time spent waiting in poll.
    pub idle: Duration,
}

#[derive(Default)]
pub(crate) struct Counters(Cell<Metrics>);

impl Counters {
    pub(crate) fn turn(&self) {
        self.change(|metrics| metrics.turns += 1);
    }

    pub(crate) fn events(&self, count: usize) {
        self.change(|metrics| metrics.events += count as u64);
    }

    pub(crate) fn idle(&self, time: Duration) {
        self.change(|metrics| metrics.idle = metrics.idle.saturating_add(time));
    }

    fn change(&self, change: impl FnOnce(&mut Metrics)) {
        let mut metrics = self.0.get();
        change(&mut metrics);
        self.0.set(metrics);
    }
}

impl<H: Host> LoopHandle<H> {
    /// How the loop spent its time so far.
    #[must_use]
    pub fn metrics(&self) -> Metrics {
        self.core().metrics.0.get()
    }
}
