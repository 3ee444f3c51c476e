//! A poller that the host drives: readiness is what the host says, waking is a flag, and waiting moves a virtual clock or
//! does not happen. For hosts that may not block, and for tests that must not depend on time.

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::RawSource;
use crate::clock::{Clock, VirtualClock};
use crate::poll::{Interest, PollEvent, PollKey, Poller, Readiness, Wake};

/// A poller without an operating system. Clones are the same poller: give one to the loop and keep one to report with.
///
/// Reports stay until they are polled by a source that is registered with a matching interest, like a real descriptor's.
/// With a [`VirtualClock`] a wait moves the clock at once to the next report or to the end of the wait. Without one, or
/// with nothing ahead to wait for, waiting is an error: a host of this kind turns its loop with
/// [`Mode::NoWait`](crate::Mode::NoWait), or for ever waits for nothing.
#[derive(Clone, Debug, Default)]
pub struct HostPoller {
    state: Arc<Mutex<State>>,
    woken: Arc<Flag>,
    clock: Option<VirtualClock>,
}

#[derive(Debug, Default)]
struct State {
    watched: Vec<Watched>,
    reports: Vec<Report>,
}

#[derive(Debug)]
struct Watched {
    source: RawSource,
    key: PollKey,
    interest: Interest,
}

#[derive(Debug)]
struct Report {
    at: Duration,
    source: RawSource,
    readiness: Readiness,
}

#[derive(Debug, Default)]
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(&self) -> io::Result<()> {
        self.0.store(true, Ordering::Release);
        Ok(())
    }
}

impl HostPoller {
    /// A poller that never waits.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A poller whose waits move the clock.
    #[must_use]
    pub fn with_clock(clock: VirtualClock) -> Self {
        Self {
            clock: Some(clock),
            ..Self::default()
        }
    }

    /// The source is ready now. Reported once, to whoever watches it now or later.
    pub fn report(&self, source: RawSource, readiness: Readiness) {
        self.report_at(Duration::ZERO, source, readiness);
    }

    /// The source will be ready when the virtual clock shows `at`.
    pub fn report_at(&self, at: Duration, source: RawSource, readiness: Readiness) {
        self.with(|state| {
            state.reports.push(Report {
                at,
                source,
                readiness,
            })
        });
    }

    /// True if some thread has woken the loop since its last poll: a host that sleeps by itself looks here.
    #[must_use]
    pub fn is_woken(&self) -> bool {
        self.woken.0.load(Ordering::Acquire)
    }

    fn with<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn now(&self) -> Duration {
        self.clock.as_ref().map_or(Duration::ZERO, Clock::now)
    }

    fn collect(&self, events: &mut VecDeque<PollEvent>) -> bool {
        let now = self.now();
        self.with(|state| {
            let before = events.len();
            let State { watched, reports } = state;
            reports.retain(|report| {
                let hears = |watched: &&Watched| {
                    watched.source == report.source && watched.hears(report.readiness)
                };
                match watched.iter().find(hears) {
                    Some(watched) if report.at <= now => {
                        events.push_back(PollEvent {
                            key: watched.key,
                            readiness: report.readiness,
                        });
                        false
                    }
                    _ => true,
                }
            });
            events.len() > before
        })
    }

    /// When the next report comes that somebody watches for.
    fn next_report(&self) -> Option<Duration> {
        self.with(|state| {
            let heard = |report: &&Report| {
                state.watched.iter().any(|watched| {
                    watched.source == report.source && watched.hears(report.readiness)
                })
            };
            state
                .reports
                .iter()
                .filter(heard)
                .map(|report| report.at)
                .min()
        })
    }
}

impl Watched {
    const fn hears(&self, readiness: Readiness) -> bool {
        readiness.error
            || readiness.hang_up
            || (readiness.readable && self.interest.contains(Interest::READABLE))
            || (readiness.writable && self.interest.contains(Interest::WRITABLE))
    }
}

impl Poller for HostPoller {
    fn register(&mut self, source: RawSource, key: PollKey, interest: Interest) -> io::Result<()> {
        self.with(|state| {
            if state.watched.iter().any(|watched| watched.source == source) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            state.watched.push(Watched {
                source,
                key,
                interest,
            });
            Ok(())
        })
    }

    fn reregister(
        &mut self,
        source: RawSource,
        key: PollKey,
        interest: Interest,
    ) -> io::Result<()> {
        self.with(|state| {
            match state
                .watched
                .iter_mut()
                .find(|watched| watched.source == source)
            {
                Some(watched) => {
                    *watched = Watched {
                        source,
                        key,
                        interest,
                    };
                    Ok(())
                }
                None => Err(io::ErrorKind::NotFound.into()),
            }
        })
    }

    fn deregister(&mut self, source: RawSource) -> io::Result<()> {
        self.with(|state| {
            let before = state.watched.len();
            state.watched.retain(|watched| watched.source != source);
            if state.watched.len() < before {
                Ok(())
            } else {
                Err(io::ErrorKind::NotFound.into())
            }
        })
    }

    fn poll(
        &mut self,
        timeout: Option<Duration>,
        events: &mut VecDeque<PollEvent>,
    ) -> io::Result<()> {
        let woken = self.woken.0.swap(false, Ordering::AcqRel);
        if self.collect(events) || woken || timeout.is_some_and(|timeout| timeout.is_zero()) {
            return Ok(());
        }
        let report = self.next_report().map(|at| at.saturating_sub(self.now()));
        let wait = match (timeout, report) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        match (&self.clock, wait) {
            (Some(clock), Some(wait)) => {
                clock.advance(wait);
                self.collect(events);
                Ok(())
            }
            _ => Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "a host-driven poller has nothing to wait for",
            )),
        }
    }

    fn waker(&self) -> Arc<dyn Wake> {
        Arc::clone(&self.woken) as Arc<dyn Wake>
    }
}
