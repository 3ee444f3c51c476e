//! `$262.agent`: other threads with contexts of their own, for tests of shared memory.

use std::{
    collections::VecDeque,
    rc::Rc,
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

use boa_engine::{
    Context, JsArgs, JsBigInt, JsObject, JsResult, JsString, JsValue, Script, Source,
    builtins::array_buffer::SharedArrayBuffer, js_error, object::builtins::JsSharedArrayBuffer,
};
use ouro_engine::stack;

use crate::{
    loader::Loader,
    realm::{Slot, TestHost, method},
};

/// What is broadcast.
type Message = (SharedArrayBuffer, Number);

#[derive(Clone)]
enum Number {
    Int(i32),
    Big(String),
}

/// What a test's threads share.
#[derive(Default)]
struct Shared {
    reports: Mutex<VecDeque<String>>,
    agents: Mutex<Vec<mpsc::SyncSender<Message>>>,
}

struct Parent(Arc<Shared>);

struct Agent {
    shared: Arc<Shared>,
    broadcasts: mpsc::Receiver<Message>,
}

fn poisoned<T>(_: T) -> boa_engine::JsError {
    js_error!(Error: "a thread died")
}

/// The object, for the thread that runs the test or for one of its agents.
pub(crate) fn object(context: &mut Context) -> JsObject {
    let agent = JsObject::with_object_proto(context.intrinsics());
    if context.get_data::<Agent>().is_some() {
        method(&agent, "receiveBroadcast", 1, receive_broadcast, context);
        method(&agent, "report", 1, report, context);
        method(
            &agent,
            "leaving",
            0,
            |_, _, _| Ok(JsValue::undefined()),
            context,
        );
    } else {
        if context.get_data::<Parent>().is_none() {
            context.insert_data(Parent(Arc::default()));
        }
        method(&agent, "start", 1, start, context);
        method(&agent, "broadcast", 2, broadcast, context);
        method(&agent, "getReport", 0, get_report, context);
    }
    agent
}

fn shared(context: &Context) -> JsResult<Arc<Shared>> {
    let parent = context
        .get_data::<Parent>()
        .ok_or_else(|| js_error!(Error: "only a test starts agents"))?;
    Ok(Arc::clone(&parent.0))
}

fn start(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args
        .get_or_undefined(0)
        .to_string(context)?
        .to_std_string_lossy();
    let shared = shared(context)?;
    let (sender, broadcasts) = mpsc::sync_channel(0);
    let (running, runs) = mpsc::channel();
    shared.agents.lock().map_err(poisoned)?.push(sender);
    thread::spawn(move || {
        stack::run_deep(move |limits| {
            // The test waits for this.
            let _gone = running.send(());
            let complaint = Arc::clone(&shared);
            if let Err(error) = run_agent(&text, Agent { shared, broadcasts }, limits)
                && let Ok(mut reports) = complaint.reports.lock()
            {
                reports.push_back(format!("agent: {error}"));
            }
        })
    });
    runs.recv().map_err(poisoned)?;
    Ok(JsValue::undefined())
}

fn run_agent(text: &str, agent: Agent, limits: stack::Limits) -> JsResult<()> {
    let host = Rc::new(TestHost::new());
    let mut context = ouro_engine::create_context(
        Rc::<TestHost>::clone(&host),
        Rc::new(Loader::default()),
        limits,
    )?;
    let context = &mut context;
    context.insert_data(Slot(Rc::clone(&host)));
    context.insert_data(agent);
    crate::realm::install(context);
    Script::parse(Source::from_bytes(text.as_bytes()), None, context)?.evaluate(context)?;
    host.run_loop(Duration::from_secs(5), context, |_| false);
    Ok(())
}

fn broadcast(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let object = args.get_or_undefined(0).as_object();
    let object = object.ok_or_else(|| js_error!(TypeError: "not a SharedArrayBuffer"))?;
    let buffer = JsSharedArrayBuffer::from_object(object)?;
    let number = args.get_or_undefined(1);
    let number = match number.as_bigint() {
        Some(number) => Number::Big(number.to_string()),
        None => Number::Int(number.to_i32(context)?),
    };
    let agents = shared(context)?.agents.lock().map_err(poisoned)?.clone();
    for agent in agents {
        agent
            .send((buffer.inner(), number.clone()))
            .map_err(poisoned)?;
    }
    Ok(JsValue::undefined())
}

fn get_report(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let report = shared(context)?
        .reports
        .lock()
        .map_err(poisoned)?
        .pop_front();
    Ok(report.map_or_else(JsValue::null, |report| JsString::from(report).into()))
}

fn receive_broadcast(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let function = args.get_or_undefined(0).as_object();
    let function = function.ok_or_else(|| js_error!(TypeError: "not a function"))?;
    let agent = context
        .get_data::<Agent>()
        .ok_or_else(|| js_error!(Error: "only an agent receives"))?;
    let (buffer, number) = agent.broadcasts.recv().map_err(poisoned)?;
    let number = match number {
        Number::Int(number) => number.into(),
        Number::Big(text) => {
            JsBigInt::from_string(&text).map_or_else(JsValue::undefined, JsValue::from)
        }
    };
    let buffer = JsSharedArrayBuffer::from_buffer(buffer, context);
    function.call(&JsValue::undefined(), &[buffer.into(), number], context)
}

fn report(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args
        .get_or_undefined(0)
        .to_string(context)?
        .to_std_string_lossy();
    let agent = context
        .get_data::<Agent>()
        .ok_or_else(|| js_error!(Error: "only an agent reports"))?;
    agent
        .shared
        .reports
        .lock()
        .map_err(poisoned)?
        .push_back(text);
    Ok(JsValue::undefined())
}
