//! What an `AbortSignal` can interrupt. The library's JavaScript half watches the signal; the native half only
//! hands calls over to it that were given one.

use boa_engine::{JsResult, JsString, JsValue};

use super::{arguments::Options, verb::Call};
use crate::{request::Face, runtime::call_internal};

/// Gives the call to `internal/fs/interrupt` if its options have a signal; its result, if so.
pub(super) fn take_over(
    name: &'static str,
    options: &Options,
    call: &mut Call<'_>,
) -> JsResult<Option<JsValue>> {
    let callback = match &call.face {
        Face::Sync => return Ok(None),
        Face::Callback { function, .. } => JsValue::from(function.clone()),
        Face::Promise => JsValue::undefined(),
    };
    let signal = options.get("signal", call.context)?;
    if signal.is_undefined() {
        return Ok(None);
    }
    let arguments =
        boa_engine::object::builtins::JsArray::from_iter(call.args.iter().cloned(), call.context);
    let arguments = [
        JsString::from(name).into(),
        signal,
        callback,
        arguments.into(),
    ];
    call_internal("internal/fs/interrupt", "run", &arguments, call.context).map(Some)
}
