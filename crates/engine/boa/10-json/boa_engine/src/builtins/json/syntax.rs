//! What `JSON.parse` says about a text that is not JSON, in V8's words.
#![graft(new)]

use crate::error::JsNativeError;
use crate::{JsError, JsString};

/// What was wrong, and the unit where.
pub(super) enum Place {
    End,
    Token(usize),
    Number(usize),
    PropertyNameOrEnd(usize),
    QuotedPropertyName(usize),
    Colon(usize),
    CommaOrBrace(usize),
    CommaOrBracket(usize),
    AfterEnd(usize),
    ControlCharacter(usize),
    Escape(usize),
    UnicodeEscape(usize),
    UnterminatedString(usize),
    NoNumberAfterMinus(usize),
    Fraction(usize),
    Exponent(usize),
}

/// How much text is quoted on either side of a token.
const CONTEXT: usize = 10;

pub(super) fn error(text: &JsString, place: &Place) -> JsError {
    let (what, at) = match place {
        Place::End => return syntax_error("Unexpected end of JSON input".to_owned()),
        Place::Token(at) => return syntax_error(unexpected_token(text, *at)),
        Place::Number(at) => ("Unexpected number", *at),
        Place::PropertyNameOrEnd(at) => ("Expected property name or '}'", *at),
        Place::QuotedPropertyName(at) => ("Expected double-quoted property name", *at),
        Place::Colon(at) => ("Expected ':' after property name", *at),
        Place::CommaOrBrace(at) => ("Expected ',' or '}' after property value", *at),
        Place::CommaOrBracket(at) => ("Expected ',' or ']' after array element", *at),
        Place::AfterEnd(at) => {
            return syntax_error(located(
                text,
                "Unexpected non-whitespace character after JSON",
                *at,
            ));
        }
        Place::ControlCharacter(at) => ("Bad control character in string literal", *at),
        Place::Escape(at) => ("Bad escaped character", *at),
        Place::UnicodeEscape(at) => ("Bad Unicode escape", *at),
        Place::UnterminatedString(at) => ("Unterminated string", *at),
        Place::NoNumberAfterMinus(at) => ("No number after minus sign", *at),
        Place::Fraction(at) => ("Unterminated fractional number", *at),
        Place::Exponent(at) => ("Exponent part is missing a number", *at),
    };
    syntax_error(located(text, &format!("{what} in JSON"), at))
}

fn syntax_error(message: String) -> JsError {
    JsNativeError::syntax().with_message(message).into()
}

fn located(text: &JsString, what: &str, at: usize) -> String {
    let mut line = 1;
    let mut line_start = 0;
    let mut previous = 0;
    for (index, unit) in text.iter().take(at).enumerate() {
        if unit == 0x0D || (unit == 0x0A && previous != 0x0D) {
            line += 1;
        }
        if unit == 0x0D || unit == 0x0A {
            line_start = index + 1;
        }
        previous = unit;
    }
    format!(
        "{what} at position {at} (line {line} column {})",
        at - line_start + 1
    )
}

fn unexpected_token(text: &JsString, at: usize) -> String {
    let whole = || text.to_std_string_lossy();
    if ["undefined", "NaN", "Infinity", "[object Object]"]
        .iter()
        .any(|special| *text == **special)
    {
        return format!("\"{}\" is not valid JSON", whole());
    }
    let part = |from: usize, to: usize| text.slice(from, to).to_std_string_lossy();
    let token = part(at, at + 1);
    let len = text.len();
    let quoted = if len <= 2 * CONTEXT {
        format!("\"{}\"", whole())
    } else {
        let (cut_before, cut_after) = (at >= CONTEXT, at < len - CONTEXT);
        let from = if cut_before { at - CONTEXT } else { 0 };
        let to = if cut_after { at + CONTEXT } else { len };
        let dots = |cut: bool| if cut { "..." } else { "" };
        format!(
            "{}\"{}\"{}",
            dots(cut_before),
            part(from, to),
            dots(cut_after)
        )
    };
    format!("Unexpected token '{token}', {quoted} is not valid JSON")
}
