//! What Boa asks of its host, answered: continuations carry the async context, rejections are
//! tracked, buffers may be as large as V8 allows.

use std::rc::Rc;

use boa_engine::{
    Context, Finalize, JsData, JsObject, JsResult, JsValue, Trace,
    builtins::promise::{OperationType, Promise, PromiseState},
    context::HostHooks,
    job::JobCallback,
    object::builtins::{JsFunction, JsPromise},
};

use crate::{jobs::Jobs, memory};

/// V8's limit on 64-bit systems, `2^53 - 1` bytes, is beyond any machine; Node's practical one is 8 TiB.
const MAX_BUFFER_BYTES: u64 = 1 << 43;

#[derive(Trace, Finalize, JsData)]
struct Captured(JsValue);

/// The hooks of a context whose jobs are `jobs`.
pub struct Hooks {
    jobs: Rc<Jobs>,
}

impl Hooks {
    /// Hooks that share `jobs` with the context's executor.
    #[must_use]
    pub fn new(jobs: Rc<Jobs>) -> Self {
        Self { jobs }
    }
}

impl HostHooks for Hooks {
    fn make_job_callback(&self, callback: JsFunction, _: &mut Context) -> JobCallback {
        let frame = self.jobs.async_context();
        if frame.is_undefined() {
            JobCallback::new(callback, ())
        } else {
            JobCallback::new(callback, Captured(frame))
        }
    }

    fn call_job_callback(
        &self,
        job: &JobCallback,
        this: &JsValue,
        arguments: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        let captured = job
            .host_defined()
            .downcast_ref::<Captured>()
            .map_or_else(JsValue::undefined, |captured| captured.0.clone());
        let before = self.jobs.replace_async_context(captured);
        let result = job.callback().call(this, arguments, context);
        self.jobs.replace_async_context(before);
        result
    }

    fn promise_rejection_tracker(
        &self,
        promise: &JsObject<Promise>,
        operation: OperationType,
        context: &mut Context,
    ) {
        let promise = JsPromise::from(promise.clone());
        let reason = match promise.state() {
            PromiseState::Rejected(reason) => reason,
            PromiseState::Pending | PromiseState::Fulfilled(_) => JsValue::undefined(),
        };
        let promise = promise.into();
        self.jobs
            .host()
            .rejection(promise, operation, reason, context);
    }

    /// Boa asks before every allocation of a buffer, which makes this the place where the governor
    /// can act on programs that allocate in a loop and never come back to theirs.
    fn max_buffer_size(&self, _: &mut Context) -> u64 {
        memory::collect_if_due();
        MAX_BUFFER_BYTES
    }
}
