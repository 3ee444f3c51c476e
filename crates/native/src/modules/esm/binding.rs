//! What the JavaScript half asks of ES modules.

use boa_engine::{
    Context, JsArgs, JsResult, JsValue, Module, js_string, module::ModuleStage,
    native_function::NativeFunctionPointer, property::PropertyKey,
};

use ouro_engine::function;

use super::{
    graph::{in_cwd, resolve},
    run, translate,
};
use crate::{
    builtins,
    interop::text,
    modules::{loader::Loader, resolve::import::to_url},
};

/// Rows of `internalBinding('modules')`.
pub(crate) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("importModule", 2, js_import_module),
    ("isEsmText", 1, js_is_esm_text),
    ("isRunning", 1, js_is_running),
    ("parseModule", 2, js_parse_module),
    ("requireEsm", 3, js_require_esm),
    ("runMainEsm", 2, js_run_main_esm),
    ("runEsmText", 2, js_run_esm_text),
    ("syncBuiltins", 0, js_sync_builtins),
];

/// The URL of a file, with what comes with it.
fn url_of(path: &str, context: &mut Context) -> JsResult<String> {
    let loader = Loader::of(context);
    Ok(loader.answer(to_url(path), context)?.into())
}

fn optional(value: &JsValue, context: &mut Context) -> JsResult<Option<String>> {
    if value.is_null_or_undefined() {
        return Ok(None);
    }
    text::argument(value, context).map(Some)
}

fn file_module(path: &str, source: Option<String>, context: &mut Context) -> JsResult<Module> {
    let url = url_of(path, context)?;
    match source {
        Some(source) => translate::module_of_text(&url, &source, context),
        None => translate::module_for(&url, &[], context),
    }
}

/// `(specifier, base)`: the namespace, as a promise; `base` is a URL or, if undefined, the current folder.
fn js_import_module(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let specifier = text::argument(args.get_or_undefined(0), context)?;
    let base = optional(args.get_or_undefined(1), context)?.unwrap_or_else(|| in_cwd("[eval1]"));
    let url = resolve(&specifier, &base, context)?;
    let module = translate::module_for(&url, &[], context)?;
    Ok(run::namespace_of(&module, context)?.into())
}

/// `(filename)`: true while the file's ES module is linked or evaluated.
fn js_is_running(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    let url = url_of(&path, context)?;
    let module = Loader::of(context).module(&translate::Key { url, json: false });
    Ok(module
        .is_some_and(|module| {
            matches!(
                module.stage(),
                ModuleStage::Linking | ModuleStage::Evaluating
            )
        })
        .into())
}

/// `(text)`: true if the text is no script but an ES module.
fn js_is_esm_text(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = text::argument(args.get_or_undefined(0), context)?;
    Ok((translate::has_esm_words(&source)
        && !function::is_script(&source, context)
        && function::is_module(&source, context))
    .into())
}

/// `(source, filename)`: throws what an ES module of this text would.
fn js_parse_module(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = text::argument(args.get_or_undefined(0), context)?;
    let name = text::argument(args.get_or_undefined(1), context)?;
    run::of_text(&name, &source, context)?;
    Ok(JsValue::undefined())
}

/// `(filename, source, parentFile)`: `require` of an ES module.
fn js_require_esm(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    let source = optional(args.get_or_undefined(1), context)?;
    let parent = optional(args.get_or_undefined(2), context)?;
    let module = file_module(&path, source, context)?;
    run::require(&module, parent.as_deref(), context)
}

/// `(filename, source)`: the program's main module; the promise of its evaluation.
fn js_run_main_esm(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    let source = optional(args.get_or_undefined(1), context)?;
    let url = url_of(&path, context)?;
    Loader::of(context).set_main(&url);
    let module = file_module(&path, source, context)?;
    Ok(run::run_main(&module, context)?.into())
}

/// `(source, name)`: an ES module of a text, as `--input-type=module` runs it.
fn js_run_esm_text(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = text::argument(args.get_or_undefined(0), context)?;
    let name = text::argument(args.get_or_undefined(1), context)?;
    let url = in_cwd(&name);
    Loader::of(context).set_main(&url);
    let module = run::of_text(&url, &source, context)?;
    Ok(run::run_main(&module, context)?.into())
}

/// `module.syncBuiltinESMExports()`.
fn js_sync_builtins(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    for (url, module) in Loader::of(context).builtins() {
        if !matches!(module.stage(), ModuleStage::Linked | ModuleStage::Evaluated) {
            continue;
        }
        let Some(id) = url.strip_prefix("node:") else {
            continue;
        };
        let Some(exports) = builtins::require(id, context)?.as_object() else {
            continue;
        };
        let namespace = module.namespace(context);
        for key in namespace.own_property_keys(context)? {
            let PropertyKey::String(name) = key else {
                continue;
            };
            if name == js_string!("default") {
                continue;
            }
            let value = if exports.has_own_property(name.clone(), context)? {
                exports.get(name.clone(), context).unwrap_or_default()
            } else {
                JsValue::undefined()
            };
            module.set_synthetic_export(&name, value)?;
        }
    }
    Ok(JsValue::undefined())
}
