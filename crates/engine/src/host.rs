use crate::{Nudge, errors::Place};
use boa_engine::{Context, JsValue, builtins::promise::OperationType, job::TimeoutJob};

/// Where an exception came from that no JavaScript caught.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Thrown by a script, a tick, a microtask or a callback.
    Exception,
    /// A promise rejection that nobody handled, escalated.
    Rejection,
}

/// What the engine asks of whoever embeds it.
pub trait Host {
    /// An exception reached the top. The host reports it or gives it to the program's handlers. `place` is where it was
    /// thrown, if JavaScript threw it.
    fn uncaught(&self, error: JsValue, origin: Origin, place: Option<Place>, context: &mut Context);

    /// A promise was rejected without a handler, or got its first handler after that.
    fn rejection(
        &self,
        promise: JsValue,
        operation: OperationType,
        reason: JsValue,
        context: &mut Context,
    );

    /// Judges the rejections that are still unhandled. True if that queued more work for the drain.
    fn settle_rejections(&self, context: &mut Context) -> bool;

    /// Runs `job` when its time has come, unless it is cancelled by then. It keeps no program alive.
    fn timeout(&self, job: TimeoutJob, context: &mut Context);

    /// What has [`Jobs::poll_woken`](crate::jobs::Jobs::poll_woken) called, as a callback of its own.
    fn nudge(&self, context: &Context) -> Nudge;

    /// True once no more JavaScript may run.
    fn stopping(&self, context: &Context) -> bool;
}
