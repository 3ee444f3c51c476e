//! A URL's text into a module: ECMAScript, CommonJS, JSON, a builtin.

use std::path::{Path, PathBuf};

use boa_engine::{
    Context, JsResult, JsString, JsValue, Module, js_string,
    module::{ImportAttribute, SyntheticModuleInitializer},
    object::builtins::JsArray,
};
use ouro_engine::function;

use super::{data, names};
use crate::{
    builtins,
    interop::text,
    modules::{
        errors,
        loader::Loader,
        resolve::import::{Format, file_path},
    },
    runtime::call_internal,
    system_error::SystemError,
};

const HELPERS: &str = "internal/modules/esm";

/// Under what a module is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) url: String,
    pub(crate) json: bool,
}

fn string(text: &str) -> JsValue {
    text::from_str(text).into()
}

/// The module at `url`, with the import attributes that it was asked for with.
pub(super) fn module_for(
    url: &str,
    attributes: &[ImportAttribute],
    context: &mut Context,
) -> JsResult<Module> {
    let only_types = attributes
        .iter()
        .all(|attribute| *attribute.key() == js_string!("type"));
    if only_types {
        check_data_kind(url, context)?;
    }
    let json = wants_json(url, attributes, context)?;
    let loader = Loader::of(context);
    let key = Key {
        url: url.to_owned(),
        json,
    };
    if let Some(module) = loader.module(&key) {
        return Ok(module);
    }
    let module = make(url, json, context)?;
    loader.keep(key, module.clone());
    Ok(module)
}

/// The ES module of a file whose text is at hand.
pub(super) fn module_of_text(url: &str, source: &str, context: &mut Context) -> JsResult<Module> {
    let loader = Loader::of(context);
    let key = Key {
        url: url.to_owned(),
        json: false,
    };
    if let Some(module) = loader.module(&key) {
        return Ok(module);
    }
    let module = parse(url, source.as_bytes(), context)?;
    loader.keep(key, module.clone());
    Ok(module)
}

/// Parses an ES module.
pub(super) fn parse(url: &str, source: &[u8], context: &mut Context) -> JsResult<Module> {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    ouro_engine::function::module(source, Path::new(url), context)
}

fn wants_json(url: &str, attributes: &[ImportAttribute], context: &mut Context) -> JsResult<bool> {
    let mut json = false;
    for attribute in attributes {
        let (key, value) = (
            text::to_utf8(attribute.key()),
            text::to_utf8(attribute.value()),
        );
        if key != "type" || value != "json" {
            let arguments = [string(&key), string(&value), string(url)];
            return Err(errors::coded(
                "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED",
                &arguments,
                context,
            ));
        }
        json = true;
    }
    Ok(json)
}

/// Refuses a `data:` URL of a type that no attribute could make a module.
fn check_data_kind(url: &str, context: &mut Context) -> JsResult<()> {
    let Some(data) = data::parse(url) else {
        return Ok(());
    };
    match data.kind.as_str() {
        "text/javascript" | "application/javascript" | "application/json" => Ok(()),
        other => Err(errors::coded(
            "ERR_UNKNOWN_MODULE_FORMAT",
            &[string(other), string(url)],
            context,
        )),
    }
}

fn check_type(url: &str, json: bool, wanted: bool, context: &mut Context) -> JsResult<()> {
    match (json, wanted) {
        (true, false) => Err(errors::coded(
            "ERR_IMPORT_ATTRIBUTE_MISSING",
            &[string(url), string("type"), string("json")],
            context,
        )),
        (false, true) => Err(errors::coded(
            "ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE",
            &[string(url), string("json")],
            context,
        )),
        _ => Ok(()),
    }
}

fn make(url: &str, wants_json: bool, context: &mut Context) -> JsResult<Module> {
    if let Some(id) = url.strip_prefix("node:") {
        check_type(url, false, wants_json, context)?;
        return builtin(id, url, context);
    }
    if url.starts_with("data:") {
        return from_data(url, wants_json, context);
    }
    let loader = Loader::of(context);
    let parsed = url::Url::parse(url)
        .map_err(|_| errors::coded("ERR_INVALID_URL", &[string(url)], context))?;
    let path = loader.answer(file_path(&parsed), context)?;
    let format = loader.resolver(context).format(&path);
    let format = match loader.answer(format, context)? {
        Ok(Format::Addon) => Err(".node".to_owned()),
        Ok(Format::Wasm) => Err(".wasm".to_owned()),
        known => known,
    };
    let format = format.map_err(|extension| {
        errors::coded(
            "ERR_UNKNOWN_FILE_EXTENSION",
            &[string(&extension), string(&path)],
            context,
        )
    })?;
    check_type(url, format == Format::Json, wants_json, context)?;
    match format {
        Format::Json => {
            let value = call_internal(HELPERS, "loadJson", &[string(&path)], context)?;
            Ok(with_default(url, value, context))
        }
        Format::CommonJs => commonjs(url, &path, context),
        Format::Module => {
            let source = read(&path, context)?;
            parse(url, &source, context)
        }
        _ => {
            let source = read(&path, context)?;
            if is_esm_text(&source, context) {
                parse(url, &source, context)
            } else {
                commonjs(url, &path, context)
            }
        }
    }
}

fn read(path: &str, context: &mut Context) -> JsResult<Vec<u8>> {
    std::fs::read(path).map_err(|error| {
        SystemError::from_io(&error, "open")
            .with_path(path)
            .into_js_error(context)
    })
}

/// Node's syntax detection: what is no CommonJS but parses as a module.
fn is_esm_text(source: &[u8], context: &mut Context) -> bool {
    let text = String::from_utf8_lossy(source);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    has_esm_words(text)
        && !function::is_function_body(text, context)
        && function::is_module(text, context)
}

/// A cheap look before the parser's: a text without these words is CommonJS.
pub(crate) fn has_esm_words(text: &str) -> bool {
    ["import", "export", "await"]
        .iter()
        .any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

fn from_data(url: &str, wants_json: bool, context: &mut Context) -> JsResult<Module> {
    let Some(data) = data::parse(url) else {
        return Err(errors::coded("ERR_INVALID_URL", &[string(url)], context));
    };
    match data.kind.as_str() {
        "text/javascript" | "application/javascript" => {
            check_type(url, false, wants_json, context)?;
            parse(url, &data.text, context)
        }
        "application/json" => {
            check_type(url, true, wants_json, context)?;
            let text = text::from_utf8_lossy(&data.text).into();
            let value = call_internal(HELPERS, "parseJson", &[text, string(url)], context)?;
            Ok(with_default(url, value, context))
        }
        other => Err(errors::coded(
            "ERR_UNKNOWN_MODULE_FORMAT",
            &[string(other), string(url)],
            context,
        )),
    }
}

fn with_default(url: &str, value: JsValue, context: &mut Context) -> Module {
    let steps = SyntheticModuleInitializer::from_copy_closure_with_captures(
        |module, value: &JsValue, _| module.set_export(&js_string!("default"), value.clone()),
        value,
    );
    Module::synthetic(
        &[js_string!("default")],
        steps,
        Some(PathBuf::from(url)),
        None,
        context,
    )
}

/// A builtin: its exports as a whole, and each by its name.
fn builtin(id: &str, url: &str, context: &mut Context) -> JsResult<Module> {
    let exports = builtins::require(id, context)?;
    let keys = call_internal(HELPERS, "keys", std::slice::from_ref(&exports), context)?;
    let mut names = vec![js_string!("default")];
    if let Some(keys) = keys.as_object() {
        let keys = JsArray::from_object(keys)?;
        for at in 0..keys.length(context)? {
            if let Some(name) = keys.get(at, context)?.as_string() {
                names.push(name);
            }
        }
    }
    let captured: Vec<JsValue> = names.iter().skip(1).cloned().map(Into::into).collect();
    let steps = SyntheticModuleInitializer::from_copy_closure_with_captures(
        |module, (exports, names): &(JsValue, Vec<JsValue>), context| {
            module.set_export(&js_string!("default"), exports.clone())?;
            set_named(module, exports, names, context)
        },
        (exports, captured),
    );
    Ok(Module::synthetic(
        &names,
        steps,
        Some(PathBuf::from(url)),
        None,
        context,
    ))
}

/// Sets the exports that are own properties of `exports`; what a getter throws is no export's fault.
fn set_named(
    module: &boa_engine::module::SyntheticModule,
    exports: &JsValue,
    names: &[JsValue],
    context: &mut Context,
) -> JsResult<()> {
    let Some(object) = exports.as_object() else {
        return Ok(());
    };
    for name in names {
        let Some(name) = name.as_string() else {
            continue;
        };
        if object.has_own_property(name.clone(), context)? {
            let value = object.get(name.clone(), context).unwrap_or_default();
            module.set_export(&name, value)?;
        }
    }
    Ok(())
}

/// A CommonJS file: it runs when the module is evaluated; its names are read off its text.
fn commonjs(url: &str, path: &str, context: &mut Context) -> JsResult<Module> {
    let loader = Loader::of(context);
    loader.mark_commonjs(url);
    let found = names::of_file(path, &loader, context);
    let (default, whole) = (js_string!("default"), js_string!("module.exports"));
    let mut names: Vec<JsString> = found.iter().map(|name| text::from_str(name)).collect();
    names.retain(|name| *name != default && *name != whole);
    let captured: Vec<JsValue> = names.iter().cloned().map(Into::into).collect();
    names.push(default);
    names.push(whole);
    let steps = SyntheticModuleInitializer::from_copy_closure_with_captures(
        |module, (path, names): &(JsValue, Vec<JsValue>), context| {
            let exports = call_internal(
                HELPERS,
                "evaluateCommonJs",
                std::slice::from_ref(path),
                context,
            )?;
            module.set_export(&js_string!("default"), exports.clone())?;
            module.set_export(&js_string!("module.exports"), exports.clone())?;
            set_named(module, &exports, names, context)
        },
        (string(path), captured),
    );
    Ok(Module::synthetic(
        &names,
        steps,
        Some(PathBuf::from(url)),
        None,
        context,
    ))
}
