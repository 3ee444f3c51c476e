//! Start, run, end. [`Runtime`] owns an engine and a loop and implements both their hosts.

use std::{
    cell::{Cell, RefCell},
    io,
    path::PathBuf,
    rc::Rc,
    sync::Arc,
};

use boa_engine::{
    Context, JsError, JsResult, JsValue, builtins::promise::OperationType, job::TimeoutJob,
};

use ouro_engine::{
    Host, Nudge, Origin, async_context, errors::Place, execution::Ids, jobs::Jobs, stack,
};
use ouro_loop::{Config, EventLoop};

use crate::{
    Interrupt, JsHost, builtins, globals, modules::Loader, options::Parsed, os, performance,
    process, state::State, system_error::SystemError,
};

/// What a runtime is started with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `process.execPath`.
    pub exec_path: PathBuf,
    /// `process.argv0`: what the command was called as.
    pub argv0: String,
    /// The program's arguments, `process.argv` from the third on.
    pub arguments: Vec<String>,
    /// `process.execArgv`: the options, as given.
    pub exec_argv: Vec<String>,
    /// The options, parsed.
    pub parsed: Parsed,
    /// End the operating system's process on `process.exit`, as a command does. Without it the runtime stops
    /// and [`Runtime::run`] returns the code.
    pub owns_process: bool,
}

/// What is to be run.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A file, given as the user gave it.
    File(String),
    /// A text.
    Eval {
        /// The text.
        source: String,
        /// Write its completion value to standard output.
        print: bool,
    },
    /// Standard input, read to its end.
    Stdin,
    /// Only parse the file; `None` is standard input.
    Check(Option<String>),
    /// Read, evaluate, print, loop.
    Repl,
    /// Find and run test files; the program's arguments say which.
    Test,
}

/// A JavaScript program with its loop.
pub struct Runtime {
    event_loop: EventLoop<JsHost>,
    host: JsHost,
}

impl Runtime {
    /// A runtime with all globals in place, which has run nothing yet. To be called on the thread that
    /// [`stack::run_deep`] made, with the limits that it granted.
    ///
    /// # Errors
    /// The system's, when it gives no poller; Boa's, as text, when it cannot create a realm.
    pub fn new(options: Options, limits: stack::Limits) -> io::Result<Self> {
        performance::start();
        boa_engine::builtins::date::set_zone_name(os::time_zone::name);
        let event_loop = EventLoop::new(Config::default())?;
        let engine_host = Rc::new(EngineHost::default());
        let failed = |error: JsError| io::Error::other(error.to_string());
        let mut context =
            ouro_engine::create_context(engine_host, Rc::new(Loader::default()), limits)
                .map_err(failed)?;
        let state = State::new(event_loop.handle(), options).install(&mut context);
        context.set_interrupt_flag(state.interrupt().flag());
        let jobs =
            Jobs::of(&context).ok_or_else(|| io::Error::other("the context has no job queue"))?;
        globals::install(&mut context);
        process::install(&mut context).map_err(failed)?;
        process::apply_options(&mut context).map_err(failed)?;
        Ok(Self {
            event_loop,
            host: JsHost {
                context,
                state,
                jobs,
            },
        })
    }

    /// Runs `entry` and the loop until nothing is left, and returns the exit code.
    pub fn run(&mut self, entry: &Entry) -> i32 {
        if let Err(error) = process::start(entry, &mut self.host.context) {
            self.report(error);
        }
        self.host.drain();
        let state = State::of(&self.host.context);
        // From here on nothing runs but what something else caused.
        self.host.jobs.execution().replace(Ids::default());
        loop {
            self.event_loop.run(&mut self.host);
            if let Some(error) = self.event_loop.take_failure() {
                let context = &mut self.host.context;
                let error = SystemError::from_io(&error, "epoll_wait").into_js_error(context);
                self.report(error);
            }
            if state.stopping() {
                break;
            }
            if let Err(error) = process::emit_before_exit(&mut self.host.context) {
                self.report(error);
            }
            self.host.drain();
            if !state.handle().alive() {
                break;
            }
        }
        if let Some(code) = state.exit_code() {
            return code;
        }
        match process::emit_exit(&mut self.host.context) {
            Ok(code) => code,
            Err(error) => {
                self.report(error);
                state.exit_code().unwrap_or(1)
            }
        }
    }

    /// A way to end the program from another thread, also in the middle of a loop that never ends.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        self.host.state.interrupt().clone()
    }

    /// The context, for embedders that add functions of their own before [`run`](Self::run).
    pub fn context(&mut self) -> &mut Context {
        self.host.context()
    }

    fn report(&mut self, error: JsError) {
        self.host.report(error);
    }
}

/// The engine's host: exceptions and rejections go to the JavaScript half of `process`.
#[derive(Default)]
struct EngineHost {
    /// Rejections without a handler since the last judgement, with their reasons and async contexts.
    rejected: RefCell<Vec<(JsValue, JsValue, JsValue)>>,
    /// Promises that got their first handler after they had been judged.
    handled_late: RefCell<Vec<JsValue>>,
    /// True while an exception is being reported, so that one thrown by the reporter ends the process.
    reporting: Cell<bool>,
}

impl Host for EngineHost {
    fn uncaught(
        &self,
        error: JsValue,
        origin: Origin,
        place: Option<Place>,
        context: &mut Context,
    ) {
        let state = State::of(context);
        if state.stopping() {
            return;
        }
        if self.reporting.replace(true) {
            process::die(&error, context);
            return;
        }
        let result = call_internal(
            "internal/process/execution",
            "onUncaught",
            &[
                error.clone(),
                JsValue::from(origin == Origin::Rejection),
                process::place_value(place, context),
            ],
            context,
        );
        self.reporting.set(false);
        if let Err(second) = result
            && !state.stopping()
        {
            let second = ouro_engine::jobs::error_value(second, context);
            process::die(&second, context);
        }
    }

    fn rejection(
        &self,
        promise: JsValue,
        operation: OperationType,
        reason: JsValue,
        context: &mut Context,
    ) {
        match operation {
            OperationType::Reject => {
                let frame = async_context::current(context);
                self.rejected.borrow_mut().push((promise, reason, frame));
            }
            OperationType::Handle => {
                let mut rejected = self.rejected.borrow_mut();
                match rejected.iter().rposition(|(known, ..)| *known == promise) {
                    Some(at) => {
                        rejected.remove(at);
                    }
                    None => self.handled_late.borrow_mut().push(promise),
                }
            }
        }
    }

    fn settle_rejections(&self, context: &mut Context) -> bool {
        let rejected = self.rejected.take();
        let late = self.handled_late.take();
        if rejected.is_empty() && late.is_empty() {
            return false;
        }
        let mut flat = Vec::with_capacity(rejected.len() * 3);
        for (promise, reason, frame) in rejected {
            flat.extend([promise, reason, frame]);
        }
        let rejected = crate::interop::array(flat, context);
        let late = crate::interop::array(late, context);
        let result = call_internal(
            "internal/process/promises",
            "settle",
            &[rejected, late],
            context,
        );
        if let Err(error) = result {
            let error = ouro_engine::jobs::error_value(error, context);
            self.uncaught(error, Origin::Exception, None, context);
        }
        true
    }

    fn timeout(&self, job: TimeoutJob, context: &mut Context) {
        let handle = State::of(context).handle();
        let mut job = Some(job);
        let ms = job.as_ref().map_or(1, |job| job.timeout().as_millis());
        let timer = handle.timer_start(ms, move |host: &mut JsHost| {
            if let Some(job) = job.take().filter(|job| !job.cancelled())
                && let Err(error) = job.call(host.context())
            {
                host.report(error);
            }
        });
        handle.timer_unref(timer);
    }

    fn nudge(&self, context: &Context) -> Nudge {
        let remote = State::of(context).handle().remote();
        Arc::new(move || {
            // A loop that is gone has nobody left to tell; one that cannot be woken finds the message when it wakes.
            let _ = remote.post(|host: &mut JsHost| {
                let jobs = Rc::clone(&host.jobs);
                jobs.poll_woken(host.context());
            });
        })
    }

    fn stopping(&self, context: &Context) -> bool {
        State::of(context).stopping()
    }
}

/// Calls an export of a library module.
pub(crate) fn call_internal(
    id: &str,
    name: &str,
    arguments: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let exports = builtins::require(id, context)?;
    let Some(exports) = exports.as_object() else {
        return Ok(JsValue::undefined());
    };
    let function = crate::interop::get(&exports, name, context)?;
    match function.as_callable() {
        Some(function) => function.call(&exports.clone().into(), arguments, context),
        None => Err(boa_engine::js_error!(Error: "{} has no function {}", id, name)),
    }
}
