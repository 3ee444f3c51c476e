//! What `process` tells of itself and its surroundings.

use std::{path::Path, sync::LazyLock, time::Instant};

use boa_engine::{Context, JsArgs, JsBigInt, JsResult, JsValue};
use ouro_engine::errors::Place;

use crate::{
    interop::{Binding, array, text},
    system_error::SystemError,
};

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// `process.platform`.
pub(crate) fn platform() -> &'static str {
    match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    }
}

/// `process.arch`.
pub(crate) fn arch() -> &'static str {
    match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        "x86" => "ia32",
        "powerpc64" => "ppc64",
        "loongarch64" => "loong64",
        other => other,
    }
}

/// `process.ppid`.
pub(crate) fn parent_id() -> u32 {
    #[cfg(unix)]
    return std::os::unix::process::parent_id();
    #[cfg(not(unix))]
    return 0;
}

/// Nanoseconds of the monotonic clock, from a point that the system chose.
#[cfg(unix)]
fn monotonic() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    seconds * 1_000_000_000 + u64::try_from(time.tv_nsec).unwrap_or(0)
}

/// Nanoseconds since this module was first used.
#[cfg(not(unix))]
fn monotonic() -> u64 {
    u64::try_from(START.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// `process.cwd()`.
pub(crate) fn js_cwd(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    match std::env::current_dir() {
        Ok(path) => Ok(text::from_path(path).into()),
        Err(error) => {
            let error = SystemError::from_io(&error, "uv_cwd");
            Err(error.into_js_error(context))
        }
    }
}

/// `process.hrtime([earlier])`.
pub(crate) fn js_hrtime(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    const SECOND: i128 = 1_000_000_000;
    let now = i128::from(monotonic());
    let earlier = args.get_or_undefined(0);
    let mut nanos = now;
    if !earlier.is_undefined() {
        let checked = crate::runtime::call_internal(
            "internal/process/methods",
            "checkHrtime",
            std::slice::from_ref(earlier),
            context,
        )?;
        if let Some(pair) = checked.as_object() {
            let seconds = pair.get(0, context)?.to_number(context)?;
            let rest = pair.get(1, context)?.to_number(context)?;
            #[allow(
                clippy::cast_possible_truncation,
                reason = "both fit, or the difference has no meaning"
            )]
            let then = (seconds as i128) * SECOND + rest as i128;
            nanos = now - then;
        }
    }
    let (seconds, rest) = (nanos.div_euclid(SECOND), nanos.rem_euclid(SECOND));
    #[allow(
        clippy::cast_precision_loss,
        reason = "uptime in seconds fits a double"
    )]
    let parts = [JsValue::from(seconds as f64), JsValue::from(rest as f64)];
    Ok(array(parts, context))
}

/// `process.hrtime.bigint()`.
pub(crate) fn js_hrtime_bigint(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(JsBigInt::from(monotonic()).into())
}

/// `gc()`.
pub(crate) fn js_gc(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    context.forget_shapes();
    ouro_engine::memory::collect();
    Ok(JsValue::undefined())
}

pub(super) fn add_to(binding: Binding<'_>) -> Binding<'_> {
    LazyLock::force(&START);
    binding
        .functions(&[
            ("uptime", 0, js_uptime),
            ("chdir", 1, js_chdir),
            ("getenv", 1, js_getenv),
            ("setenv", 2, js_setenv),
            ("unsetenv", 1, js_unsetenv),
            ("environment", 0, js_environment),
            ("memory", 0, js_memory),
            ("option", 1, js_option),
            ("rawDebug", 1, js_raw_debug),
            ("gc", 0, js_gc),
            ("environmentOptions", 0, js_environment_options),
            ("placeOf", 1, js_place_of),
        ])
        .value("version", text::from_str(env!("CARGO_PKG_VERSION")))
        .value("boaVersion", text::from_str("0.22.0"))
        .value("loopVersion", text::from_str("1.51.0"))
        .value("hasTls", cfg!(all(unix, feature = "tls")))
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of a native function")]
fn js_uptime(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(START.elapsed().as_secs_f64().into())
}

fn js_chdir(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let to = text::path_argument(args.get_or_undefined(0), context)?;
    let from = std::env::current_dir().unwrap_or_default();
    std::env::set_current_dir(Path::new(&to)).map_err(|error| {
        SystemError::from_io(&error, "chdir")
            .with_path(from)
            .with_dest(to)
            .into_js_error(context)
    })?;
    Ok(JsValue::undefined())
}

fn js_getenv(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text::argument(args.get_or_undefined(0), context)?;
    if !is_name(&name) {
        return Ok(JsValue::undefined());
    }
    Ok(
        std::env::var_os(name)
            .map_or_else(JsValue::undefined, |value| text::from_os(&value).into()),
    )
}

fn js_setenv(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text::argument(args.get_or_undefined(0), context)?;
    let value = text::argument(args.get_or_undefined(1), context)?;
    if is_name(&name) && !value.contains('\0') {
        // SAFETY: only the JavaScript thread writes the environment, and Rust's own readers lock it.
        unsafe { std::env::set_var(name, value) };
    }
    Ok(JsValue::undefined())
}

fn js_unsetenv(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text::argument(args.get_or_undefined(0), context)?;
    if is_name(&name) {
        // SAFETY: as in `js_setenv`.
        unsafe { std::env::remove_var(name) };
    }
    Ok(JsValue::undefined())
}

/// What the system accepts as a variable's name; Rust panics on anything else.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['=', '\0'])
}

fn js_environment(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let names: Vec<JsValue> = std::env::vars_os()
        .map(|(name, _)| text::from_os(&name).into())
        .collect();
    Ok(array(names, context))
}

/// Resident set in bytes, then bytes in use.
fn js_memory(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| {
            text.split_whitespace()
                .nth(1)
                .and_then(|word| word.parse::<u64>().ok())
        })
        .unwrap_or(0);
    #[cfg(unix)]
    let page = rustix::param::page_size() as u64;
    #[cfg(not(unix))]
    let page = 4096;
    let rows = [
        JsValue::from(pages * page),
        JsValue::from(ouro_engine::memory::allocated() as u64),
    ];
    Ok(array(rows, context))
}

/// A command-line option: `true`/`false` for a flag, a string, an array for a list, `undefined` if not given.
fn js_option(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    use crate::options::{Kind, by_name};
    let name = text::argument(args.get_or_undefined(0), context)?;
    let state = crate::state::State::of(context);
    let parsed = &state.options().parsed;
    let Some(row) = by_name(&name) else {
        return Ok(JsValue::undefined());
    };
    Ok(match row.kind {
        Kind::Flag => {
            let on = matches!(
                row.name,
                "--warnings" | "--deprecation" | "--network-family-autoselection"
            );
            parsed.flag_or(row.name, on).into()
        }
        Kind::Value => parsed
            .value(row.name)
            .map_or_else(JsValue::undefined, |value| text::from_str(value).into()),
        Kind::List => {
            let values: Vec<JsValue> = parsed
                .values(row.name)
                .map(|value| text::from_str(value).into())
                .collect();
            array(values, context)
        }
    })
}

fn js_raw_debug(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    use std::io::Write;
    let line = text::argument(args.get_or_undefined(0), context)?;
    // Nobody is left to tell if standard error is closed.
    let _closed = writeln!(std::io::stderr(), "{line}");
    Ok(JsValue::undefined())
}

/// The options that may stand in `NODE_OPTIONS`, with their letters.
fn js_environment_options(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let rows = crate::options::OPTIONS.iter().filter(|row| row.environment);
    let mut names: Vec<JsValue> = Vec::new();
    for row in rows {
        names.push(text::from_str(row.name).into());
        names.extend(
            row.short
                .map(|letter| text::from_str(&format!("-{letter}")).into()),
        );
    }
    Ok(array(names, context))
}

/// `[script, line, column]`, or `undefined`.
pub(crate) fn place_value(place: Option<Place>, context: &mut Context) -> JsValue {
    match place {
        Some(Place {
            script,
            line,
            column,
        }) => array(
            [text::from_str(&script).into(), line.into(), column.into()],
            context,
        ),
        None => JsValue::undefined(),
    }
}

/// Where an Error object comes from, as [`place_value`] puts it.
fn js_place_of(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let error = args.get_or_undefined(0).as_object();
    let place = error.and_then(|error| ouro_engine::errors::origin_of(&error, context));
    Ok(place_value(place, context))
}
