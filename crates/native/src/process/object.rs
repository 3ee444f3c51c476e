//! The process object.

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, NativeFunction, js_error, js_string,
    object::{FunctionObjectBuilder, builtins::JsProxyBuilder},
    property::{Attribute, PropertyDescriptor},
};
use ouro_engine::{
    async_context,
    jobs::{Jobs, Tick},
};

use crate::{
    builtins,
    globals::{self, Lazy},
    interop::{self, array, define, text},
    state::State,
};

/// The Node version whose contract this runtime keeps.
pub const VERSION: &str = "v25.9.0";

const fn method(name: &'static str) -> Lazy {
    Lazy {
        name,
        module: "internal/process/methods",
        export: name,
        enumerable: true,
    }
}

const fn stdio(name: &'static str) -> Lazy {
    Lazy {
        name,
        module: "internal/process/stdio",
        export: name,
        enumerable: true,
    }
}

const fn known(name: &'static str) -> Lazy {
    Lazy {
        name,
        module: "internal/process/info",
        export: name,
        enumerable: true,
    }
}

/// What loads when it is touched.
static LAZY: &[Lazy] = &[
    known("versions"),
    known("release"),
    known("config"),
    known("features"),
    known("allowedNodeEnvironmentFlags"),
    known("report"),
    Lazy {
        name: "env",
        module: "internal/process/env",
        export: "env",
        enumerable: true,
    },
    stdio("stdin"),
    stdio("stdout"),
    stdio("stderr"),
    method("addUncaughtExceptionCaptureCallback"),
    method("abort"),
    method("availableMemory"),
    method("binding"),
    method("chdir"),
    method("constrainedMemory"),
    method("cpuUsage"),
    method("dlopen"),
    method("emitWarning"),
    method("execve"),
    method("exit"),
    method("finalization"),
    method("getActiveResourcesInfo"),
    method("getBuiltinModule"),
    method("getegid"),
    method("geteuid"),
    method("getgid"),
    method("getgroups"),
    method("getuid"),
    method("hasUncaughtExceptionCaptureCallback"),
    method("initgroups"),
    method("kill"),
    method("loadEnvFile"),
    method("memoryUsage"),
    method("openStdin"),
    method("reallyExit"),
    method("ref"),
    method("resourceUsage"),
    method("setegid"),
    method("seteuid"),
    method("setgid"),
    method("setgroups"),
    method("setSourceMapsEnabled"),
    method("setUncaughtExceptionCaptureCallback"),
    method("setuid"),
    method("sourceMapsEnabled"),
    method("threadCpuUsage"),
    method("umask"),
    method("unref"),
    method("uptime"),
    method("_getActiveHandles"),
    method("_getActiveRequests"),
    method("_kill"),
    method("_rawDebug"),
    method("_debugEnd"),
    method("_debugProcess"),
];

/// Names that make `process` an emitter when they are first looked up.
static EMITTER: &[&str] = &[
    "addListener",
    "emit",
    "eventNames",
    "getMaxListeners",
    "listenerCount",
    "listeners",
    "off",
    "on",
    "once",
    "prependListener",
    "prependOnceListener",
    "rawListeners",
    "removeAllListeners",
    "removeListener",
    "setMaxListeners",
];

/// Makes `process` and puts it on the global object.
pub(crate) fn install(context: &mut Context) -> JsResult<()> {
    let state = State::of(context);
    let target = context.intrinsics().constructors().object().prototype();
    let late = JsProxyBuilder::new(target)
        .get(trap_get)
        .has(trap_has)
        .build(context)?;
    let prototype = JsObject::new(context.root_shape(), JsObject::from(late), ()).upcast();
    let constructor = interop::function("process", 0, js_constructor, context);
    define(
        &constructor,
        "prototype",
        prototype.clone().into(),
        Attribute::default(),
    );
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    define(&prototype, "constructor", constructor.into(), hidden);
    prototype.insert_property(
        boa_engine::JsSymbol::to_string_tag(),
        PropertyDescriptor::builder()
            .value(js_string!("process"))
            .writable(false)
            .enumerable(false)
            .configurable(true)
            .build(),
    );
    let process = JsObject::new(context.root_shape(), prototype, ()).upcast();
    state.set_process(process.clone());

    let options = state.options();
    let fixed = Attribute::ENUMERABLE | Attribute::READONLY;
    let exec_path = text::from_path(&options.exec_path);
    let argv = std::iter::once(exec_path.clone())
        .chain(
            options
                .arguments
                .iter()
                .map(|argument| text::from_str(argument)),
        )
        .map(JsValue::from)
        .collect::<Vec<_>>();
    let argv = array(argv, context);
    let exec_argv: Vec<JsValue> = options
        .exec_argv
        .iter()
        .map(|argument| text::from_str(argument).into())
        .collect();
    let exec_argv = array(exec_argv, context);
    define(&process, "version", text::from_str(VERSION).into(), fixed);
    define(
        &process,
        "arch",
        text::from_str(super::info::arch()).into(),
        fixed,
    );
    define(
        &process,
        "platform",
        text::from_str(super::info::platform()).into(),
        fixed,
    );
    define(
        &process,
        "title",
        text::from_str(&options.argv0).into(),
        Attribute::all(),
    );
    define(&process, "argv", argv, Attribute::all());
    define(&process, "execArgv", exec_argv, Attribute::all());
    define(&process, "execPath", exec_path.into(), Attribute::all());
    define(
        &process,
        "argv0",
        text::from_str(&options.argv0).into(),
        Attribute::all(),
    );
    define(&process, "pid", JsValue::from(std::process::id()), fixed);
    define(
        &process,
        "ppid",
        JsValue::from(super::info::parent_id()),
        fixed,
    );
    define(&process, "debugPort", JsValue::from(9229), Attribute::all());
    define(&process, "_exiting", JsValue::from(false), Attribute::all());
    define(&process, "domain", JsValue::null(), Attribute::all());
    for (name, length, pointer) in [
        (
            "nextTick",
            1,
            js_next_tick as boa_engine::native_function::NativeFunctionPointer,
        ),
        ("cwd", 0, super::info::js_cwd),
        ("hrtime", 1, super::info::js_hrtime),
    ] {
        let function = interop::function(name, length, pointer, context);
        if name == "hrtime" {
            let bigint = interop::function("bigint", 0, super::info::js_hrtime_bigint, context);
            define(&function, "bigint", bigint.into(), Attribute::all());
        }
        define(&process, name, function.into(), Attribute::all());
    }
    define_exit_code(&process, context);
    for row in LAZY {
        globals::define(&process, row, context);
    }

    let global = context.global_object();
    define(&global, "process", process.into(), hidden);
    define(&global, "global", global.clone().into(), Attribute::all());
    let microtask = interop::function("queueMicrotask", 1, js_queue_microtask, context);
    define(
        &global,
        "queueMicrotask",
        microtask.into(),
        Attribute::all(),
    );
    if options.parsed.flag("--expose-gc") {
        let gc = interop::function("gc", 0, super::info::js_gc, context);
        define(&global, "gc", gc.into(), hidden);
    }
    Ok(())
}

/// What options change before any program runs.
pub(crate) fn apply_options(context: &mut Context) -> JsResult<()> {
    let state = State::of(context);
    let parsed = &state.options().parsed;
    if let Some(limit) = parsed
        .value("--stack-trace-limit")
        .and_then(|text| text.parse::<f64>().ok())
    {
        let error = context.intrinsics().constructors().error().constructor();
        error.set(js_string!("stackTraceLimit"), limit, true, context)?;
    }
    if let (Some(title), Some(process)) = (parsed.value("--title"), state.process()) {
        define(
            process,
            "title",
            text::from_str(title).into(),
            Attribute::all(),
        );
    }
    Ok(())
}

/// `process.exitCode`: integers are taken here, anything else is judged by the JavaScript half.
fn define_exit_code(process: &JsObject, context: &mut Context) {
    fn read(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let state = State::of(context);
        let slots = state.slots.borrow();
        Ok(slots
            .get("exitCodeGiven")
            .cloned()
            .unwrap_or_else(JsValue::undefined))
    }
    fn write(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let value = args.get_or_undefined(0).clone();
        let code = if value.as_i32().is_some() || value.is_undefined() || value.is_null() {
            if value.is_null() {
                JsValue::undefined()
            } else {
                value.clone()
            }
        } else {
            crate::runtime::call_internal(
                "internal/process/methods",
                "checkExitCode",
                std::slice::from_ref(&value),
                context,
            )?
        };
        let state = State::of(context);
        let mut slots = state.slots.borrow_mut();
        slots.insert("exitCode", code);
        slots.insert("exitCodeGiven", value);
        Ok(JsValue::undefined())
    }
    let realm = context.realm();
    let accessor = |function: NativeFunction, length| {
        FunctionObjectBuilder::new(realm, function)
            .name(js_string!("exitCode"))
            .length(length)
            .constructor(false)
            .build()
    };
    process.insert_property(
        js_string!("exitCode"),
        PropertyDescriptor::builder()
            .get(accessor(NativeFunction::from_fn_ptr(read), 0))
            .set(accessor(NativeFunction::from_fn_ptr(write), 1))
            .enumerable(true)
            .configurable(false)
            .build(),
    );
}

/// Loads `events` and puts its prototype under that of `process`.
pub(crate) fn become_emitter(context: &mut Context) -> JsResult<()> {
    let state = State::of(context);
    let exports = builtins::require("events", context)?;
    let (Some(process), Some(exports)) = (state.process(), exports.as_object()) else {
        return Ok(());
    };
    let emitter = interop::get(&exports, "prototype", context)?;
    let Some(prototype) = process.prototype() else {
        return Ok(());
    };
    if prototype.prototype() == emitter.as_object() {
        return Ok(());
    }
    prototype.set_prototype(emitter.as_object());
    crate::runtime::call_internal("internal/process/emitter", "setUp", &[], context)?;
    Ok(())
}

fn wants_emitter(key: &JsValue) -> bool {
    key.as_string().is_some_and(|key| {
        let key = text::to_utf8(&key);
        EMITTER.contains(&key.as_str())
    })
}

fn trap_get(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = args.get_or_undefined(1);
    let state = State::of(context);
    if wants_emitter(key) {
        become_emitter(context)?;
        let exports = builtins::require("events", context)?;
        if let Some(exports) = exports.as_object()
            && let Some(prototype) = interop::get(&exports, "prototype", context)?.as_object()
        {
            let key = key.to_property_key(context)?;
            return prototype.get(key, context);
        }
    }
    drop(state);
    match args.get_or_undefined(0).as_object() {
        Some(target) => {
            let key = key.to_property_key(context)?;
            target.get(key, context)
        }
        None => Ok(JsValue::undefined()),
    }
}

fn trap_has(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = args.get_or_undefined(1);
    if wants_emitter(key) {
        become_emitter(context)?;
        return Ok(true.into());
    }
    match args.get_or_undefined(0).as_object() {
        Some(target) => {
            let key = key.to_property_key(context)?;
            Ok(target.has_property(key, context)?.into())
        }
        None => Ok(false.into()),
    }
}

fn js_constructor(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Err(js_error!(TypeError: "Illegal constructor"))
}

fn js_next_tick(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let callback = args.get_or_undefined(0);
    let Some(callback) = callback.as_callable() else {
        return crate::runtime::call_internal(
            "internal/validators",
            "validateFunction",
            &[callback.clone(), js_string!("callback").into()],
            context,
        );
    };
    next_tick(
        callback,
        args.get(1..).unwrap_or_default().to_vec(),
        context,
    )?;
    Ok(JsValue::undefined())
}

/// Queues a tick, unless the program is stopping.
pub(crate) fn next_tick(
    callback: JsObject,
    arguments: Vec<JsValue>,
    context: &mut Context,
) -> JsResult<()> {
    let state = State::of(context);
    if let (Some(jobs), false) = (Jobs::of(context), state.stopping()) {
        let ids = jobs.execution().begin();
        let mut resource = JsValue::undefined();
        if jobs.execution().has_hooks() {
            resource = interop::object(&[("callback", callback.clone().into())], context).into();
            let shown = resource.clone();
            jobs.execution()
                .tell_init(ids, "TickObject", || shown, context)?;
        }
        jobs.next_tick(Tick {
            callback,
            arguments,
            async_context: jobs.async_context(),
            ids,
            resource,
        });
    }
    Ok(())
}

fn js_queue_microtask(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let callback = args.get_or_undefined(0);
    let Some(callback) = callback.as_callable() else {
        return crate::runtime::call_internal(
            "internal/validators",
            "validateFunction",
            &[callback.clone(), js_string!("callback").into()],
            context,
        );
    };
    let frame = async_context::current(context);
    context.enqueue_job(
        boa_engine::job::PromiseJob::new(move |context| {
            async_context::with(&frame, context, |context| {
                let result = callback.call(&JsValue::undefined(), &[], context);
                if let Err(error) = result
                    && let Some(jobs) = Jobs::of(context)
                {
                    jobs.report(error, context);
                }
            });
            Ok(JsValue::undefined())
        })
        .into(),
    );
    Ok(JsValue::undefined())
}
