//! What each system tells in its own way.

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "unix.rs")]
mod system;

pub(super) use self::system::{cpus, load_average, memory, uptime};

/// A processor: its speed in MHz, and milliseconds as user, nice, system, idle and in interrupts.
pub(super) struct Cpu {
    pub(super) model: String,
    pub(super) speed: u64,
    pub(super) times: [u64; 5],
}
