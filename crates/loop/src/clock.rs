//! Time: a clock that only moves forward, and the loop's cached reading of it in milliseconds.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use crate::{Host, LoopHandle};

/// A monotonic clock.
pub trait Clock {
    /// The time since some fixed moment. Never less than an earlier reading.
    fn now(&self) -> Duration;
}

/// The operating system's monotonic clock.
#[cfg(feature = "native")]
#[derive(Debug)]
pub struct SystemClock(std::time::Instant);

#[cfg(feature = "native")]
impl Default for SystemClock {
    fn default() -> Self {
        Self(std::time::Instant::now())
    }
}

#[cfg(feature = "native")]
impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A clock that stands still until it is moved. Clones show the same time.
#[derive(Clone, Debug, Default)]
pub struct VirtualClock(Rc<Cell<Duration>>);

impl VirtualClock {
    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        self.0.set(self.0.get().saturating_add(by));
    }

    /// Moves the clock forward by milliseconds.
    pub fn advance_ms(&self, ms: u64) {
        self.advance(Duration::from_millis(ms));
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Duration {
        self.0.get()
    }
}

/// A clock, the moment at which its loop was made, and the loop's cached time.
pub(crate) struct Time {
    clock: Box<dyn Clock>,
    origin: Duration,
    now: Cell<u64>,
}

impl Time {
    pub(crate) fn new(clock: Box<dyn Clock>) -> Self {
        let origin = clock.now();
        Self {
            clock,
            origin,
            now: Cell::new(0),
        }
    }

    pub(crate) fn update(&self) -> u64 {
        let elapsed = self.exact();
        let ms = elapsed
            .as_secs()
            .saturating_mul(1000)
            .saturating_add(u64::from(elapsed.subsec_millis()));
        // A clock that went backwards must not take the loop with it.
        self.now.set(ms.max(self.now.get()));
        self.now.get()
    }

    pub(crate) fn now(&self) -> u64 {
        self.now.get()
    }

    /// The uncached time since the loop was made.
    pub(crate) fn exact(&self) -> Duration {
        self.clock.now().saturating_sub(self.origin)
    }

    /// How long until loop time reads `ms`.
    pub(crate) fn until(&self, ms: u64) -> Duration {
        Duration::from_millis(ms).saturating_sub(self.exact())
    }
}

impl<H: Host> LoopHandle<H> {
    /// Loop time: whole milliseconds since the loop was made, as of the last reading. It is read when timers are
    /// armed, after waiting, before timers run, and by [`update_now`](Self::update_now).
    #[must_use]
    pub fn now(&self) -> u64 {
        self.core().time.now()
    }

    /// Reads the clock again.
    pub fn update_now(&self) {
        self.core().time.update();
    }

    /// The clock's own reading since the loop was made, for those to whom a millisecond is long.
    #[must_use]
    pub fn precise_now(&self) -> Duration {
        self.core().time.exact()
    }
}
