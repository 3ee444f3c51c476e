//! The native half of the module systems: reading, resolving and compiling files.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    rc::Rc,
};

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, Module, js_error,
    module::{ModuleLoader, ModuleRequest, Referrer},
};
use ouro_engine::function;

use crate::{
    interop::{Binding, text},
    system_error::SystemError,
};

/// The ES module loader.
#[derive(Default)]
pub(crate) struct Loader;

impl ModuleLoader for Loader {
    async fn load_imported_module(
        self: Rc<Self>,
        _: Referrer,
        request: ModuleRequest,
        _: &RefCell<&mut Context>,
    ) -> JsResult<Module> {
        Err(
            js_error!(Error: "ES modules are not built yet: {}", text::to_utf8(request.specifier())),
        )
    }
}

/// `internalBinding('modules')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("dirname", 1, js_dirname),
            ("resolve", 2, js_resolve),
            ("readText", 1, js_read_text),
            ("compile", 2, js_compile),
            ("absolute", 1, js_absolute),
            ("runScript", 2, js_run_script),
        ])
        .build())
}

fn js_dirname(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::path_argument(args.get_or_undefined(0), context)?;
    Ok(text::from_path(path.parent().unwrap_or(Path::new("/"))).into())
}

fn js_absolute(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::path_argument(args.get_or_undefined(0), context)?;
    Ok(text::from_path(std::path::absolute(&path).unwrap_or(path)).into())
}

fn js_resolve(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let request = text::path_argument(args.get_or_undefined(0), context)?;
    let from = text::path_argument(args.get_or_undefined(1), context)?;
    let base = from.join(&request);
    for extension in ["", ".js", ".json"] {
        let mut path = base.clone().into_os_string();
        path.push(extension);
        let path = PathBuf::from(path);
        if path.is_file() {
            return Ok(text::from_path(path.canonicalize().unwrap_or(path)).into());
        }
    }
    Err(js_error!(Error: "Cannot find module '{}'", request.display()))
}

fn js_read_text(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::path_argument(args.get_or_undefined(0), context)?;
    match std::fs::read(&path) {
        Ok(bytes) => Ok(text::from_utf8_lossy(&bytes).into()),
        Err(error) => Err(SystemError::from_io(&error, "open")
            .with_path(path)
            .into_js_error(context)),
    }
}

fn js_compile(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = text::argument(args.get_or_undefined(0), context)?;
    let path = text::path_argument(args.get_or_undefined(1), context)?;
    let parameters = "exports, require, module, __filename, __dirname";
    Ok(function::compile_function(&source, parameters, &path, context)?.into())
}

fn js_run_script(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = text::argument(args.get_or_undefined(0), context)?;
    let path = text::path_argument(args.get_or_undefined(1), context)?;
    function::evaluate_script(&source, &path, context)
}
