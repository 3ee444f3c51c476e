//! `access`, and `existsSync` on top of it.

use std::path::Path;

use boa_engine::{Context, JsArgs, JsResult, JsValue};
use rustix::fs::Access;

use super::{
    arguments, sys,
    verb::{Call, Verb},
};
use crate::system_error::SystemError;

pub(super) static ACCESS: Verb = Verb {
    name: "access",
    required: 1,
    optional: 1,
    js,
};

pub(super) fn access(path: &Path, mode: Access) -> Result<(), SystemError> {
    sys::call_on("access", path, || rustix::fs::access(path, mode))
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let mode = mode_bits(&call.value(1), 0, call.context)?;
    let access_mode = Access::from_bits_truncate(mode);
    call.run_unit(move || access(&path, access_mode))
}

/// Bits from 0 to 7; the words of the errors are Node's own here.
pub(super) fn mode_bits(value: &JsValue, fallback: u32, context: &mut Context) -> JsResult<u32> {
    if value.is_null_or_undefined() {
        return Ok(fallback);
    }
    if !value.is_number() {
        let message = "mode must be int32 or null/undefined";
        return Err(arguments::worded(
            "TypeError",
            "ERR_INVALID_ARG_TYPE",
            message,
            context,
        ));
    }
    match u32::try_from(value.to_i32(context)?) {
        Ok(mode @ 0..=7) => Ok(mode),
        _ => {
            let message = "mode is out of range: >= 0 && <= 7";
            Err(arguments::worded(
                "RangeError",
                "ERR_OUT_OF_RANGE",
                message,
                context,
            ))
        }
    }
}

/// `fs.existsSync(path)`: what is no path does not exist.
pub(super) fn exists_sync(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let found = match arguments::path(args.get_or_undefined(0), "path", context) {
        Ok(path) => rustix::fs::access(&path, Access::EXISTS).is_ok(),
        Err(error) => {
            let error = ouro_engine::jobs::error_value(error, context);
            let code = match error.as_object() {
                Some(error) => error.get(boa_engine::js_string!("code"), context)?,
                None => JsValue::undefined(),
            };
            if code == JsValue::from(boa_engine::js_string!("ERR_INVALID_ARG_TYPE")) {
                crate::runtime::call_internal("internal/fs/rare", "warnExists", &[], context)?;
            }
            false
        }
    };
    Ok(found.into())
}
