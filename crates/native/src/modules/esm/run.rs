//! Linking and evaluating, with the states checked at which Boa would panic.

use boa_engine::{
    Context, JsError, JsResult, JsValue, Module, NativeFunction, Source,
    builtins::promise::PromiseState, js_string, module::ModuleStage, object::builtins::JsPromise,
};

use super::{
    graph::{load_graph, reachable},
    translate,
};
use crate::{interop::text, modules::errors, runtime::call_internal};

fn string(text: &str) -> JsValue {
    text::from_str(text).into()
}

/// Loads, links and evaluates; the promise is that of the evaluation.
pub(super) fn evaluate(module: &Module, context: &mut Context) -> JsResult<JsPromise> {
    load_graph(module, context)?;
    if module.stage() == ModuleStage::Unlinked {
        module.link(context)?;
    }
    match module.stage() {
        ModuleStage::Linked if reachable(module).iter().any(is_running) => {
            Err(cycle(module, None, context))
        }
        ModuleStage::Linking | ModuleStage::Evaluating => Err(cycle(module, None, context)),
        ModuleStage::Unlinked => Err(boa_engine::js_error!(Error: "the module cannot be linked")),
        _ => {
            let promise = module.evaluate(context)?;
            if let PromiseState::Rejected(reason) = promise.state() {
                let arguments = [reason, string(&file_of(module))];
                call_internal(
                    "internal/modules/errors",
                    "explainScope",
                    &arguments,
                    context,
                )?;
            }
            Ok(promise)
        }
    }
}

fn is_running(module: &Module) -> bool {
    matches!(
        module.stage(),
        ModuleStage::Linking | ModuleStage::Evaluating
    )
}

/// The namespace of a module once it is evaluated, as a promise.
pub(super) fn namespace_of(module: &Module, context: &mut Context) -> JsResult<JsPromise> {
    let promise = evaluate(module, context)?;
    let then = NativeFunction::from_copy_closure_with_captures(
        |_, _, module: &Module, context| Ok(module.namespace(context).into()),
        module.clone(),
    );
    let then = then.to_js_function(context.realm());
    promise.then(Some(then), None, context)
}

fn file_of(module: &Module) -> String {
    let url = module
        .path()
        .map(|path| path.to_string_lossy().into_owned())
        .unwrap_or_default();
    url::Url::parse(&url)
        .ok()
        .and_then(|url| crate::modules::resolve::import::file_path(&url).ok())
        .unwrap_or(url)
}

fn cycle(module: &Module, parent: Option<&str>, context: &mut Context) -> JsError {
    let from = parent
        .map(|parent| format!(" (from {parent})"))
        .unwrap_or_default();
    let message = format!(
        "Cannot require() ES Module {} in a cycle.{from} A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript specification. Try making at least part of the dependency in the graph lazily loaded.",
        file_of(module)
    );
    errors::coded("ERR_REQUIRE_CYCLE_MODULE", &[string(&message)], context)
}

/// `require` of an ES module: its exports as CommonJS sees them.
pub(super) fn require(
    module: &Module,
    parent: Option<&str>,
    context: &mut Context,
) -> JsResult<JsValue> {
    if is_running(module) {
        return Err(cycle(module, parent, context));
    }
    load_graph(module, context)?;
    let graph = reachable(module);
    if graph.iter().any(is_running) {
        return Err(cycle(module, parent, context));
    }
    if graph.iter().any(|module| {
        module.has_top_level_await() || module.stage() == ModuleStage::EvaluatingAsync
    }) {
        let parent = parent.map_or_else(JsValue::undefined, string);
        let file = string(&file_of(module));
        return Err(errors::coded(
            "ERR_REQUIRE_ASYNC_MODULE",
            &[file, parent],
            context,
        ));
    }
    let promise = evaluate(module, context)?;
    if let PromiseState::Rejected(reason) = promise.state() {
        // The exception is thrown here and now: the promise has nothing left to say.
        let ignore = NativeFunction::from_fn_ptr(|_, _, _| Ok(JsValue::undefined()));
        let ignore = ignore.to_js_function(context.realm());
        promise.catch(ignore, context)?;
        return Err(JsError::from_opaque(reason));
    }
    let namespace = module.namespace(context);
    if namespace.has_own_property(js_string!("module.exports"), context)? {
        return namespace.get(js_string!("module.exports"), context);
    }
    if namespace.has_own_property(js_string!("default"), context)?
        && !namespace.has_own_property(js_string!("__esModule"), context)?
    {
        return with_mark(module, context);
    }
    Ok(namespace.into())
}

/// The module's exports with `__esModule` beside them, for code that a compiler made.
fn with_mark(module: &Module, context: &mut Context) -> JsResult<JsValue> {
    let text = "export * from 'original'; export { default } from 'original'; export const __esModule = true;";
    let path = module
        .path()
        .map(std::path::Path::to_path_buf)
        .unwrap_or_default();
    let facade = Module::parse(Source::from_bytes(text).with_path(&path), None, context)?;
    for request in facade.requests() {
        facade.set_loaded(request, module.clone());
    }
    facade.link(context)?;
    facade.evaluate(context)?;
    Ok(facade.namespace(context).into())
}

/// Evaluates the program's main module; microtasks come before ticks there.
pub(super) fn run_main(module: &Module, context: &mut Context) -> JsResult<JsPromise> {
    let promise = evaluate(module, context)?;
    if let Some(jobs) = ouro_engine::jobs::Jobs::of(context) {
        jobs.drain_microtasks(context);
    }
    Ok(promise)
}

/// The module of a text that is no file.
pub(super) fn of_text(url: &str, source: &str, context: &mut Context) -> JsResult<Module> {
    translate::parse(url, source.as_bytes(), context)
}
