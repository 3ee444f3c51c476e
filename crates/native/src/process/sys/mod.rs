//! What differs between platforms in `process`.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(super) use self::other::*;
#[cfg(unix)]
pub(super) use self::unix::*;

/// The sixteen figures of `process.resourceUsage()`, in its order: times in microseconds, `maxRSS` in KiB.
pub(super) type Usage = [f64; 16];
