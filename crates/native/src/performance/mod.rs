//! The Rust half of `perf_hooks`: a monotonic clock that starts with the process, and where it stands on the calendar.

use std::{
    sync::OnceLock,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use boa_engine::{Context, JsObject, JsResult, JsValue};

use crate::{interop::Binding, state::State};

/// When this process began to run JavaScript, on both clocks.
struct Origin {
    monotonic: Instant,
    unix_ms: f64,
}

static ORIGIN: OnceLock<Origin> = OnceLock::new();

fn origin() -> &'static Origin {
    ORIGIN.get_or_init(|| Origin {
        monotonic: Instant::now(),
        unix_ms: SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |since| since.as_secs_f64() * 1000.0),
    })
}

/// Fixes the origin; the runtime calls it as it starts.
pub(crate) fn start() {
    origin();
}

/// `internalBinding('performance')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let unix_ms = origin().unix_ms;
    Ok(Binding::new(context)
        .functions(&[("now", 0, now), ("loopIdle", 0, loop_idle)])
        .value("timeOrigin", unix_ms)
        .build())
}

/// `now()`: milliseconds since the origin, with fractions.
fn now(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(JsValue::from(
        origin().monotonic.elapsed().as_secs_f64() * 1000.0,
    ))
}

/// `loopIdle()`: milliseconds that the loop has spent waiting in poll; -1 before its first turn.
fn loop_idle(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let metrics = State::of(context).handle().metrics();
    if metrics.turns == 0 {
        return Ok(JsValue::from(-1));
    }
    Ok(JsValue::from(metrics.idle.as_secs_f64() * 1000.0))
}
