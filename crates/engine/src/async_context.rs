//! The async context: one value that follows a chain of asynchronous calls.
//!
//! It is captured where a continuation is made (a promise reaction, a tick, a timer, a native
//! callback) and put back while that continuation runs. `AsyncLocalStorage` keeps its map in it.

use boa_engine::{Context, JsValue};

use crate::jobs::Jobs;

/// The value in force now; `undefined` outside any.
#[must_use]
pub fn current(context: &Context) -> JsValue {
    Jobs::of(context).map_or_else(JsValue::undefined, |jobs| jobs.async_context())
}

/// Puts `value` in force and returns the one that was.
pub fn replace(value: JsValue, context: &Context) -> JsValue {
    match Jobs::of(context) {
        Some(jobs) => jobs.replace_async_context(value),
        None => JsValue::undefined(),
    }
}

/// Runs `body` with `value` in force and restores the former value afterwards.
pub fn with<R>(value: &JsValue, context: &mut Context, body: impl FnOnce(&mut Context) -> R) -> R {
    let before = replace(value.clone(), context);
    let result = body(context);
    replace(before, context);
    result
}
