//! What the loop hands to every callback: the context, and the one way in which JavaScript is called
//! from outside JavaScript.

use boa_engine::{Context, JsError, JsObject, JsValue};
use ouro_engine::{async_context, jobs::Jobs, memory};
use ouro_loop::LoopHandle;

use crate::state::State;

/// The loop's host: a context and its queues.
pub struct JsHost {
    pub(crate) context: Context,
}

/// The loop, as native functions hold it.
pub(crate) type Handle = LoopHandle<JsHost>;

impl JsHost {
    /// The context that this host runs.
    pub fn context(&mut self) -> &mut Context {
        &mut self.context
    }

    /// Calls `function` in the given async context. What it throws is reported and `undefined` returned.
    pub(crate) fn call(
        &mut self,
        function: &JsObject,
        frame: &JsValue,
        this: &JsValue,
        arguments: &[JsValue],
    ) -> JsValue {
        if State::of(&self.context).stopping() {
            return JsValue::undefined();
        }
        let result = async_context::with(frame, &mut self.context, |context| {
            function.call(this, arguments, context)
        });
        match result {
            Ok(value) => value,
            Err(error) => {
                self.report(error);
                JsValue::undefined()
            }
        }
    }

    /// Gives an exception that nothing caught to the program's handlers.
    pub(crate) fn report(&mut self, error: JsError) {
        if let Some(jobs) = Jobs::of(&self.context) {
            jobs.report(error, &mut self.context);
        }
    }

    /// Runs ticks and microtasks, as after every loop callback.
    pub(crate) fn drain(&mut self) {
        if let Some(jobs) = Jobs::of(&self.context) {
            jobs.drain(&mut self.context);
        }
    }
}

impl ouro_loop::Host for JsHost {
    fn after_callback(&mut self, _: &Handle) {
        self.drain();
        memory::collect_if_due();
    }

    fn stopping(&self) -> bool {
        State::of(&self.context).stopping()
    }
}
