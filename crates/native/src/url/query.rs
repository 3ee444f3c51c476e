//! `application/x-www-form-urlencoded`, by the URL standard.

use boa_engine::{Context, JsArgs, JsResult, JsValue, object::builtins::JsArray};
use url::form_urlencoded;

use crate::interop::{array, text};

/// `parseQuery(text)`: names and values in turn, in one array.
pub(super) fn js_parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let query = text::argument(args.get_or_undefined(0), context)?;
    let mut values = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        values.push(text::from_str(&name).into());
        values.push(text::from_str(&value).into());
    }
    Ok(array(values, context))
}

/// `serializeQuery(list)`: the inverse.
pub(super) fn js_serialize(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(list) = args.get_or_undefined(0).as_object() else {
        return Ok(text::from_str("").into());
    };
    let list = JsArray::from_object(list)?;
    let length = list.length(context)?;
    let mut out = form_urlencoded::Serializer::new(String::new());
    let mut at = 0;
    while at + 1 < length {
        let name = text::argument(&list.get(at, context)?, context)?;
        let value = text::argument(&list.get(at + 1, context)?, context)?;
        out.append_pair(&name, &value);
        at += 2;
    }
    Ok(text::from_str(&out.finish()).into())
}
