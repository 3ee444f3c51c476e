//! `toLocaleString` of numbers and dates and `localeCompare`, in American English whatever locale is asked for: a build without
//! ICU data knows no other.

mod collate;
mod date;
mod number;

use boa_engine::{Context, JsObject, JsResult, JsValue, js_error, js_string};

use super::define::method;

pub(super) fn install(context: &Context) {
    let constructors = context.intrinsics().constructors();
    let number = constructors.number().prototype();
    method(
        &number,
        js_string!("toLocaleString"),
        0,
        number::number_to_locale_string,
        context,
    );
    let bigint = constructors.bigint().prototype();
    method(
        &bigint,
        js_string!("toLocaleString"),
        0,
        number::bigint_to_locale_string,
        context,
    );
    let date = constructors.date().prototype();
    method(
        &date,
        js_string!("toLocaleString"),
        0,
        date::to_locale_string,
        context,
    );
    method(
        &date,
        js_string!("toLocaleDateString"),
        0,
        date::to_locale_date_string,
        context,
    );
    method(
        &date,
        js_string!("toLocaleTimeString"),
        0,
        date::to_locale_time_string,
        context,
    );
    let string = constructors.string().prototype();
    method(
        &string,
        js_string!("localeCompare"),
        1,
        collate::locale_compare,
        context,
    );
}

/// The options, if there are any.
fn options(value: &JsValue, context: &mut Context) -> JsResult<Option<JsObject>> {
    if value.is_undefined() {
        Ok(None)
    } else {
        value.to_object(context).map(Some)
    }
}

/// An option as text.
fn text(options: Option<&JsObject>, name: &str, context: &mut Context) -> JsResult<Option<String>> {
    let Some(options) = options else {
        return Ok(None);
    };
    let value = options.get(boa_engine::JsString::from(name), context)?;
    if value.is_undefined() {
        return Ok(None);
    }
    Ok(Some(value.to_string(context)?.to_std_string_lossy()))
}

/// An option that takes some words.
fn word(
    options: Option<&JsObject>,
    name: &str,
    words: &[&'static str],
    context: &mut Context,
) -> JsResult<Option<&'static str>> {
    let Some(given) = text(options, name, context)? else {
        return Ok(None);
    };
    match words.iter().copied().find(|word| *word == given) {
        Some(word) => Ok(Some(word)),
        None => {
            Err(js_error!(RangeError: "Value {} out of range for options property {}", given, name))
        }
    }
}

/// An option that is true or false.
fn flag(options: Option<&JsObject>, name: &str, context: &mut Context) -> JsResult<Option<bool>> {
    let Some(options) = options else {
        return Ok(None);
    };
    let value = options.get(boa_engine::JsString::from(name), context)?;
    Ok((!value.is_undefined()).then(|| value.to_boolean()))
}
