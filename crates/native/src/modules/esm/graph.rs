//! A module's graph: each request answered, and every import checked before anything is linked.

use std::collections::HashSet;

use boa_engine::{
    Context, JsError, JsNativeError, JsResult, Module,
    module::{MissingImport, ModuleRequest, ModuleStage, Referrer},
};

use super::translate;
use crate::{
    builtins,
    interop::text,
    modules::{
        errors,
        loader::Loader,
        resolve::{files::join, import::to_url},
    },
};

/// The URL from which `referrer` imports.
pub(crate) fn base_of(referrer: &Referrer, context: &mut Context) -> JsResult<String> {
    let Some(path) = referrer.path() else {
        return Ok(in_cwd("[eval1]"));
    };
    let path = path.to_string_lossy();
    if path.starts_with('/') {
        return Ok(to_url(&path).map_or_else(|_| path.into_owned(), Into::into));
    }
    if ["file:", "data:", "node:"]
        .iter()
        .any(|scheme| path.starts_with(scheme))
    {
        return Ok(path.into_owned());
    }
    if path.starts_with("[eval") || path.starts_with("[stdin") || path.starts_with("REPL") {
        return Ok(in_cwd("[eval1]"));
    }
    Err(errors::coded(
        "ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING",
        &[],
        context,
    ))
}

/// The URL of `name` in the current folder.
pub(super) fn in_cwd(name: &str) -> String {
    let path = join(&crate::modules::commonjs::cwd(), name);
    to_url(&path).map_or(path, Into::into)
}

/// The URL that `specifier` means in the module `base`.
pub(super) fn resolve(specifier: &str, base: &str, context: &mut Context) -> JsResult<String> {
    let loader = Loader::of(context);
    let result = loader
        .resolver(context)
        .import(specifier, base, &builtins::is_builtin);
    loader.answer(result, context)
}

/// The module that a request of the module `base` means: parsed, its own requests unanswered.
pub(crate) fn fetch(
    request: &ModuleRequest,
    base: &str,
    context: &mut Context,
) -> JsResult<Module> {
    let specifier = text::to_utf8(request.specifier());
    let url = resolve(&specifier, base, context)?;
    translate::module_for(&url, request.attributes(), context)
}

/// Answers the requests of `root` and of all that it needs, and checks that every import is provided.
pub(crate) fn load_graph(root: &Module, context: &mut Context) -> JsResult<()> {
    let mut seen = HashSet::new();
    let mut order = Vec::new();
    let mut stack = vec![root.clone()];
    while let Some(module) = stack.pop() {
        if module.stage() != ModuleStage::Unlinked || !seen.insert(module.clone()) {
            continue;
        }
        let base = base_of(&Referrer::Module(module.clone()), context)?;
        let from = stack.len();
        for request in module.requests() {
            let answer = match module.loaded(&request) {
                Some(answer) => answer,
                None => {
                    let answer = fetch(&request, &base, context)?;
                    module.set_loaded(request, answer.clone());
                    answer
                }
            };
            stack.push(answer);
        }
        stack[from..].reverse();
        order.push(module);
    }
    for module in order {
        if let Some(missing) = module.missing_import(context) {
            return Err(missing_error(&missing, context));
        }
    }
    Ok(())
}

/// All modules of a loaded graph.
pub(super) fn reachable(root: &Module) -> Vec<Module> {
    let mut seen = HashSet::new();
    let mut stack = vec![root.clone()];
    let mut all = Vec::new();
    while let Some(module) = stack.pop() {
        if seen.insert(module.clone()) {
            stack.extend(
                module
                    .requests()
                    .iter()
                    .filter_map(|request| module.loaded(request)),
            );
            all.push(module);
        }
    }
    all
}

fn missing_error(missing: &MissingImport, context: &Context) -> JsError {
    let specifier = text::to_utf8(missing.request.specifier());
    let name = text::to_utf8(&missing.name);
    let target = missing.importer.loaded(&missing.request);
    let url = target.and_then(|module| {
        module
            .path()
            .map(|path| path.to_string_lossy().into_owned())
    });
    let is_commonjs = url.is_some_and(|url| Loader::of(context).is_commonjs(&url));
    let message = if missing.ambiguous {
        format!(
            "The requested module '{specifier}' contains conflicting star exports for name '{name}'"
        )
    } else if is_commonjs {
        format!(
            "Named export '{name}' not found. The requested module '{specifier}' is a CommonJS module, which may not support all module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '{specifier}';\nconst {{{name}}} = pkg;\n"
        )
    } else {
        format!("The requested module '{specifier}' does not provide an export named '{name}'")
    };
    JsNativeError::syntax().with_message(message).into()
}
