//! Source text into functions and scripts.

use std::path::Path;

use boa_engine::{
    Context, JsObject, JsResult, JsValue, Script, Source, js_error,
    vm::frozen::{self, Frozen},
};
use boa_parser::source::ReadChar;

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
    let source = Source::from_bytes(text.as_bytes()).with_path(path);
    single_function(source, context)
}

/// Compiles as [`compile_function`] does, into bytes that [`thaw_function`] reads in another process of the same build.
///
/// The [`Frozen`] that holds these bytes also holds the text, which is `wrap(body, parameters)`.
///
/// # Errors
/// A `SyntaxError` of the text.
pub fn freeze_function(body: &str, parameters: &str, context: &mut Context) -> JsResult<Vec<u8>> {
    let text = wrap(body, parameters);
    let function = single_function(Source::from_bytes(text.as_bytes()), context)?;
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

fn single_function<R: ReadChar>(
    source: Source<'_, R>,
    context: &mut Context,
) -> JsResult<JsObject> {
    let script = Script::parse(source, None, context)?;
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
    Script::parse(Source::from_bytes(body.as_bytes()), None, context).is_ok()
}

/// True if `text` parses as a script.
pub fn is_script(text: &str, context: &mut Context) -> bool {
    Script::parse(Source::from_bytes(text.as_bytes()), None, context).is_ok()
}

/// True if `text` parses as an ES module.
pub fn is_module(text: &str, context: &mut Context) -> bool {
    // With the semicolon that Boa does not put in after an `export {}` that ends the text.
    let text = format!("{text}\n;");
    boa_engine::Module::parse(Source::from_bytes(text.as_bytes()), None, context).is_ok()
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
    let source = Source::from_bytes(text.as_bytes()).with_path(path);
    Script::parse(source, None, context)?.evaluate(context)
}
