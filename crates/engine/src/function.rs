//! Source text into functions and scripts.

use std::path::Path;

use boa_engine::{
    Context, JsObject, JsResult, JsValue, Module, Script, Source, js_error,
    vm::frozen::{self, Frozen},
};
use boa_parser::async_call;

use crate::errors;

/// Compiles `body` as the body of a function with `parameters`, as CommonJS wraps a file.
///
/// `path` is what stack traces show. The text before the body stays on the body's first line, so that
/// line and column numbers in stacks are the file's.
///
/// # Errors
/// A `SyntaxError` of the text, or whatever Boa throws when it cannot compile it.
pub fn compile_function(
    body: &str,
    parameters: &str,
    path: &Path,
    context: &mut Context,
) -> JsResult<JsObject> {
    errors::set_prefix(path, prefix_columns(parameters), context);
    let text = wrap(body, parameters);
    single_function(&text, Some(path), context)
}

/// Compiles as [`compile_function`] does, into bytes that [`thaw_function`] reads in another process of the same build.
///
/// The [`Frozen`] that holds these bytes also holds the text, which is `wrap(body, parameters)`.
///
/// # Errors
/// A `SyntaxError` of the text.
pub fn freeze_function(body: &str, parameters: &str, context: &mut Context) -> JsResult<Vec<u8>> {
    let text = wrap(body, parameters);
    let function = single_function(&text, None, context)?;
    frozen::freeze(&function).ok_or_else(|| js_error!(TypeError: "the text is not a function"))
}

/// Makes the function that [`freeze_function`] compiled with `parameters`, without a parser.
pub fn thaw_function(
    function: &'static Frozen,
    parameters: &str,
    path: &Path,
    context: &mut Context,
) -> JsObject {
    errors::set_prefix(path, prefix_columns(parameters), context);
    function.thaw(path, context)
}

/// The text of a function with `parameters` around `body`, whose first line stays the first; a hashbang becomes a comment.
pub fn wrap(body: &str, parameters: &str) -> String {
    let mut text = String::with_capacity(body.len() + parameters.len() + 32);
    text.push_str("(function (");
    text.push_str(parameters);
    text.push_str(") {");
    match body.strip_prefix("#!") {
        Some(rest) => {
            text.push_str("//");
            text.push_str(rest);
        }
        None => text.push_str(body),
    }
    text.push_str("\n})");
    text
}

/// Parses a script.
fn script(text: &str, path: Option<&Path>, context: &mut Context) -> JsResult<Script> {
    async_call::settled(|| {
        let source = Source::from_bytes(text.as_bytes());
        match path {
            Some(path) => Script::parse(source.with_path(path), None, context),
            None => Script::parse(source, None, context),
        }
    })
}

/// Parses an ES module.
///
/// # Errors
/// Its `SyntaxError`.
pub fn module(text: &[u8], path: &Path, context: &mut Context) -> JsResult<Module> {
    async_call::settled(|| {
        let source = Source::from_bytes(text).with_path(path);
        Module::parse(source, None, context)
    })
}

fn single_function(text: &str, path: Option<&Path>, context: &mut Context) -> JsResult<JsObject> {
    let script = script(text, path, context)?;
    if !script.is_single_function() {
        return Err(js_error!(SyntaxError: "Unexpected token '}'"));
    }
    let value = script.evaluate(context)?;
    value
        .as_object()
        .ok_or_else(|| js_error!(SyntaxError: "Unexpected token '}'"))
}

/// True if `text` parses as a script's function body with `parameters`, when nothing runs.
pub fn is_function_body(text: &str, context: &mut Context) -> bool {
    let body = match text.strip_prefix("#!") {
        Some(rest) => {
            format!("(function (exports, require, module, __filename, __dirname) {{//{rest}\n}})")
        }
        None => {
            format!("(function (exports, require, module, __filename, __dirname) {{{text}\n}})")
        }
    };
    script(&body, None, context).is_ok()
}

/// True if `text` parses as a script.
pub fn is_script(text: &str, context: &mut Context) -> bool {
    script(text, None, context).is_ok()
}

/// True if `text` parses as an ES module.
pub fn is_module(text: &str, context: &mut Context) -> bool {
    module(text.as_bytes(), Path::new(""), context).is_ok()
}

/// How many columns [`compile_function`] puts before the body's first line.
fn prefix_columns(parameters: &str) -> u32 {
    u32::try_from("(function (".len() + parameters.len() + ") {".len()).unwrap_or(u32::MAX)
}

/// Runs `text` as a script of the global scope and returns its completion value.
///
/// # Errors
/// What the script throws, or its `SyntaxError`.
pub fn evaluate_script(text: &str, path: &Path, context: &mut Context) -> JsResult<JsValue> {
    script(text, Some(path), context)?.evaluate(context)
}
