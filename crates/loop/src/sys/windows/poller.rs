//! mio as a [`Poller`]. On Windows it polls only its own socket types, and reports once: it watches again when an operation
//! of that type would have blocked. Here the socket's owner does the operations, so the loop registers anew after each report.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::io;
use std::mem::ManuallyDrop;
use std::os::windows::io::FromRawSocket;
use std::sync::Arc;
use std::time::Duration;

use mio::net::TcpStream;
use mio::{Events, Poll, Token};

use super::RawSource;
use crate::poll::{Interest, PollEvent, PollKey, Poller, Readiness, Wake};

/// More events than this wait for the next turn.
const EVENTS_PER_POLL: usize = 1024;
const WAKE: Token = Token(usize::MAX);

/// The operating system's poller (an I/O completion port).
pub struct SystemPoller {
    poll: Poll,
    events: Events,
    waker: Arc<Waker>,
    /// What mio knows of each socket. Never closed from here.
    sockets: HashMap<RawSource, ManuallyDrop<TcpStream>>,
}

impl SystemPoller {
    /// # Errors
    /// The system's, if it gives no completion port.
    pub fn new() -> io::Result<Self> {
        let poll = Poll::new()?;
        let waker = Arc::new(Waker(mio::Waker::new(poll.registry(), WAKE)?));
        let events = Events::with_capacity(EVENTS_PER_POLL);
        Ok(Self {
            poll,
            events,
            waker,
            sockets: HashMap::new(),
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
        if self.sockets.contains_key(&source) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        // SAFETY: the socket is open, as its owner promises until it stops the polling, and `ManuallyDrop` keeps this
        // second owner from closing it. Only registration goes through it, which is the same for all kinds of sockets.
        let mut socket = ManuallyDrop::new(unsafe { TcpStream::from_raw_socket(source) });
        self.poll
            .registry()
            .register(&mut *socket, Token(key), mio_interest(interest))?;
        self.sockets.insert(source, socket);
        Ok(())
    }

    fn reregister(
        &mut self,
        source: RawSource,
        key: PollKey,
        interest: Interest,
    ) -> io::Result<()> {
        let socket = self
            .sockets
            .get_mut(&source)
            .ok_or(io::ErrorKind::NotFound)?;
        self.poll
            .registry()
            .reregister(&mut **socket, Token(key), mio_interest(interest))
    }

    fn deregister(&mut self, source: RawSource) -> io::Result<()> {
        let mut socket = self
            .sockets
            .remove(&source)
            .ok_or(io::ErrorKind::NotFound)?;
        self.poll.registry().deregister(&mut *socket)
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

    fn reports_once(&self) -> bool {
        true
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
