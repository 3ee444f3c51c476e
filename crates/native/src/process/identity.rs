//! Users, groups, signals and resources: the calls of `process` that are the system's.

use std::io;

use boa_engine::{Context, JsArgs, JsResult, JsValue, object::builtins::JsArray};

use super::sys;
use crate::{
    interop::{Binding, array, text},
    state::State,
    system_error::SystemError,
};

pub(super) fn add_to(binding: Binding<'_>) -> Binding<'_> {
    binding.functions(&[
        ("kill", 2, js_kill),
        ("abort", 0, js_abort),
        ("umask", 1, js_umask),
        ("resourceUsage", 1, js_resource_usage),
        ("constrainedMemory", 0, js_constrained_memory),
        ("getuid", 0, |_, _, _| Ok(sys::identities()[0].into())),
        ("geteuid", 0, |_, _, _| Ok(sys::identities()[1].into())),
        ("getgid", 0, |_, _, _| Ok(sys::identities()[2].into())),
        ("getegid", 0, |_, _, _| Ok(sys::identities()[3].into())),
        ("getgroups", 0, js_get_groups),
        ("setIdentity", 2, js_set_identity),
        ("setGroups", 1, js_set_groups),
        ("initGroups", 2, js_init_groups),
        ("activeResources", 0, js_active_resources),
    ])
}

/// 0, or the system's number, negative, as libuv returns it.
fn js_kill(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let pid = args.get_or_undefined(0).to_i32(context)?;
    let signal = args.get_or_undefined(1).to_i32(context)?;
    let failed = sys::kill(pid, signal)
        .err()
        .and_then(|error| error.raw_os_error())
        .unwrap_or(0);
    Ok(JsValue::from(-failed))
}

fn js_abort(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    std::process::abort()
}

fn js_umask(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mask = args.get_or_undefined(0);
    if mask.is_undefined() {
        // There is no call that only reads: set and put back.
        let now = sys::umask(0);
        sys::umask(now);
        return Ok(now.into());
    }
    Ok(sys::umask(mask.to_u32(context)? & 0o777).into())
}

fn js_resource_usage(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let thread = args.get_or_undefined(0).to_boolean();
    match sys::resource_usage(thread) {
        Ok(figures) => Ok(array(figures.map(JsValue::from), context)),
        Err(error) => Err(SystemError::from_io(&error, "getrusage").into_js_error(context)),
    }
}

/// The limit of the control group that this process is in, in bytes; 0 if there is none.
fn js_constrained_memory(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let limit = [
        "/sys/fs/cgroup/memory.max",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ]
    .iter()
    .find_map(|path| {
        std::fs::read_to_string(path)
            .ok()?
            .trim()
            .parse::<u64>()
            .ok()
    });
    Ok(limit.unwrap_or(0).into())
}

fn js_get_groups(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(array(sys::groups().into_iter().map(JsValue::from), context))
}

/// A numeric id, or the id of a name; `None` if the name is not known.
fn id_argument(value: &JsValue, group: bool, context: &mut Context) -> JsResult<Option<u32>> {
    if value.is_string() {
        let name = text::argument(value, context)?;
        return Ok(sys::id_of(&name, group));
    }
    Ok(Some(value.to_u32(context)?))
}

fn done(result: io::Result<()>, syscall: &'static str, context: &mut Context) -> JsResult<()> {
    result.map_err(|error| SystemError::from_io(&error, syscall).into_js_error(context))
}

/// `false` if the name is not known.
fn js_set_identity(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let call = text::argument(args.get_or_undefined(0), context)?;
    let (name, group) = match call.as_str() {
        "setuid" => ("setuid", false),
        "seteuid" => ("seteuid", false),
        "setgid" => ("setgid", true),
        _ => ("setegid", true),
    };
    let Some(id) = id_argument(args.get_or_undefined(1), group, context)? else {
        return Ok(false.into());
    };
    done(sys::set_identity(name, id), name, context)?;
    Ok(true.into())
}

/// The index of the first group whose name is not known, or -1.
fn js_set_groups(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut ids = Vec::new();
    if let Some(list) = args.get_or_undefined(0).as_object() {
        let list = JsArray::from_object(list)?;
        for at in 0..list.length(context)? {
            let value = list.get(at, context)?;
            match id_argument(&value, true, context)? {
                Some(id) => ids.push(id),
                None => return Ok(at.into()),
            }
        }
    }
    done(sys::set_groups(&ids), "setgroups", context)?;
    Ok(JsValue::from(-1))
}

/// 0, or 1 if the user is not known, or 2 if the group is not.
fn js_init_groups(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let user = args.get_or_undefined(0);
    let name = if user.is_string() {
        Some(text::argument(user, context)?)
    } else {
        sys::user_of(user.to_u32(context)?)
    };
    let Some(name) = name else {
        return Ok(1.into());
    };
    let Some(group) = id_argument(args.get_or_undefined(1), true, context)? else {
        return Ok(2.into());
    };
    done(sys::init_groups(&name, group), "initgroups", context)?;
    Ok(0.into())
}

/// The kinds of what keeps the loop alive, one entry each, as far as the loop tells them apart.
fn js_active_resources(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let active = State::of(context).handle().active();
    let counts = [
        ("FSReqCallback", active.work),
        ("PipeWrap", active.polls),
        ("SignalWrap", active.signals),
        ("Timeout", active.timers),
        ("Immediate", active.immediates),
    ];
    let names = counts
        .into_iter()
        .flat_map(|(name, count)| std::iter::repeat_n(name, count));
    let names: Vec<JsValue> = names.map(|name| text::from_str(name).into()).collect();
    Ok(array(names, context))
}
