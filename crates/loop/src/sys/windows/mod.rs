//! Windows: sources are sockets, polled by mio; there are no signals yet.

use std::collections::VecDeque;
use std::io;

mod poller;

/// A socket.
pub type RawSource = std::os::windows::io::RawSocket;

pub use poller::SystemPoller;

/// Cannot be made.
pub(crate) enum SignalPipe {}

impl SignalPipe {
    pub(crate) fn open() -> io::Result<Self> {
        Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "signals are not supported on Windows yet",
        ))
    }

    pub(crate) fn source(&self) -> RawSource {
        match *self {}
    }

    pub(crate) fn start(&self, _signum: i32) -> io::Result<()> {
        match *self {}
    }

    pub(crate) fn stop(&self, _signum: i32) -> io::Result<()> {
        match *self {}
    }

    pub(crate) fn drain(&self, _to: &mut VecDeque<i32>) {
        match *self {}
    }
}
