//! What the loop hands to every callback: the context, and the one way in which JavaScript is called
//! from outside JavaScript.

use std::rc::Rc;

use boa_engine::{Context, JsError, JsObject, JsResult, JsValue};
use ouro_engine::{
    execution::{self, Ids},
    jobs::Jobs,
    memory,
};
use ouro_loop::LoopHandle;

use crate::state::State;

/// The loop's host: a context and its queues.
pub struct JsHost {
    pub(crate) context: Context,
    /// What [`State::of`] and [`Jobs::of`] find in the context, at hand for every callback.
    pub(crate) state: Rc<State>,
    pub(crate) jobs: Rc<Jobs>,
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
        if self.state.stopping() {
            return JsValue::undefined();
        }
        let before = self.jobs.replace_async_context(frame.clone());
        let result = function.call(this, arguments, &mut self.context);
        let value = match result {
            Ok(value) => value,
            Err(error) => {
                self.report(error);
                JsValue::undefined()
            }
        };
        self.jobs.replace_async_context(before);
        value
    }

    /// Runs `body` as a callback of the operation `ids`. What it throws is reported.
    pub(crate) fn run(
        &mut self,
        ids: Ids,
        resource: &JsObject,
        frame: &JsValue,
        body: impl FnOnce(&mut Context) -> JsResult<JsValue>,
    ) {
        if let Some(error) = self.run_quietly(ids, resource, frame, body) {
            self.report_in(frame, error);
        }
    }

    /// The same, for a caller that has something to do before it reports what was thrown.
    pub(crate) fn run_quietly(
        &mut self,
        ids: Ids,
        resource: &JsObject,
        frame: &JsValue,
        body: impl FnOnce(&mut Context) -> JsResult<JsValue>,
    ) -> Option<JsError> {
        if self.state.stopping() {
            return None;
        }
        let resource = resource.clone().into();
        let jobs = Rc::clone(&self.jobs);
        execution::run(&jobs, ids, resource, frame, &mut self.context, body).err()
    }

    /// Tells the hooks, if there are any, that an operation is over.
    pub(crate) fn tell_destroyed(&mut self, ids: Ids) {
        let told = self
            .jobs
            .execution()
            .tell_id("destroy", ids.id, &mut self.context);
        if let Err(error) = told {
            self.report(error);
        }
    }

    /// Gives an exception to the program's handlers, in the async context of the callback that threw it.
    pub(crate) fn report_in(&mut self, frame: &JsValue, error: JsError) {
        let before = self.jobs.replace_async_context(frame.clone());
        self.report(error);
        self.jobs.replace_async_context(before);
    }

    /// Gives an exception that nothing caught to the program's handlers.
    pub(crate) fn report(&mut self, error: JsError) {
        self.jobs.report(error, &mut self.context);
    }

    /// Runs ticks and microtasks, as after every loop callback.
    pub(crate) fn drain(&mut self) {
        self.jobs.drain(&mut self.context);
    }
}

impl ouro_loop::Host for JsHost {
    fn after_callback(&mut self, _: &Handle) {
        self.drain();
        memory::collect_if_due();
    }

    fn stopping(&self) -> bool {
        self.state.stopping()
    }
}
