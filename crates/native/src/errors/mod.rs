//! The Rust half of `internal/errors`: the table of error codes, and what the system's numbers mean.
//!
//! JavaScript builds the class of a code when the code is first named, from its row here. To add a code, add a row
//! to `table.rs`; a message with logic also gets a function in `stdlib-js/internal/errors/messages.js`.

mod table;

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue};

use crate::{
    interop::{self, Binding, text},
    system_error,
};

/// `internalBinding('errors')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("hideFromStacks", 1, hide_from_stacks),
            ("lookup", 1, lookup),
            ("showCode", 1, show_code),
            ("systemError", 1, js_system_error),
            ("systemErrors", 0, js_system_errors),
        ])
        .build())
}

/// `lookup(code)`: `[class, message, properties, other classes]`, undefined for a code that there is not.
fn lookup(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let code = text::argument(args.get_or_undefined(0), context)?;
    let Ok(at) = table::CODES.binary_search_by_key(&code.as_str(), |row| row.0) else {
        return Ok(JsValue::undefined());
    };
    let (_, class, message, properties, others) = table::CODES[at];
    let row = [class, message, properties, others].map(|text| text::from_str(text).into());
    Ok(interop::array(row, context))
}

/// `hideFromStacks(fn)`: stacks do not show the function.
fn hide_from_stacks(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    if let Some(function) = args.get_or_undefined(0).as_object() {
        ouro_engine::errors::hide_from_stacks(&function);
    }
    Ok(JsValue::undefined())
}

/// `showCode(prototype)`: the stacks of errors with this prototype begin with `Name [code]: message`.
fn show_code(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    if let Some(prototype) = args.get_or_undefined(0).as_object() {
        ouro_engine::errors::show_code(&prototype);
    }
    Ok(JsValue::undefined())
}

/// `systemError(errno)`: `[name, message]` of libuv's (negative) number, undefined for one that it does not know.
fn js_system_error(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let errno = args.get_or_undefined(0).to_i32(context)?;
    let Some((name, message)) = errno.checked_neg().and_then(system_error::describe) else {
        return Ok(JsValue::undefined());
    };
    let row = [name, message].map(|text| text::from_str(text).into());
    Ok(interop::array(row, context))
}

/// `systemErrors()`: number, name and message of each error in turn, in one array.
fn js_system_errors(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let flat: Vec<JsValue> = system_error::ERRORS
        .iter()
        .flat_map(|&(errno, name, message)| {
            [
                JsValue::from(-errno),
                text::from_str(name).into(),
                text::from_str(message).into(),
            ]
        })
        .collect();
    Ok(interop::array(flat, context))
}

#[cfg(test)]
mod tests {
    use super::table::CODES;

    #[test]
    fn codes_are_sorted_and_holes_have_arguments() {
        assert!(CODES.is_sorted_by(|a, b| a.0 < b.0));
        for (code, _, message, properties, _) in CODES {
            let numbers = message
                .match_indices('%')
                .map(|(at, _)| &message[at + 1..at + 2]);
            assert!(
                numbers
                    .clone()
                    .all(|n| matches!(n, "1" | "2" | "3" | "4" | "5")),
                "{code}"
            );
            for property in properties.split_whitespace() {
                assert!(property.contains('='), "{code}");
            }
        }
    }
}
