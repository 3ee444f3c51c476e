//! What depends on the operating system, a folder each, with the same names in all of them.
//!
//! `host` needs none: it is there on every platform, and all there is without the feature `native`.

mod host;
#[cfg(feature = "native")]
mod threads;

#[cfg(all(feature = "native", unix))]
mod unix;
#[cfg(all(feature = "native", unix))]
use unix as platform;

#[cfg(all(feature = "native", windows))]
mod windows;
#[cfg(all(feature = "native", windows))]
use windows as platform;

#[cfg(not(all(feature = "native", any(unix, windows))))]
mod none;
#[cfg(not(all(feature = "native", any(unix, windows))))]
use none as platform;

pub use host::HostPoller;
pub use platform::RawSource;
pub(crate) use platform::SignalPipe;
#[cfg(feature = "native")]
pub use platform::SystemPoller;
#[cfg(feature = "native")]
pub use threads::ThreadPool;
