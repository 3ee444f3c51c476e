//! The properties of `RegExp` that tell of the last match. Like V8's they take any receiver.

use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, context::LastMatch, js_string};

use super::define::{Native, accessor};

/// A group of the last match.
macro_rules! group {
    ($number:literal) => {
        |_, _, context| {
            Ok(told(context, |last| {
                last.groups
                    .get($number)
                    .cloned()
                    .flatten()
                    .unwrap_or_default()
            }))
        }
    };
}

const GROUPS: [(&str, Native); 9] = [
    ("$1", group!(1)),
    ("$2", group!(2)),
    ("$3", group!(3)),
    ("$4", group!(4)),
    ("$5", group!(5)),
    ("$6", group!(6)),
    ("$7", group!(7)),
    ("$8", group!(8)),
    ("$9", group!(9)),
];

/// Both names of each, and what it tells.
const PARTS: [(&str, &str, Native); 4] = [
    ("lastMatch", "$&", last_match),
    ("lastParen", "$+", last_paren),
    ("leftContext", "$`", left_context),
    ("rightContext", "$'", right_context),
];

/// `RegExp.input`, when a program has set it.
struct Input(JsString);

pub(super) fn install(context: &Context) {
    let constructor = context.intrinsics().constructors().regexp().constructor();
    for name in ["input", "$_"] {
        accessor(&constructor, name, input, Some(set_input), context);
    }
    for (name, sign, get) in PARTS {
        for name in [name, sign] {
            accessor(&constructor, name, get, Some(ignore), context);
        }
    }
    for (name, get) in GROUPS {
        accessor(&constructor, name, get, Some(ignore), context);
    }
}

fn told(context: &Context, tell: impl FnOnce(&LastMatch) -> JsString) -> JsValue {
    context.last_match().map(tell).unwrap_or_default().into()
}

fn ignore(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(JsValue::undefined())
}

fn last_match(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(told(context, |last| {
        last.groups.first().cloned().flatten().unwrap_or_default()
    }))
}

fn last_paren(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(told(context, |last| match last.groups.as_slice() {
        [_, .., paren] => paren.clone().unwrap_or_default(),
        _ => js_string!(),
    }))
}

fn left_context(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(told(context, |last| {
        last.input.get(..last.index).unwrap_or_default()
    }))
}

fn right_context(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(told(context, |last| {
        let length = last
            .groups
            .first()
            .and_then(Option::as_ref)
            .map_or(0, JsString::len);
        last.input.get(last.index + length..).unwrap_or_default()
    }))
}

fn input(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if let Some(input) = context.get_data::<Input>() {
        return Ok(input.0.clone().into());
    }
    Ok(told(context, |last| last.input.clone()))
}

fn set_input(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = args.get_or_undefined(0).to_string(context)?;
    context.insert_data(Input(input));
    Ok(JsValue::undefined())
}
