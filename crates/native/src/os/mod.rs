//! `os`: what the machine is and how it fares.
//!
//! | look here | for |
//! |---|---|
//! | `constants.rs` | `os.constants`: signals, errors, priorities |
//! | `network.rs`, `users.rs` | `networkInterfaces()`, `userInfo()` |
//! | `sys/` | processors, memory, load and uptime, which each system tells in its own way |
//!
//! Names and shapes are Node's; the objects are put together in `stdlib-js/os.js` from the flat arrays given here.

mod constants;
mod network;
mod sys;
pub(crate) mod time_zone;
mod users;

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue};
use rustix::process::{Pid, getpriority_process, setpriority_process};

use crate::{
    interop::{self, Binding, text},
    system_error,
};

/// `internalBinding('os')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let constants = constants::object(context);
    Ok(Binding::new(context)
        .functions(&[
            ("names", 0, names),
            ("cpus", 0, cpus),
            ("parallelism", 0, parallelism),
            ("memory", 0, memory),
            ("loadAverage", 0, load_average),
            ("uptime", 0, uptime),
            ("homeDirectory", 0, users::js_home_directory),
            ("user", 1, users::js_user),
            ("interfaces", 0, network::js_interfaces),
            ("getPriority", 1, get_priority),
            ("setPriority", 2, set_priority),
        ])
        .value("constants", constants)
        .build())
}

/// `names()`: of the system, of this machine in its network, release, version, hardware.
fn names(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let names = rustix::system::uname();
    let names = [
        names.sysname(),
        names.nodename(),
        names.release(),
        names.version(),
        names.machine(),
    ];
    let names = names.map(|name| text::from_utf8_lossy(name.to_bytes()).into());
    Ok(interop::array(names, context))
}

/// `cpus()`: model, speed in MHz, and milliseconds as user, nice, system, idle and in interrupts, of each in turn.
fn cpus(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut flat = Vec::new();
    for cpu in sys::cpus() {
        flat.push(text::from_str(&cpu.model).into());
        flat.push(number(cpu.speed));
        flat.extend(cpu.times.map(number));
    }
    Ok(interop::array(flat, context))
}

/// `parallelism()`: how many threads can run at once.
fn parallelism(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(JsValue::from(count))
}

/// `memory()`: all of it and what is free, in bytes.
fn memory(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (total, free) = sys::memory();
    Ok(interop::array([number(total), number(free)], context))
}

/// `loadAverage()`: over 1, 5 and 15 minutes.
fn load_average(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(interop::array(
        sys::load_average().map(JsValue::from),
        context,
    ))
}

/// `uptime()`: seconds since the machine started.
fn uptime(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(JsValue::from(sys::uptime()))
}

/// `getPriority(pid)`: the number, or what `ERR_SYSTEM_ERROR` is made of.
fn get_priority(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let result = match process_of(args, context)? {
        Some(pid) => getpriority_process(pid),
        None => Err(rustix::io::Errno::SRCH),
    };
    match result {
        Ok(priority) => Ok(JsValue::from(priority)),
        Err(error) => Ok(story(error, "uv_os_getpriority", context)),
    }
}

/// `setPriority(pid, priority)`: undefined, or what `ERR_SYSTEM_ERROR` is made of.
fn set_priority(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let priority = args.get_or_undefined(1).to_i32(context)?;
    let result = match process_of(args, context)? {
        Some(pid) => setpriority_process(pid, priority),
        None => Err(rustix::io::Errno::SRCH),
    };
    match result {
        Ok(()) => Ok(JsValue::undefined()),
        Err(error) => Ok(story(error, "uv_os_setpriority", context)),
    }
}

/// 0 is this process; a negative number is none.
#[allow(
    clippy::option_option,
    reason = "no process, this process, another one"
)]
fn process_of(args: &[JsValue], context: &mut Context) -> JsResult<Option<Option<Pid>>> {
    let pid = args.get_or_undefined(0).to_i32(context)?;
    Ok((pid >= 0).then(|| Pid::from_raw(pid)))
}

fn story(error: rustix::io::Errno, syscall: &str, context: &mut Context) -> JsValue {
    let errno = error.raw_os_error();
    let (code, message) = system_error::describe(errno).unwrap_or(("UNKNOWN", "unknown error"));
    let rows = [
        ("errno", JsValue::from(-errno)),
        ("code", text::from_str(code).into()),
        ("message", text::from_str(message).into()),
        ("syscall", text::from_str(syscall).into()),
    ];
    interop::object(&rows, context).into()
}

fn number(value: u64) -> JsValue {
    #[allow(clippy::cast_precision_loss, reason = "Node gives doubles too")]
    let number = value as f64;
    JsValue::from(number)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_machine_has_processors_and_memory() {
        assert!(!super::sys::cpus().is_empty());
        let (total, free) = super::sys::memory();
        assert!(free > 0 && free <= total);
        assert!(super::sys::uptime() > 0.0);
    }
}
