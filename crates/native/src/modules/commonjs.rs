//! `internalBinding('modules')`: what `Module` asks for.

use std::path::Path;

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, js_string, object::builtins::JsArray,
};
use ouro_engine::{function, jobs::error_value};

use super::{
    loader::Loader,
    resolve::{
        self, Found,
        files::{Kind, dirname, extname, join},
        package::Type,
    },
};
use crate::{
    interop::{self, Binding, text},
    system_error::SystemError,
};

/// The parameters of the function around a CommonJS file.
pub(crate) const PARAMETERS: &str = "exports, require, module, __filename, __dirname";

/// `internalBinding('modules')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(super::esm::FUNCTIONS)
        .functions(&[
            ("absolute", 1, js_absolute),
            ("compile", 2, js_compile),
            ("dirname", 1, js_dirname),
            ("extension", 2, js_extension),
            ("findImport", 2, js_find_import),
            ("findPath", 4, js_find_path),
            ("findSelf", 2, js_find_self),
            ("kind", 1, js_kind),
            ("nodeModulePaths", 1, js_node_module_paths),
            ("packageType", 1, js_package_type),
            ("readText", 1, js_read_text),
            ("runScript", 2, js_run_script),
        ])
        .build())
}

pub(super) fn string(text: &str) -> JsValue {
    text::from_str(text).into()
}

pub(super) fn strings(texts: &[String], context: &mut Context) -> JsValue {
    let values: Vec<JsValue> = texts.iter().map(|text| string(text)).collect();
    interop::array(values, context)
}

/// The current folder; a folder that is gone is `/`, so that only absolute names resolve.
pub(super) fn cwd() -> String {
    std::env::current_dir().map_or_else(
        |_| "/".to_owned(),
        |path| path.to_string_lossy().into_owned(),
    )
}

fn absolute(path: &str) -> String {
    join(&cwd(), path)
}

fn js_absolute(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    Ok(string(&absolute(&path)))
}

fn js_dirname(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    Ok(string(dirname(&path)))
}

/// `(filename, extensions)`: the longest ending of the file's name that `extensions` has, or `.js`.
fn js_extension(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    let name = path.rsplit('/').next().unwrap_or(&path);
    if let Some(known) = args.get_or_undefined(1).as_object() {
        for (at, _) in name.match_indices('.').filter(|&(at, _)| at > 0) {
            let key = text::from_str(&name[at..]);
            if known.get(key.clone(), context)?.to_boolean() {
                return Ok(key.into());
            }
        }
    }
    Ok(js_string!(".js").into())
}

/// The texts of an array of strings.
fn texts(value: &JsValue, context: &mut Context) -> JsResult<Vec<String>> {
    let Some(object) = value.as_object() else {
        return Ok(Vec::new());
    };
    let array = JsArray::from_object(object)?;
    let length = array.length(context)?;
    let mut out = Vec::new();
    for at in 0..length {
        let item = array.get(at, context)?;
        out.push(text::argument(&item, context)?);
    }
    Ok(out)
}

/// `(request, paths, isMain, extensions)`: `Module._findPath`.
fn js_find_path(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let request = text::argument(args.get_or_undefined(0), context)?;
    let mut paths = texts(args.get_or_undefined(1), context)?;
    for path in &mut paths {
        if !path.starts_with('/') && !path.is_empty() {
            *path = absolute(path);
        }
    }
    let is_main = args.get_or_undefined(2).to_boolean();
    let mut extensions = Vec::new();
    if let Some(object) = args.get_or_undefined(3).as_object() {
        for key in object.own_property_keys(context)? {
            if let boa_engine::property::PropertyKey::String(name) = key {
                extensions.push(text::to_utf8(&name));
            }
        }
    }
    let loader = Loader::of(context);
    let result = loader
        .resolver(context)
        .find_path(&request, &paths, is_main, &|| extensions.clone());
    let found = loader.answer(result, context)?;
    Ok(found.map_or_else(|| false.into(), |path| string(&path)))
}

/// `(parentFile, request)`: an export of the package that the file is in, or `false`.
fn js_find_self(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let parent = text::argument(args.get_or_undefined(0), context)?;
    let request = text::argument(args.get_or_undefined(1), context)?;
    let loader = Loader::of(context);
    let result = loader.resolver(context).find_self(&parent, &request);
    let found = loader.answer(result, context)?;
    Ok(found.map_or_else(|| false.into(), |path| string(&path)))
}

/// `(parentFile, request)`: a file, `[name]` of a package or builtin, or `undefined` without a map.
fn js_find_import(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let parent = text::argument(args.get_or_undefined(0), context)?;
    let request = text::argument(args.get_or_undefined(1), context)?;
    let loader = Loader::of(context);
    let result = loader.resolver(context).find_import(&parent, &request);
    Ok(match loader.answer(result, context)? {
        Some(Found::File(path)) => string(&path),
        Some(Found::Bare(name)) => interop::array([string(&name)], context),
        None => JsValue::undefined(),
    })
}

/// 0 for a file, 1 for a folder, -1 for nothing.
fn js_kind(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    let loader = Loader::of(context);
    Ok(match loader.resolver(context).files().kind(&path) {
        Kind::File => 0.into(),
        Kind::Folder => 1.into(),
        Kind::Nothing => (-1).into(),
    })
}

fn js_node_module_paths(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let from = text::argument(args.get_or_undefined(0), context)?;
    let paths = resolve::node_module_paths(&absolute(&from));
    Ok(strings(&paths, context))
}

/// `'module'`, `'commonjs'` or `undefined`, as the file's name or its package says.
fn js_package_type(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::argument(args.get_or_undefined(0), context)?;
    match extname(&path) {
        ".mjs" => return Ok(js_string!("module").into()),
        ".cjs" => return Ok(js_string!("commonjs").into()),
        ".js" => {}
        _ => return Ok(JsValue::undefined()),
    }
    let loader = Loader::of(context);
    let scope = loader.resolver(context).scope(&path);
    Ok(
        match loader.answer(scope, context)?.map(|package| package.kind) {
            Some(Type::Module) => js_string!("module").into(),
            Some(Type::CommonJs) => js_string!("commonjs").into(),
            Some(Type::None) | None if path.contains("/node_modules/") => {
                js_string!("commonjs").into()
            }
            Some(Type::None) | None => JsValue::undefined(),
        },
    )
}

fn js_read_text(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = text::path_argument(args.get_or_undefined(0), context)?;
    match std::fs::read(&path) {
        Ok(bytes) => {
            Ok(text::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).into())
        }
        Err(error) => Err(SystemError::from_io(&error, "open")
            .with_path(path)
            .into_js_error(context)),
    }
}

/// `(source, filename, format)`: the file as a function of CommonJS's five parameters; `undefined` if no format is
/// given and the text is an ES module's.
fn js_compile(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = text::argument(args.get_or_undefined(0), context)?;
    let path = text::argument(args.get_or_undefined(1), context)?;
    match function::compile_function(&source, PARAMETERS, Path::new(&path), context) {
        Ok(function) => Ok(function.into()),
        Err(error) => {
            let could_be_esm = super::esm::has_esm_words(&source);
            if could_be_esm && function::is_module(&source, context) {
                if args.get_or_undefined(2).is_undefined() {
                    return Ok(JsValue::undefined());
                }
                return Err(super::errors::made(
                    "esmInCommonJs",
                    &[error_value(error, context), string(&source)],
                    context,
                ));
            }
            Err(error)
        }
    }
}

/// `(source, filename)`: runs a script of the global scope.
fn js_run_script(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = text::argument(args.get_or_undefined(0), context)?;
    let path = text::argument(args.get_or_undefined(1), context)?;
    function::evaluate_script(&source, Path::new(&path), context)
}
