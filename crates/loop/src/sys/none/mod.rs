//! No operating system: sources are numbers that the host chose, and there are no signals.

use std::collections::VecDeque;
use std::io;

/// A number that means something to the host's poller.
pub type RawSource = i32;

/// Cannot be made.
pub(crate) enum SignalPipe {}

impl SignalPipe {
    pub(crate) fn open() -> io::Result<Self> {
        Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "there are no signals on this platform",
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
