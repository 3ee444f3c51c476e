//! How a program ends: the code, the two events before it, and the way out.

use std::io::Write;

use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, error::EngineError, js_string};

use ouro_engine::{jobs::Jobs, stack};

use crate::{
    interop::{self, Binding, text},
    state::State,
};

/// Emits `beforeExit` if anybody could be listening.
///
/// # Errors
/// What a listener throws.
pub(crate) fn emit_before_exit(context: &mut Context) -> JsResult<()> {
    let code = exit_code(context).unwrap_or(0);
    emit("beforeExit", code, context)
}

/// Emits `exit` and returns the code that stands afterwards. 13 if the main module still awaits something.
///
/// # Errors
/// What a listener throws.
pub(crate) fn emit_exit(context: &mut Context) -> JsResult<i32> {
    let state = State::of(context);
    let unsettled = super::main::is_unsettled(context);
    if unsettled && exit_code(context).is_none() {
        set_exit_code(Some(13), &state);
    }
    if let Some(process) = state.process() {
        process.set(js_string!("_exiting"), true, false, context)?;
    }
    let code = exit_code(context).unwrap_or(0);
    emit("exit", code, context)?;
    // What a listener promised still settles; ticks do not run any more.
    if let Some(jobs) = Jobs::of(context) {
        jobs.drain_microtasks(context);
    }
    if unsettled && code == 13 {
        super::main::warn_unsettled();
    }
    Ok(exit_code(context).unwrap_or(0))
}

/// Ends the process after an exception that could not even be reported.
pub(crate) fn die(error: &JsValue, context: &mut Context) {
    let text = match error.as_object() {
        Some(object) => match object.get(js_string!("stack"), context) {
            Ok(stack) if stack.is_string() => stack,
            _ => error.clone(),
        },
        None => error.clone(),
    };
    let text = match text.to_string(context) {
        Ok(text) => text::to_utf8(&text),
        Err(_) => error.display().to_string(),
    };
    // Nobody is left to tell if standard error is closed.
    let _closed = writeln!(std::io::stderr(), "{text}");
    leave(7, context);
}

/// The code of `process.exitCode`, if one is set.
fn exit_code(context: &Context) -> Option<i32> {
    State::of(context)
        .slots
        .borrow()
        .get("exitCode")
        .and_then(JsValue::as_i32)
}

fn set_exit_code(code: Option<i32>, state: &State) {
    let value = code.map_or_else(JsValue::undefined, JsValue::from);
    state.slots.borrow_mut().insert("exitCode", value);
}

fn emit(event: &str, code: i32, context: &mut Context) -> JsResult<()> {
    let state = State::of(context);
    if !state.builtins.borrow().contains_key("events") {
        return Ok(());
    }
    let Some(process) = state.process() else {
        return Ok(());
    };
    let emit = interop::get(process, "emit", context)?;
    if let Some(emit) = emit.as_callable() {
        let arguments = [JsString::from(event).into(), code.into()];
        emit.call(&process.clone().into(), &arguments, context)?;
    }
    Ok(())
}

fn leave(code: i32, context: &Context) {
    let state = State::of(context);
    if state.options().owns_process {
        stack::exit(code);
    }
    state.stop(code);
}

pub(super) fn add_to(binding: Binding<'_>) -> Binding<'_> {
    binding.functions(&[
        ("reallyExit", 1, js_really_exit),
        ("getExitCode", 0, js_get_exit_code),
        ("setExitCode", 1, js_set_exit_code),
    ])
}

fn js_really_exit(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let code = args.get_or_undefined(0).to_i32(context)?;
    leave(code, context);
    // No `catch` sees it, so nothing of the program runs any more.
    Err(EngineError::Interrupted.into())
}

fn js_get_exit_code(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(exit_code(context).map_or_else(JsValue::undefined, JsValue::from))
}

fn js_set_exit_code(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    let code = if value.is_null_or_undefined() {
        None
    } else {
        Some(value.to_i32(context)?)
    };
    set_exit_code(code, &State::of(context));
    Ok(JsValue::undefined())
}
