//! Node's job order: the whole tick queue, then promise jobs one at a time until none is left, then
//! ticks again if there are any; then the judgement of unhandled rejections; then the `WeakRef`
//! targets that this turn kept alive are let go.
//!
//! The host calls [`Jobs::drain`] after each loop callback, never inside one.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    task::Poll,
};

use boa_engine::{
    Context, JsError, JsObject, JsResult, JsValue,
    job::{Job, JobExecutor, NativeAsyncJob, PromiseJob},
};

use crate::{
    Host, Origin, errors,
    execution::{self, Execution, Ids},
    suspended::Suspended,
};

/// A callback of `process.nextTick`, with what it is called with.
pub struct Tick {
    /// Called with `undefined` as `this`.
    pub callback: JsObject,
    /// Its arguments.
    pub arguments: Vec<JsValue>,
    /// The async context in which it was queued.
    pub async_context: JsValue,
    /// The operation that it is.
    pub ids: Ids,
    /// The object that stands for it, if hooks were told of one.
    pub resource: JsValue,
}

/// The job queues of one context, and its async context.
pub struct Jobs {
    host: Rc<dyn Host>,
    ticks: RefCell<VecDeque<Tick>>,
    promises: RefCell<VecDeque<PromiseJob>>,
    asynchronous: RefCell<VecDeque<NativeAsyncJob>>,
    suspended: RefCell<Vec<Suspended>>,
    async_context: RefCell<JsValue>,
    execution: Execution,
    draining: Cell<bool>,
    turn: Cell<u64>,
}

impl Jobs {
    /// Empty queues for a context of `host`.
    #[must_use]
    pub fn new(host: Rc<dyn Host>) -> Self {
        Self {
            host,
            ticks: RefCell::default(),
            promises: RefCell::default(),
            asynchronous: RefCell::default(),
            suspended: RefCell::default(),
            async_context: RefCell::new(JsValue::undefined()),
            execution: Execution::default(),
            draining: Cell::new(false),
            turn: Cell::new(0),
        }
    }

    /// The queues of `context`, which are there unless it was built by somebody else.
    #[must_use]
    pub fn of(context: &Context) -> Option<Rc<Self>> {
        context.downcast_job_executor::<Self>()
    }

    /// The host that this context was built for.
    #[must_use]
    pub fn host(&self) -> Rc<dyn Host> {
        Rc::clone(&self.host)
    }

    /// Which operation runs, in numbers.
    #[must_use]
    pub const fn execution(&self) -> &Execution {
        &self.execution
    }

    /// Queues a tick.
    pub fn next_tick(&self, tick: Tick) {
        self.ticks.borrow_mut().push_back(tick);
    }

    /// True if nothing waits to run.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.ticks.borrow().is_empty() && self.promises.borrow().is_empty()
    }

    /// Runs ticks and microtasks until both are empty and every rejection is judged.
    ///
    /// A call from within a drain returns at once: the outer one will see what was queued.
    pub fn drain(&self, context: &mut Context) {
        if self.draining.replace(true) {
            return;
        }
        if !self.is_idle() || !self.asynchronous.borrow().is_empty() {
            self.drain_queues(context);
        }
        while !self.host.stopping(context) && self.host.settle_rejections(context) {
            self.drain_queues(context);
        }
        context.clear_kept_objects();
        self.turn.set(self.turn.get().wrapping_add(1));
        self.draining.set(false);
    }

    /// A number that changes with each drain: what it says is the same until the ticks queued now have run.
    #[must_use]
    pub fn turn(&self) -> u64 {
        self.turn.get()
    }

    /// Runs promise jobs only, as an ES module's evaluation does before the first tick.
    pub fn drain_microtasks(&self, context: &mut Context) {
        loop {
            if self.host.stopping(context) {
                return;
            }
            let job = self.promises.borrow_mut().pop_front();
            if let Some(job) = job {
                if let Err(error) = job.call(context) {
                    self.report(error, context);
                }
            } else if !self.poll_asynchronous(context) {
                return;
            }
        }
    }

    /// Begins one of the jobs that Boa expressed as a future: module loads, which our loader answers at once, and
    /// those that wait, which stay until they are woken. True if there was one.
    fn poll_asynchronous(&self, context: &mut Context) -> bool {
        let job = self.asynchronous.borrow_mut().pop_front();
        let Some(job) = job else { return false };
        let nudge = self.host.nudge(context);
        self.poll_one(Suspended::new(job, nudge, context), context);
        true
    }

    /// Goes on with the waiting jobs that were woken.
    pub fn poll_woken(&self, context: &mut Context) {
        let woken: Vec<Suspended> = {
            let mut suspended = self.suspended.borrow_mut();
            suspended.extract_if(.., |job| job.take_woken()).collect()
        };
        for job in woken {
            if self.host.stopping(context) {
                return;
            }
            self.poll_one(job, context);
        }
    }

    /// True if a job waits for another thread, a time limit or the collector.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.suspended.borrow().is_empty()
    }

    fn poll_one(&self, mut job: Suspended, context: &mut Context) {
        job.take_woken();
        match job.poll(context) {
            Poll::Ready(Ok(_)) => {}
            Poll::Ready(Err(error)) => self.report(error, context),
            Poll::Pending => self.suspended.borrow_mut().push(job),
        }
    }

    /// Gives an exception that nothing caught to the host.
    pub fn report(&self, error: JsError, context: &mut Context) {
        let place = errors::thrown_at(&error, context);
        let error = error_value(error, context);
        self.host.uncaught(error, Origin::Exception, place, context);
    }

    /// The async context in force.
    pub fn async_context(&self) -> JsValue {
        self.async_context.borrow().clone()
    }

    /// Puts an async context in force and returns the former one.
    pub fn replace_async_context(&self, value: JsValue) -> JsValue {
        self.async_context.replace(value)
    }

    fn drain_queues(&self, context: &mut Context) {
        loop {
            loop {
                if self.host.stopping(context) {
                    return;
                }
                let tick = self.ticks.borrow_mut().pop_front();
                let Some(tick) = tick else { break };
                let Tick {
                    callback,
                    arguments,
                    async_context,
                    ids,
                    resource,
                } = tick;
                let result =
                    execution::run(self, ids, resource, &async_context, context, |context| {
                        callback.call(&JsValue::undefined(), &arguments, context)
                    });
                if let Err(error) = result {
                    let before = self.replace_async_context(async_context);
                    self.report(error, context);
                    self.replace_async_context(before);
                }
                if let Err(error) = self.execution.tell_id("destroy", ids.id, context) {
                    self.report(error, context);
                }
            }
            self.drain_microtasks(context);
            if self.ticks.borrow().is_empty() {
                return;
            }
        }
    }
}

/// What JavaScript sees of `error`; an engine error becomes a plain one with its text.
pub fn error_value(error: JsError, context: &mut Context) -> JsValue {
    match error.into_opaque(context) {
        Ok(value) => value,
        Err(engine) => boa_engine::JsNativeError::error()
            .with_message(engine.to_string())
            .into_opaque(context)
            .into(),
    }
}

impl JobExecutor for Jobs {
    fn enqueue_job(self: Rc<Self>, job: Job, context: &mut Context) {
        match job {
            Job::PromiseJob(job) => self.promises.borrow_mut().push_back(job),
            Job::AsyncJob(job) => self.asynchronous.borrow_mut().push_back(job),
            Job::GenericJob(job) => {
                if let Err(error) = job.call(context) {
                    self.report(error, context);
                }
            }
            Job::FinalizationRegistryCleanupJob(job) => {
                self.asynchronous.borrow_mut().push_back(job)
            }
            Job::TimeoutJob(job) => self.host.timeout(job, context),
            // Boa makes intervals for its own `setInterval` alone, which is not installed.
            _ => {}
        }
    }

    fn run_jobs(self: Rc<Self>, context: &mut Context) -> JsResult<()> {
        self.drain(context);
        Ok(())
    }
}
