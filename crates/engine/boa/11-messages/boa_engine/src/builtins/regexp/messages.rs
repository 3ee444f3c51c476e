//! What is wrong with a pattern or its flags, in V8's words.
#![graft(new)]

use crate::{JsError, JsNativeError, JsString};

pub(super) fn of_v8(error: JsError, pattern: &JsString, flags: &JsString) -> JsError {
    let Some(native) = error.as_native() else {
        return error;
    };
    let flags = flags.to_std_string_lossy();
    let message = match native.message().strip_prefix("failed to create matcher: ") {
        Some(what) => {
            let pattern = pattern.to_std_string_lossy();
            format!(
                "Invalid regular expression: /{pattern}/{flags}: {}",
                words(what, &pattern, &flags)
            )
        }
        None if native.message().contains("flag") => {
            format!("Invalid flags supplied to RegExp constructor '{flags}'")
        }
        None => return error,
    };
    JsNativeError::syntax().with_message(message).into()
}

/// The matcher's words beside V8's; some of its words cover several of V8's.
fn words<'a>(what: &'a str, pattern: &str, flags: &str) -> &'a str {
    let unicode = flags.contains(['u', 'v']);
    match what {
        "Unbalanced parenthesis" if closes_too_often(pattern) => "Unmatched ')'",
        "Unbalanced parenthesis" => "Unterminated group",
        "Unbalanced bracket" => "Unterminated character class",
        "Invalid atom character" if unicode && pattern.starts_with([']', '}']) => {
            "Lone quantifier brackets"
        }
        "Invalid atom character" => "Nothing to repeat",
        "Incomplete escape" => "\\ at end of pattern",
        "Invalid quantifier" => "numbers out of order in {} quantifier",
        "Quantifier not allowed here" => "Invalid quantifier",
        "Invalid braced quantifier" => "Incomplete quantifier",
        _ if what.starts_with("Range values reversed") => "Range out of order in character class",
        "Invalid token at named capture group identifier" if pattern.ends_with("(?") => {
            "Invalid group"
        }
        "Invalid token at named capture group identifier" => "Invalid capture group name",
        _ if what.starts_with("Backreference to invalid named") => {
            "Invalid named capture referenced"
        }
        "Invalid named backreference syntax" => "Invalid named reference",
        "Invalid unicode escape" => "Invalid Unicode escape",
        "Invalid character escape" if pattern.contains("\\c") => "Invalid Unicode escape",
        "Invalid character escape" => "Invalid escape",
        "Invalid character range" => "Invalid character class",
        "Invalid class set character" => "Invalid character in character class",
        "Invalid group modifier" if pattern.contains('-') => "Repeated flag in flag group",
        "Invalid group modifier" => "Invalid group",
        "Regular expression is too deeply nested" => "Regular expression too large",
        _ => what,
    }
}

/// Whether a parenthesis closes that none has opened.
fn closes_too_often(pattern: &str) -> bool {
    let (mut depth, mut in_class, mut escaped) = (0_i32, false, false);
    for character in pattern.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return true;
        }
    }
    false
}
