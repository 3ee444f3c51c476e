use boa_engine::{Context, JsObject, JsValue};
use ouro_engine::async_context;

use crate::JsHost;

/// A JavaScript function to be called from the loop, with the async context in which it was given.
///
/// It roots the function: keep it no longer than the handle or request that it belongs to.
#[derive(Clone)]
pub(crate) struct JsCallback {
    function: JsObject,
    async_context: JsValue,
}

impl JsCallback {
    /// Captures the async context in force. `None` if `value` is not callable.
    pub(crate) fn new(value: &JsValue, context: &Context) -> Option<Self> {
        let function = value.as_callable()?;
        Some(Self {
            function,
            async_context: async_context::current(context),
        })
    }

    /// Calls the function; what it throws goes to the program's `uncaughtException` handlers.
    ///
    /// Ticks and microtasks do not run here: the loop's hook drains them once the whole loop callback is over.
    pub(crate) fn call(&self, host: &mut JsHost, this: &JsValue, arguments: &[JsValue]) -> JsValue {
        host.call(&self.function, &self.async_context, this, arguments)
    }
}
