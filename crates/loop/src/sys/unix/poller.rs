//! mio as a [`Poller`]. It is edge-triggered: it reports changes, and what is ready at a registration.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use mio::unix::SourceFd;
use mio::{Events, Poll, Token};

use super::RawSource;
use crate::poll::{Interest, PollEvent, PollKey, Poller, Readiness, Wake};

/// More events than this wait for the next turn.
const EVENTS_PER_POLL: usize = 1024;
const WAKE: Token = Token(usize::MAX);

/// The operating system's poller (epoll, kqueue).
pub struct SystemPoller {
    poll: Poll,
    events: Events,
    waker: Arc<Waker>,
}

impl SystemPoller {
    /// # Errors
    /// The system's, if it gives no descriptors.
    pub fn new() -> io::Result<Self> {
        let poll = Poll::new()?;
        let waker = Arc::new(Waker(mio::Waker::new(poll.registry(), WAKE)?));
        Ok(Self {
            poll,
            events: Events::with_capacity(EVENTS_PER_POLL),
            waker,
        })
    }
}

impl fmt::Debug for SystemPoller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SystemPoller")
    }
}

impl Poller for SystemPoller {
    fn register(&mut self, source: RawSource, key: PollKey, interest: Interest) -> io::Result<()> {
        self.poll
            .registry()
            .register(&mut SourceFd(&source), Token(key), mio_interest(interest))
    }

    fn reregister(
        &mut self,
        source: RawSource,
        key: PollKey,
        interest: Interest,
    ) -> io::Result<()> {
        self.poll
            .registry()
            .reregister(&mut SourceFd(&source), Token(key), mio_interest(interest))
    }

    fn deregister(&mut self, source: RawSource) -> io::Result<()> {
        self.poll.registry().deregister(&mut SourceFd(&source))
    }

    fn poll(
        &mut self,
        timeout: Option<Duration>,
        events: &mut VecDeque<PollEvent>,
    ) -> io::Result<()> {
        // mio rounds the timeout up to its system's unit, so no wait ends early.
        self.poll.poll(&mut self.events, timeout)?;
        for event in self.events.iter().filter(|event| event.token() != WAKE) {
            let readiness = Readiness {
                readable: event.is_readable() || event.is_read_closed(),
                writable: event.is_writable() || event.is_write_closed(),
                error: event.is_error(),
                hang_up: event.is_read_closed(),
            };
            events.push_back(PollEvent {
                key: event.token().0,
                readiness,
            });
        }
        Ok(())
    }

    fn waker(&self) -> Arc<dyn Wake> {
        Arc::clone(&self.waker) as Arc<dyn Wake>
    }
}

struct Waker(mio::Waker);

impl Wake for Waker {
    fn wake(&self) -> io::Result<()> {
        self.0.wake()
    }
}

fn mio_interest(interest: Interest) -> mio::Interest {
    if interest.contains(Interest::BOTH) {
        mio::Interest::READABLE | mio::Interest::WRITABLE
    } else if interest.contains(Interest::WRITABLE) {
        mio::Interest::WRITABLE
    } else {
        mio::Interest::READABLE
    }
}
