//! An event loop in Node's six phases that knows no JavaScript.
//!
//! It keeps the order that libuv has had since 1.45 and that Node 20 and later show to programs, with Node's own rules for
//! timers and immediates on top. What it calls are Rust closures; what runs between two of them is up to its [`Host`].
//!
//! # Usage
//!
//! ```
//! # #[cfg(feature = "native")]
//! # fn main() -> std::io::Result<()> {
//! use ouro_loop::{Config, EventLoop, Host, LoopHandle};
//!
//! struct Greeter(Vec<String>);
//!
//! impl Host for Greeter {
//!     // A JavaScript engine would drain its ticks and microtasks here.
//!     fn after_callback(&mut self, _: &LoopHandle<Self>) {}
//! }
//!
//! let mut event_loop = EventLoop::new(Config::new())?;
//! let handle = event_loop.handle();
//! handle.timer_start(5, |host: &mut Greeter| host.0.push("a timer".into()));
//! handle.immediate(|host| host.0.push("an immediate".into()));
//! handle.work(|| 6 * 7, |host, answer| host.0.push(format!("a worker: {answer:?}")));
//!
//! let mut host = Greeter(Vec::new());
//! event_loop.run(&mut host); // until nothing is left to do
//! assert_eq!(host.0.len(), 3);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "native"))]
//! # fn main() {}
//! ```
//!
//! `examples/closures.rs` has a callback in every phase. The owner of the [`EventLoop`] turns it; everybody else holds a
//! [`LoopHandle`], a cheap clone, and may call any of its methods at any time. Callbacks get `&mut` host and nothing else:
//! one that wants the loop owns a handle. Other threads reach the loop through a [`Remote`].
//!
//! # The phases
//!
//! [`EventLoop::run`] runs due timers once and then turns the loop while it is alive. One turn:
//!
//! | [`Phase`] | what runs | started by |
//! |---|---|---|
//! | `Pending` | what was put off, such as errors known too early | [`LoopHandle::pending`] |
//! | `IdlePrepare` | hooks before waiting | [`idle_start`](LoopHandle::idle_start), [`prepare_start`](LoopHandle::prepare_start) |
//! | `Poll` | waits; then sources, completed work, posted closures, signals | [`poll_start`](LoopHandle::poll_start), [`work`](LoopHandle::work), [`Remote::post`], [`signal_start`](LoopHandle::signal_start) |
//! | `Pending` | again, up to eight rounds | |
//! | `Check` | hooks, then immediates | [`check_start`](LoopHandle::check_start), [`immediate`](LoopHandle::immediate) |
//! | `Close` | the last callbacks of closed handles | [`LoopHandle::closing`] |
//! | `Timers` | what was due when the phase began | [`timer_start`](LoopHandle::timer_start), [`timer_start_repeating`](LoopHandle::timer_start_repeating) |
//!
//! - After each single callback the host's [`after_callback`](Host::after_callback) runs, and the loop asks whether to
//!   [stop](Host::stopping).
//! - What a phase's callbacks queue for the same phase waits for the next turn (pending: the next round).
//! - Timers of equal duration form a list in arming order. Lists go by expiry, and a due list is emptied of its due timers
//!   before the next one. No timer fires early in loop time, which is in whole milliseconds, nor in the pass that armed it.
//! - Poll waits, using no processor time, until the next timer is due or an event comes; not at all if there is a pending
//!   or closing callback, a referenced immediate, an idle hook or something left over, or if nothing keeps the loop alive.
//! - The loop is alive while there is a request, or a handle that is active and referenced. [`LoopHandle::active`] counts.
//! - Poll runs a bounded number of callbacks of each kind a turn, so that no flood starves the other phases.
//!
//! A callback that panics is the host's bug, but not the loop's end: the panic leaves through [`EventLoop::turn`], and the
//! next turn goes on with what was left.
//!
//! # Polling
//!
//! Pollers may report changes only (mio does), so a callback reads until its descriptor would block, or a read comes back
//! short, or it calls [`poll_again`](LoopHandle::poll_again) and gets its next call in the next turn, when others had theirs.
//! A source that is paused sets its interest to [`Interest::NONE`]: that costs no system call and lets the loop end. Widening
//! the interest later costs one, and reports anew what is ready by then.
//!
//! # Features
//!
//! - `native` (default): mio's poller, the system clock, the `threadpool` crate, and signals on Unix. Without it the crate
//!   depends on nothing, and [`Config`] must be given a [`Poller`], a [`Clock`] and a [`WorkerPool`]: [`HostPoller`],
//!   [`VirtualClock`] and [`InlinePool`] serve hosts that may not block, and tests in virtual time.
//!
//! # Portability
//!
//! | platform | sources | signals | state |
//! |---|---|---|---|
//! | Linux | descriptors (epoll); regular files are refused | yes | tested |
//! | macOS, BSD | descriptors (kqueue) | yes | compiles |
//! | Windows | sockets; each report is followed by a registration of its own | `Unsupported` | compiles |
//! | others, and without `native` | numbers that the host's poller understands | `Unsupported` | tested on Linux |
//!
//! # Where to change what
//!
//! The order of the phases is `event_loop.rs`; each phase has a file (`pending`, `hooks`, `poll`, `check`, `close`, `timers/`).
//! `inbox` is the way in from other threads, `pool` the way there and back for work, `refs` what keeps a loop alive,
//! `sys/` what depends on the operating system. `tests/rules/` has the rules, and a model of them for random programs.

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
