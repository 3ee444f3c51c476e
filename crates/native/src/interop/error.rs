//! Errors with Node's codes, thrown from Rust.

use boa_engine::{Context, JsError, JsObject, JsResult, JsValue, js_error, property::Attribute};

use super::{array, define, get, text};
use crate::builtins;

/// `new codes[code](...arguments)` of `internal/errors`; should that fail, what it failed with.
pub(crate) fn node_error(code: &str, arguments: &[JsValue], context: &mut Context) -> JsError {
    match construct(code, arguments, context) {
        Ok(error) => JsError::from_opaque(error.into()),
        Err(error) => error,
    }
}

fn construct(code: &str, arguments: &[JsValue], context: &mut Context) -> JsResult<JsObject> {
    let missing = || js_error!(Error: "There is no error code {}", code);
    let exports = builtins::require("internal/errors", context)?;
    let exports = exports.as_object().ok_or_else(missing)?;
    let codes = get(&exports, "codes", context)?
        .as_object()
        .ok_or_else(missing)?;
    let class = get(&codes, code, context)?
        .as_constructor()
        .ok_or_else(missing)?;
    class.construct(arguments, None, context)
}

/// `ERR_INVALID_ARG_TYPE`: argument `name` is of none of the types `expected`.
pub(crate) fn invalid_arg_type(
    name: &str,
    expected: &[&str],
    value: &JsValue,
    context: &mut Context,
) -> JsError {
    let types = expected.iter().map(|name| text::from_str(name).into());
    let types = array(types, context);
    let arguments = [text::from_str(name).into(), types, value.clone()];
    node_error("ERR_INVALID_ARG_TYPE", &arguments, context)
}

/// `ERR_OUT_OF_RANGE`: argument `name` is not within `range`, given in words.
pub(crate) fn out_of_range(
    name: &str,
    range: &str,
    value: &JsValue,
    context: &mut Context,
) -> JsError {
    let arguments = [
        text::from_str(name).into(),
        text::from_str(range).into(),
        value.clone(),
    ];
    node_error("ERR_OUT_OF_RANGE", &arguments, context)
}

/// Gives `error` an own property `code`, as the errors of Node's C++ half have it.
pub(crate) fn coded(error: JsError, code: &str, context: &mut Context) -> JsError {
    match error.into_opaque(context) {
        Ok(value) => {
            if let Some(object) = value.as_object() {
                define(
                    &object,
                    "code",
                    text::from_str(code).into(),
                    Attribute::all(),
                );
            }
            JsError::from_opaque(value)
        }
        Err(error) => error,
    }
}

/// `validateInteger(value, name, min, max)`.
///
/// # Errors
/// `ERR_INVALID_ARG_TYPE` for what is no number, `ERR_OUT_OF_RANGE` for what is not an integer from `min` to `max`.
pub(crate) fn integer(
    value: &JsValue,
    name: &str,
    min: f64,
    max: f64,
    context: &mut Context,
) -> JsResult<f64> {
    let Some(number) = value.as_number() else {
        return Err(invalid_arg_type(name, &["number"], value, context));
    };
    if number.fract() != 0.0 || !number.is_finite() {
        return Err(out_of_range(name, "an integer", value, context));
    }
    if number < min || number > max {
        let range = format!(">= {min} && <= {max}");
        return Err(out_of_range(name, &range, value, context));
    }
    Ok(number)
}

/// `Number.MAX_SAFE_INTEGER`.
pub(crate) const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// The `TypeError` of an argument that is not the string, or not the buffer, that a native function needs.
pub(crate) fn argument_must_be(what: &str, context: &mut Context) -> JsError {
    let error = js_error!(TypeError: "argument must be a {}", what);
    coded(error, "ERR_INVALID_ARG_TYPE", context)
}
