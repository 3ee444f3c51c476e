//! The library's own modules: found in the table of sources, parsed at their first `require`, kept for ever.

use std::path::PathBuf;

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, js_error, js_string, property::Attribute,
};
use ouro_engine::function;

use crate::{
    bindings,
    interop::{self, text},
    state::State,
};

/// What every file of the library is wrapped in.
const PARAMETERS: &str = "exports, require, module, process, internalBinding";

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

/// True if programs may load `id`, given without `node:`.
pub(crate) fn is_public(id: &str) -> bool {
    !id.starts_with("internal/") && ouro_stdlib::source(id).is_some()
}

fn load(id: &str, state: &State, context: &mut Context) -> JsResult<JsObject> {
    let Some(source) = ouro_stdlib::source(id) else {
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
    let result = run(id, source, &module, exports, context);
    if let Err(error) = result {
        state.builtins.borrow_mut().remove(id);
        return Err(error);
    }
    Ok(module)
}

fn run(
    id: &str,
    source: &str,
    module: &JsObject,
    exports: JsObject,
    context: &mut Context,
) -> JsResult<()> {
    let path = PathBuf::from(format!("node:{id}"));
    let function = function::compile_function(source, PARAMETERS, &path, context)?;
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
    let ids: Vec<JsValue> = ouro_stdlib::ids()
        .filter(|id| is_public(id))
        .map(|id| text::from_str(id).into())
        .collect();
    let ids = interop::array(ids, context);
    let object = interop::Binding::new(context)
        .functions(&[("require", 1, js_require), ("isPublic", 1, js_is_public)])
        .build();
    interop::define(&object, "ids", ids, Attribute::all());
    Ok(object)
}

fn js_is_public(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let id = text::argument(args.get_or_undefined(0), context)?;
    Ok(is_public(&id).into())
}
