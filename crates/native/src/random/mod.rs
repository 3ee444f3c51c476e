//! `internalBinding('random')`: bytes from the system's source of randomness.

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_error};

use crate::interop::{Binding, bytes::View};

/// `internalBinding('random')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[("fill", 1, js_fill)])
        .build())
}

/// Fills a view.
fn js_fill(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(view) = View::new(args.get_or_undefined(0), context) else {
        return Err(js_error!(TypeError: "the argument is not a view of a buffer"));
    };
    if let Some(mut bytes) = view.bytes_mut() {
        getrandom::fill(&mut bytes)
            .map_err(|error| js_error!(Error: "the system gives no random bytes: {}", error))?;
    }
    Ok(JsValue::undefined())
}
