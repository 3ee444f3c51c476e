//! An event loop in Node's six phases that knows no JavaScript.
mod check;
mod clock;
mod close;
mod config;
mod event_loop;
mod handle;
mod hooks;
mod inbox;
mod metrics;
mod pending;
mod phase;
mod poll;
mod pool;
mod refs;
mod roster;
mod shuffle;
mod signal;
mod slots;
mod sys;
mod timers;

pub use check::ImmediateId;
#[cfg(feature = "native")]
pub use clock::SystemClock;
pub use clock::{Clock, VirtualClock};
pub use config::Config;
pub use event_loop::{EventLoop, Mode};
pub use handle::LoopHandle;
pub use hooks::HookId;
pub use inbox::{PostError, Remote};
pub use metrics::Metrics;
pub use phase::{CallbackKind, Observer, Phase};
pub use poll::{Interest, PollEvent, PollId, PollKey, Poller, Readiness, Wake};
pub use pool::{InlinePool, Job, WorkError, WorkId, WorkerPool};
pub use refs::{Active, Hold};
pub use signal::SignalId;
pub use sys::{HostPoller, RawSource};
#[cfg(feature = "native")]
pub use sys::{SystemPoller, ThreadPool};
pub use timers::TimerId;

/// What a loop calls into, handed to every callback.
pub trait Host: Sized + 'static {
    /// Runs after every loop callback: one timer, one immediate, one read, one close. A JavaScript host drains its tick and
    /// microtask queues here.
    fn after_callback(&mut self, handle: &LoopHandle<Self>);

    /// True once the loop is to stop as soon as the running callback, and the hook after it, have returned. What is
    /// queued stays, and runs only if the host turns the loop again.
    fn stopping(&self) -> bool {
        false
    }
}
