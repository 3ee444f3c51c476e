//! The host object `$262` and the other functions that tests expect of their host.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsString, JsValue, NativeFunction,
    Script, Source, Trace,
    builtins::promise::OperationType,
    job::TimeoutJob,
    js_error, js_string,
    object::{FunctionObjectBuilder, builtins::JsArrayBuffer},
    property::PropertyDescriptor,
    realm::Realm,
};
use ouro_engine::{Host, Nudge, Origin, errors::Place, jobs::Jobs};

use crate::agents;

enum Timer {
    Job(TimeoutJob),
    Call(JsObject),
}

/// What a context of a test asks of its surroundings.
pub(crate) struct TestHost {
    timers: RefCell<Vec<(Instant, Timer)>>,
    woken: mpsc::Receiver<()>,
    waker: mpsc::Sender<()>,
    printed: RefCell<Option<String>>,
    uncaught: RefCell<Option<String>>,
    started: Instant,
}

impl TestHost {
    pub(crate) fn new() -> Self {
        let (waker, woken) = mpsc::channel();
        Self {
            timers: RefCell::default(),
            woken,
            waker,
            printed: RefCell::default(),
            uncaught: RefCell::default(),
            started: Instant::now(),
        }
    }

    /// What the test printed, which is how asynchronous tests end.
    pub(crate) fn printed(&self) -> Option<String> {
        self.printed.borrow().clone()
    }

    /// An exception that a job threw.
    pub(crate) fn uncaught(&self) -> Option<String> {
        self.uncaught.borrow().clone()
    }

    /// Runs jobs and timers until `done` says so, nothing is left, or `limit` is over.
    pub(crate) fn run_loop(
        &self,
        limit: Duration,
        context: &mut Context,
        done: impl Fn(&Self) -> bool,
    ) {
        let Some(jobs) = Jobs::of(context) else {
            return;
        };
        let end = Instant::now() + limit;
        loop {
            jobs.drain(context);
            if done(self) {
                return;
            }
            let next = self.timers.borrow().iter().map(|timer| timer.0).min();
            if (next.is_none() && !jobs.is_waiting()) || Instant::now() > end {
                return;
            }
            let until = next.map_or(end, |next| next.min(end));
            // A time-out and a wake-up have the same answer: look.
            let _either = self
                .woken
                .recv_timeout(until.saturating_duration_since(Instant::now()));
            jobs.poll_woken(context);
            self.run_due(&jobs, context);
        }
    }

    fn run_due(&self, jobs: &Jobs, context: &mut Context) {
        let now = Instant::now();
        let due: Vec<_> = self
            .timers
            .borrow_mut()
            .extract_if(.., |timer| timer.0 <= now)
            .collect();
        for (_, timer) in due {
            let result = match timer {
                Timer::Job(job) if job.cancelled() => continue,
                Timer::Job(job) => job.call(context),
                Timer::Call(function) => function.call(&JsValue::undefined(), &[], context),
            };
            if let Err(error) = result {
                jobs.report(error, context);
            }
        }
    }
}

impl Host for TestHost {
    fn uncaught(&self, error: JsValue, _: Origin, _: Option<Place>, _: &mut Context) {
        self.uncaught
            .borrow_mut()
            .get_or_insert(error.display().to_string());
    }

    fn rejection(&self, _: JsValue, _: OperationType, _: JsValue, _: &mut Context) {}

    fn settle_rejections(&self, _: &mut Context) -> bool {
        false
    }

    fn timeout(&self, job: TimeoutJob, _: &mut Context) {
        let due = Instant::now() + Duration::from_millis(job.timeout().as_millis());
        self.timers.borrow_mut().push((due, Timer::Job(job)));
    }

    fn nudge(&self, _: &Context) -> Nudge {
        let waker = std::sync::Mutex::new(self.waker.clone());
        Arc::new(move || {
            if let Ok(waker) = waker.lock() {
                // Nobody waits any more once the test is over.
                let _over = waker.send(());
            }
        })
    }

    fn stopping(&self, _: &Context) -> bool {
        false
    }
}

/// The host's part in the context's data, which native functions reach.
pub(crate) struct Slot(pub(crate) Rc<TestHost>);

#[derive(Trace, Finalize, JsData)]
struct OfRealm(Realm);

pub(crate) fn define(object: &JsObject, name: &str, value: impl Into<JsValue>) {
    object.insert_property(
        JsString::from(name),
        PropertyDescriptor::builder()
            .value(value)
            .writable(true)
            .enumerable(false)
            .configurable(true)
            .build(),
    );
}

type Native = fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

pub(crate) fn method(
    object: &JsObject,
    name: &str,
    length: usize,
    function: Native,
    context: &Context,
) {
    let function =
        FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(function))
            .name(JsString::from(name))
            .length(length)
            .constructor(false)
            .build();
    define(object, name, function);
}

/// Puts `$262`, `print` and `setTimeout` on the current realm's global object, and returns `$262`.
pub(crate) fn install(context: &mut Context) -> JsObject {
    let global = context.global_object();
    let host = JsObject::with_object_proto(context.intrinsics());
    define(&host, "global", global.clone());
    for (name, length, function) in [
        ("createRealm", 0, create_realm as Native),
        ("detachArrayBuffer", 1, detach_array_buffer),
        ("gc", 0, gc),
    ] {
        method(&host, name, length, function, context);
    }
    let realm = JsObject::from_proto_and_data(None, OfRealm(context.realm().clone()));
    let eval = NativeFunction::from_copy_closure_with_captures(eval_script, realm);
    let eval = FunctionObjectBuilder::new(context.realm(), eval)
        .name(js_string!("evalScript"))
        .length(1)
        .build();
    define(&host, "evalScript", eval);
    let agent = agents::object(context);
    method(&agent, "sleep", 1, sleep, context);
    method(&agent, "monotonicNow", 0, monotonic_now, context);
    define(&host, "agent", agent);
    define(&global, "$262", host.clone());
    method(&global, "print", 1, print, context);
    method(&global, "setTimeout", 2, set_timeout, context);
    host
}

fn create_realm(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let realm = ouro_engine::create_realm(context)?;
    let before = context.enter_realm(realm);
    let host = install(context);
    context.enter_realm(before);
    Ok(host.into())
}

fn eval_script(
    _: &JsValue,
    args: &[JsValue],
    realm: &JsObject,
    context: &mut Context,
) -> JsResult<JsValue> {
    let text = args
        .get_or_undefined(0)
        .to_string(context)?
        .to_std_string_lossy();
    let realm = realm.downcast_ref::<OfRealm>().map(|realm| realm.0.clone());
    let Some(realm) = realm else {
        return Ok(JsValue::undefined());
    };
    let before = context.enter_realm(realm);
    let result = Script::parse(Source::from_bytes(text.as_bytes()), None, context)
        .and_then(|script| script.evaluate(context))
        // An error is made in the realm that it belongs to.
        .map_err(|error| match error.into_opaque(context) {
            Ok(value) => boa_engine::JsError::from_opaque(value),
            Err(engine) => engine,
        });
    context.enter_realm(before);
    result
}

fn detach_array_buffer(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let object = args.get_or_undefined(0).as_object();
    let object = object.ok_or_else(|| js_error!(TypeError: "not an ArrayBuffer"))?;
    JsArrayBuffer::from_object(object)?.detach(&JsValue::undefined())?;
    Ok(JsValue::null())
}

fn gc(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    context.clear_kept_objects();
    boa_gc::force_collect();
    Ok(JsValue::undefined())
}

fn host_of(context: &Context) -> JsResult<Rc<TestHost>> {
    let slot = context
        .get_data::<Slot>()
        .ok_or_else(|| js_error!(TypeError: "a context without a host"))?;
    Ok(Rc::clone(&slot.0))
}

fn print(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args
        .get_or_undefined(0)
        .to_string(context)?
        .to_std_string_lossy();
    host_of(context)?.printed.borrow_mut().get_or_insert(text);
    Ok(JsValue::undefined())
}

fn set_timeout(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let function = args.get_or_undefined(0).as_object();
    let function = function.ok_or_else(|| js_error!(TypeError: "not a function"))?;
    let due = Instant::now() + milliseconds(args.get_or_undefined(1), context)?;
    host_of(context)?
        .timers
        .borrow_mut()
        .push((due, Timer::Call(function)));
    Ok(JsValue::undefined())
}

fn sleep(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    thread::sleep(milliseconds(args.get_or_undefined(0), context)?);
    Ok(JsValue::undefined())
}

fn milliseconds(value: &JsValue, context: &mut Context) -> JsResult<Duration> {
    let value = value.to_number(context)?;
    Ok(Duration::try_from_secs_f64(value / 1000.0).unwrap_or_default())
}

fn monotonic_now(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok((host_of(context)?.started.elapsed().as_secs_f64() * 1000.0).into())
}
