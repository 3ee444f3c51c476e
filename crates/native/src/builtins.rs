//! The library's own modules: found in the library's table, made at their first `require`, kept for ever.

use std::path::PathBuf;

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, js_error, js_string, property::Attribute,
};
use ouro_engine::function;
use ouro_stdlib::PARAMETERS;

use crate::{
    bindings,
    interop::{self, text},
    process,
    state::State,
};

/// The exports of the library module `id`, loading it first if need be.
///
/// # Errors
/// What the module throws as it loads; an `Error` if there is no such module.
pub(crate) fn require(id: &str, context: &mut Context) -> JsResult<JsValue> {
    let state = State::of(context);
    let known = state.builtins.borrow().get(id).cloned();
    let module = match known {
        Some(module) => module,
        None => load(id, &state, context)?,
    };
    module.get(js_string!("exports"), context)
}

/// Node's public modules, sorted. Those that the library does not have yet load as [`absent`](ABSENT) ones.
#[rustfmt::skip]
static PUBLIC: &[&str] = &[
    "_http_agent", "_http_client", "_http_common", "_http_incoming", "_http_outgoing", "_http_server", "_stream_duplex",
    "_stream_passthrough", "_stream_readable", "_stream_transform", "_stream_wrap", "_stream_writable", "_tls_common",
    "_tls_wrap", "assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console", "constants",
    "crypto", "dgram", "diagnostics_channel", "dns", "dns/promises", "domain", "events", "fs", "fs/promises", "http",
    "http2", "https", "inspector", "inspector/promises", "module", "net", "os", "path", "path/posix", "path/win32",
    "perf_hooks", "process", "punycode", "querystring", "readline", "readline/promises", "repl", "stream",
    "stream/consumers", "stream/promises", "stream/web", "string_decoder", "sys", "timers", "timers/promises", "tls",
    "trace_events", "tty", "url", "util", "util/types", "v8", "vm", "wasi", "worker_threads", "zlib",
];

/// Public modules that are only known with `node:`, sorted.
static PREFIXED: &[&str] = &["sea", "sqlite", "test", "test/reporters"];

/// Public modules whose Rust half this build leaves out.
const LEFT_OUT: &[&str] = &[
    #[cfg(not(feature = "crypto"))]
    "crypto",
];

/// The library module that stands in for a public one that is not there.
const ABSENT: &str = "internal/absent";

/// True if programs may load `id`, given without `node:`.
pub(crate) fn is_public(id: &str) -> bool {
    PUBLIC.binary_search(&id).is_ok()
}

/// True if `id`, as a program writes it, names a module of the library.
pub(crate) fn is_builtin(id: &str) -> bool {
    match id.strip_prefix("node:") {
        Some(name) => is_public(name) || PREFIXED.binary_search(&name).is_ok(),
        None => is_public(id),
    }
}

fn load(id: &str, state: &State, context: &mut Context) -> JsResult<JsObject> {
    let Some(function) = function(id, context)? else {
        if is_public(id) || PREFIXED.binary_search(&id).is_ok() {
            let name = text::from_str(id).into();
            let exports = crate::runtime::call_internal(ABSENT, "create", &[name], context)?;
            let module = interop::object(&[("exports", exports)], context);
            state
                .builtins
                .borrow_mut()
                .insert(id.to_owned(), module.clone());
            return Ok(module);
        }
        // A part of a module that its table names and nobody has written yet.
        if let Some((module, part)) = id
            .strip_prefix("internal/")
            .and_then(|part| part.rsplit_once('/'))
        {
            return Err(js_error!(
                Error: "The {} part of node:{} is not implemented", part, module
            ));
        }
        return Err(js_error!(Error: "No such built-in module: {}", id));
    };
    let exports = JsObject::with_object_proto(context.intrinsics());
    let module = interop::object(
        &[
            ("exports", exports.clone().into()),
            ("id", text::from_str(id).into()),
        ],
        context,
    );
    state
        .builtins
        .borrow_mut()
        .insert(id.to_owned(), module.clone());
    let result = run(&function, &module, exports, context);
    if let Err(error) = result {
        state.builtins.borrow_mut().remove(id);
        return Err(error);
    }
    if id == "events" {
        process::become_emitter(context)?;
    }
    Ok(module)
}

/// The function around the library's file `id`.
fn function(id: &str, context: &mut Context) -> JsResult<Option<JsObject>> {
    if LEFT_OUT.contains(&id) {
        return Ok(None);
    }
    let path = PathBuf::from(format!("node:{id}"));
    if let Some(body) = ouro_stdlib::body_on_disk(id) {
        return function::compile_function(&body, PARAMETERS, &path, context).map(Some);
    }
    Ok(ouro_stdlib::module(id)
        .map(|frozen| function::thaw_function(frozen, PARAMETERS, &path, context)))
}

fn run(
    function: &JsObject,
    module: &JsObject,
    exports: JsObject,
    context: &mut Context,
) -> JsResult<()> {
    let (require, binding) = loaders(context);
    let process = State::of(context)
        .process()
        .cloned()
        .map_or_else(JsValue::undefined, Into::into);
    let arguments = [
        exports.into(),
        require,
        module.clone().into(),
        process,
        binding,
    ];
    function.call(&JsValue::undefined(), &arguments, context)?;
    Ok(())
}

/// The `require` and `internalBinding` that all library files share.
pub(crate) fn loaders(context: &mut Context) -> (JsValue, JsValue) {
    let state = State::of(context);
    let mut slots = state.slots.borrow_mut();
    let require = slots
        .entry("require")
        .or_insert_with(|| interop::function("require", 1, js_require, context).into());
    let require = require.clone();
    let binding = slots.entry("internalBinding").or_insert_with(|| {
        interop::function("internalBinding", 1, js_internal_binding, context).into()
    });
    (require, binding.clone())
}

fn js_require(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let id = text::argument(args.get_or_undefined(0), context)?;
    require(&id, context)
}

fn js_internal_binding(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text::argument(args.get_or_undefined(0), context)?;
    Ok(bindings::get(&name, context)?.into())
}

/// `internalBinding('builtins')`: what `module` and the loaders ask about the library.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let ids: Vec<JsValue> = PUBLIC
        .iter()
        .map(|id| text::from_str(id).into())
        .chain(
            PREFIXED
                .iter()
                .map(|id| text::from_str(&format!("node:{id}")).into()),
        )
        .collect();
    let ids = interop::array(ids, context);
    let object = interop::Binding::new(context)
        .functions(&[
            ("require", 1, js_require),
            ("isPublic", 1, js_is_public),
            ("isBuiltin", 1, js_is_builtin),
        ])
        .build();
    interop::define(&object, "ids", ids, Attribute::all());
    Ok(object)
}

fn js_is_public(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let id = text::argument(args.get_or_undefined(0), context)?;
    Ok(is_public(&id).into())
}

fn js_is_builtin(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let id = text::argument(args.get_or_undefined(0), context)?;
    Ok(is_builtin(&id).into())
}

#[cfg(test)]
mod tests {
    use super::{PREFIXED, PUBLIC, is_builtin};

    #[test]
    fn names_are_sorted() {
        assert!(PUBLIC.is_sorted());
        assert!(PREFIXED.is_sorted());
        assert!(is_builtin("node:test") && !is_builtin("test"));
    }
}
