//! Unix: sources are file descriptors, polled by mio; signals come through a socket pair.

mod poller;
mod signal;

/// A file descriptor.
pub type RawSource = std::os::fd::RawFd;

pub use poller::SystemPoller;
pub(crate) use signal::SignalPipe;
