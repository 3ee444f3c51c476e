//! `import.meta`.

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, Module, NativeFunction, js_string,
    object::FunctionObjectBuilder, property::Attribute,
};

use super::graph::resolve;
use crate::{
    interop::{define, text},
    modules::{
        loader::Loader,
        resolve::{self, files::dirname, import::file_path},
    },
};

/// Fills `import.meta` of `module`.
pub(crate) fn init(meta: &JsObject, module: &Module, context: &mut Context) {
    let url = module
        .path()
        .map(|path| path.to_string_lossy().into_owned())
        .unwrap_or_default();
    let path = url::Url::parse(&url)
        .ok()
        .filter(|url| url.scheme() == "file")
        .and_then(|url| file_path(&url).ok());
    if let Some(path) = &path {
        define(
            meta,
            "dirname",
            text::from_str(dirname(path)).into(),
            Attribute::all(),
        );
        define(
            meta,
            "filename",
            text::from_str(path).into(),
            Attribute::all(),
        );
    }
    let is_main = Loader::of(context).is_main(&url);
    define(meta, "main", is_main.into(), Attribute::all());
    let base: JsValue = text::from_str(&url).into();
    let function = NativeFunction::from_copy_closure_with_captures(js_resolve, base.clone());
    let function = FunctionObjectBuilder::new(context.realm(), function)
        .name(js_string!("resolve"))
        .length(1)
        .build();
    define(
        meta,
        "resolve",
        JsObject::from(function).into(),
        Attribute::all(),
    );
    define(meta, "url", base, Attribute::all());
}

/// A URL, whether or not a file is there.
fn js_resolve(
    _: &JsValue,
    args: &[JsValue],
    base: &JsValue,
    context: &mut Context,
) -> JsResult<JsValue> {
    let base = text::argument(base, context)?;
    let specifier = text::argument(args.get_or_undefined(0), context)?;
    resolve_loosely(&specifier, &base, context)
}

fn resolve_loosely(specifier: &str, base: &str, context: &mut Context) -> JsResult<JsValue> {
    let loader = Loader::of(context);
    let found = loader
        .resolver(context)
        .import(specifier, base, &crate::builtins::is_builtin);
    match found {
        Err(
            resolve::Error::NotFound { url: Some(url), .. } | resolve::Error::Folder { url, .. },
        ) => Ok(text::from_str(&url).into()),
        Ok(url) => Ok(text::from_str(&url).into()),
        Err(_) => match resolve(specifier, base, context) {
            Ok(url) => Ok(text::from_str(&url).into()),
            Err(error) => Err(error),
        },
    }
}
