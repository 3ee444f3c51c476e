//! What a loop is made of.

use std::io;
use std::sync::Arc;

use crate::clock::Clock;
use crate::poll::Poller;
use crate::pool::WorkerPool;

/// The parts of a loop. With the feature `native`, what is not given is the operating system's; without it, all three
/// must be given.
#[derive(Default)]
#[must_use]
pub struct Config {
    poller: Option<Box<dyn Poller>>,
    clock: Option<Box<dyn Clock>>,
    pool: Option<Arc<dyn WorkerPool>>,
    shuffle: Option<u64>,
}

/// The parts, all of them.
pub(crate) struct Parts {
    pub(crate) poller: Box<dyn Poller>,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) pool: Arc<dyn WorkerPool>,
    pub(crate) shuffle: Option<u64>,
}

impl Config {
    /// The operating system's poller and clock, and the pool that all loops of the process share.
    pub fn new() -> Self {
        Self::default()
    }

    /// What waits for events.
    pub fn poller(mut self, poller: impl Poller + 'static) -> Self {
        self.poller = Some(Box::new(poller));
        self
    }

    /// What tells the time.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Box::new(clock));
        self
    }

    /// What runs blocking work.
    pub fn pool(mut self, pool: Arc<dyn WorkerPool>) -> Self {
        self.pool = Some(pool);
        self
    }

    /// Lets events of one poll, and completed work, call back in a random order that depends on the seed alone. The
    /// operating system promises no order, so a program that breaks under some seed was broken.
    pub fn shuffle(mut self, seed: u64) -> Self {
        self.shuffle = Some(seed);
        self
    }

    #[cfg(feature = "native")]
    pub(crate) fn into_parts(self) -> io::Result<Parts> {
        Ok(Parts {
            poller: match self.poller {
                Some(poller) => poller,
                None => Box::new(crate::sys::SystemPoller::new()?),
            },
            clock: self
                .clock
                .unwrap_or_else(|| Box::new(crate::clock::SystemClock::default())),
            pool: self.pool.unwrap_or_else(crate::sys::ThreadPool::shared),
            shuffle: self.shuffle,
        })
    }

    #[cfg(not(feature = "native"))]
    pub(crate) fn into_parts(self) -> io::Result<Parts> {
        let missing = |part: &str| {
            let text = format!(
                "ouro-loop was built without the feature `native`: the host must give a {part}"
            );
            io::Error::new(io::ErrorKind::Unsupported, text)
        };
        Ok(Parts {
            poller: self.poller.ok_or_else(|| missing("poller"))?,
            clock: self.clock.ok_or_else(|| missing("clock"))?,
            pool: self.pool.ok_or_else(|| missing("worker pool"))?,
            shuffle: self.shuffle,
        })
    }
}
