//! From an [`Entry`] to running JavaScript: preloads first, then the program.

use std::io::Read;

use boa_engine::{
    Context, JsResult, JsValue, builtins::promise::PromiseState, object::builtins::JsPromise,
};

use crate::{
    interop::text,
    runtime::{Entry, call_internal},
    state::State,
    system_error::SystemError,
};

const MODULE: &str = "internal/process/main";

/// Starts the program. What it leaves pending is the loop's.
///
/// # Errors
/// What the program throws at its top level.
pub(crate) fn start(entry: &Entry, context: &mut Context) -> JsResult<()> {
    let result = match entry {
        Entry::File(path) if !has_preloads(context) => {
            // The usual case needs no JavaScript of ours to find its way.
            call_internal(
                "internal/modules/cjs",
                "runMain",
                &[text::from_str(path).into()],
                context,
            )
        }
        Entry::File(path) => {
            call_internal(MODULE, "runFile", &[text::from_str(path).into()], context)
        }
        Entry::Eval { source, print } => {
            let arguments = [text::from_str(source).into(), JsValue::from(*print)];
            call_internal(MODULE, "runEval", &arguments, context)
        }
        Entry::Stdin => {
            let source = read_stdin(context)?;
            call_internal(MODULE, "runStdin", &[source], context)
        }
        Entry::Check(path) => {
            let arguments = match path {
                Some(path) => [text::from_str(path).into(), JsValue::undefined()],
                None => [JsValue::undefined(), read_stdin(context)?],
            };
            call_internal(MODULE, "check", &arguments, context)
        }
        Entry::Repl => call_internal(MODULE, "runRepl", &[], context),
        Entry::Test => call_internal(MODULE, "runTests", &[], context),
    }?;
    // A promise is that of the main ES module: if it never settles, the exit code is 13.
    State::of(context).slots.borrow_mut().insert("main", result);
    Ok(())
}

fn has_preloads(context: &Context) -> bool {
    let state = State::of(context);
    let parsed = &state.options().parsed;
    parsed
        .values("--require")
        .chain(parsed.values("--import"))
        .next()
        .is_some()
        // A parent has opened a channel for messages.
        || std::env::var_os("NODE_CHANNEL_FD").is_some()
}

/// True if the main module's promise is still pending.
pub(crate) fn is_unsettled(context: &Context) -> bool {
    let state = State::of(context);
    let main = state
        .slots
        .borrow()
        .get("main")
        .and_then(JsValue::as_object);
    main.and_then(|object| JsPromise::from_object(object).ok())
        .is_some_and(|promise| matches!(promise.state(), PromiseState::Pending))
}

/// Says why the exit code is 13.
pub(crate) fn warn_unsettled() {
    use std::io::Write;
    // Nobody is left to tell if standard error is closed.
    let _closed = writeln!(
        std::io::stderr(),
        "Warning: Detected unsettled top-level await"
    );
}

fn read_stdin(context: &mut Context) -> JsResult<JsValue> {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(text::from_utf8_lossy(&bytes).into()),
        Err(error) => Err(SystemError::from_io(&error, "read").into_js_error(context)),
    }
}
