//! What a poller is, and the words in which sources and pollers speak of readiness.

use std::collections::VecDeque;
use std::io;
use std::ops::{BitAnd, BitOr};
use std::sync::Arc;
use std::time::Duration;

use crate::sys::RawSource;

/// What a source wants to hear of: [`READABLE`](Interest::READABLE), [`WRITABLE`](Interest::WRITABLE), both (`|`) or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interest(u8);

impl Interest {
    /// Nothing: the source is inactive and does not keep the loop alive.
    pub const NONE: Self = Self(0);
    /// There is something to read, or to accept, or the end.
    pub const READABLE: Self = Self(1);
    /// There is room to write, or a connection is made or has failed.
    pub const WRITABLE: Self = Self(2);
    /// Both.
    pub const BOTH: Self = Self(3);

    /// True if it has nothing.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// True if it has all of `other`.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Without what is in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Interest {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Interest {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// What a source is ready for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Reading gives data, an end or an error. Set with `error` and `hang_up` too if reading was of interest.
    pub readable: bool,
    /// Writing gives progress or an error. Set with `error` and `hang_up` too if writing was of interest.
    pub writable: bool,
    /// The descriptor has an error to ask for.
    pub error: bool,
    /// The peer will send nothing more, or is gone.
    pub hang_up: bool,
}

impl Readiness {
    /// Ready for this, with neither error nor hang-up.
    #[must_use]
    pub const fn of(interest: Interest) -> Self {
        Self {
            readable: interest.contains(Interest::READABLE),
            writable: interest.contains(Interest::WRITABLE),
            error: false,
            hang_up: false,
        }
    }

    /// The part that a source with this interest hears of, `None` if there is none.
    pub(super) fn for_interest(self, interest: Interest) -> Option<Self> {
        let any = self.error || self.hang_up;
        let heard = Self {
            readable: (self.readable || any) && interest.contains(Interest::READABLE),
            writable: (self.writable || self.error) && interest.contains(Interest::WRITABLE),
            ..self
        };
        (heard.readable || heard.writable).then_some(heard)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            readable: self.readable || other.readable,
            writable: self.writable || other.writable,
            error: self.error || other.error,
            hang_up: self.hang_up || other.hang_up,
        }
    }
}

/// Names a source between loop and poller.
pub type PollKey = usize;

/// The poller's report about one source.
#[derive(Clone, Copy, Debug)]
pub struct PollEvent {
    /// The key with which the source was registered.
    pub key: PollKey,
    /// What it is ready for.
    pub readiness: Readiness,
}

/// Wakes a waiting [`Poller`] from any thread.
pub trait Wake: Send + Sync {
    /// Ends the wait that is under way, or the next one.
    ///
    /// # Errors
    /// The system's refusal.
    fn wake(&self) -> io::Result<()>;
}

/// Waits for events. Reports of readiness may be for changes only, but registering, and registering again, must report
/// what is ready already.
pub trait Poller {
    /// Watches the source. `interest` is not empty.
    ///
    /// # Errors
    /// The system's: the source cannot be watched, or is watched already.
    fn register(&mut self, source: RawSource, key: PollKey, interest: Interest) -> io::Result<()>;

    /// Watches for something else, or reports anew. `interest` is not empty.
    ///
    /// # Errors
    /// The system's: the source is not watched.
    fn reregister(&mut self, source: RawSource, key: PollKey, interest: Interest)
    -> io::Result<()>;

    /// No longer watches the source.
    ///
    /// # Errors
    /// The system's: the source is not watched.
    fn deregister(&mut self, source: RawSource) -> io::Result<()>;

    /// Waits for at most `timeout` (`None`: for ever), less if there are events or a wake, and appends the events. It may return early;
    /// it must not end before a timeout that nothing cut short. Wakes are no events.
    ///
    /// # Errors
    /// `Interrupted` lets the loop try again; any other error ends it.
    fn poll(
        &mut self,
        timeout: Option<Duration>,
        events: &mut VecDeque<PollEvent>,
    ) -> io::Result<()>;

    /// What wakes this poller.
    fn waker(&self) -> Arc<dyn Wake>;

    /// True if each report ends the watch until `reregister`, as on Windows. The loop then does it after each callback.
    fn reports_once(&self) -> bool {
        false
    }
}
