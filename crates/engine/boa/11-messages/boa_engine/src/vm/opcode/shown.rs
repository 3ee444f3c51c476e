//! Values and expressions as V8's messages show them.
#![graft(new)]

use super::failure::{Text, class_name, describe};
use crate::value::JsVariant;
use crate::{Context, JsError, JsNativeError, JsObject, JsValue};

fn type_error(message: String) -> JsError {
    JsNativeError::typ().with_message(message).into()
}

/// A value beside its type, as V8 shows arguments: `number 1`, `string "x"`, `object null`, `undefined`.
pub(crate) fn typed(value: &JsValue) -> String {
    let kind = value.type_of();
    match value.variant() {
        JsVariant::Null => "object null".to_owned(),
        JsVariant::Boolean(flag) => format!("boolean {flag}"),
        JsVariant::String(text) => format!("{kind} \"{}\"", text.to_std_string_lossy()),
        JsVariant::Integer32(_) | JsVariant::Float64(_) => format!("{kind} {}", value.display()),
        _ => kind.to_owned(),
    }
}

/// A value as V8 shows it without running JavaScript: `1`, `x`, `[object Array]`, `#<Map>`, a function's source.
pub(crate) fn plain(value: &JsValue) -> String {
    match value.variant() {
        JsVariant::String(text) => text.to_std_string_lossy(),
        JsVariant::Symbol(symbol) => symbol.descriptive_string().to_std_string_lossy(),
        JsVariant::BigInt(number) => number.to_string(),
        JsVariant::Object(object) => plain_object(&object),
        _ => value.display().to_string(),
    }
}

fn plain_object(object: &JsObject) -> String {
    if let Some(function) = object.downcast_ref::<crate::builtins::function::OrdinaryFunction>() {
        let source = function
            .codeblock()
            .source_info()
            .text_spanned()
            .to_code_points();
        return source.map_or_else(|| describe(object), String::from_utf16_lossy);
    }
    if object.is_callable() {
        let name = super::failure::own_text(object, &crate::js_string!("name")).unwrap_or_default();
        return format!("function {name}() {{ [native code] }}");
    }
    if object.is_array() {
        return "[object Array]".to_owned();
    }
    match class_name(object).as_str() {
        name if name.ends_with("Array") => format!("[object {name}]"),
        name => format!("#<{name}>"),
    }
}

/// The source text at the place of the current instruction, and where in it that is.
fn with_place<R>(context: &Context, show: impl FnOnce(&Text<'_>, usize) -> R) -> Option<R> {
    let frame = context.vm.frame();
    let source = &frame.code_block().source_info;
    let position = source.map().find(frame.pc.saturating_sub(1))?;
    let units = source.text_spanned().whole()?;
    let mut at = 0;
    for _ in 1..position.line_number() {
        at += units[at..].iter().position(|unit| *unit == 0x0A)? + 1;
    }
    at += (position.column_number() as usize).checked_sub(1)?;
    (at < units.len()).then(|| show(&Text(units), at))
}

/// Null or undefined meets an object pattern.
#[cold]
pub(crate) fn cannot_destructure(value: &JsValue, context: &Context) -> JsError {
    let kind = value.display().to_string();
    let told = with_place(context, |text, at| {
        (text.char(at) == '{').then(|| {
            (
                text.first_key(at),
                text.initializer_of(at),
                text.is_nested(at),
            )
        })
    });
    let (key, source, nested) = told.flatten().unwrap_or_default();
    if nested && let Some(key) = key {
        return type_error(format!(
            "Cannot read properties of {kind} (reading '{key}')"
        ));
    }
    let shown = source.unwrap_or_else(|| {
        if value.is_null() {
            "object null".to_owned()
        } else {
            kind.clone()
        }
    });
    type_error(match key {
        Some(key) => format!("Cannot destructure property '{key}' of '{shown}' as it is {kind}."),
        None => format!("Cannot destructure '{shown}' as it is {kind}."),
    })
}

/// What is to be iterated may have no iterator: then the source says what it is.
#[cold]
pub(crate) fn explain_iterator(error: JsError, value: &JsValue, context: &Context) -> JsError {
    let Some(native) = error.as_native() else {
        return error;
    };
    if native.message().ends_with("Symbol(Symbol.iterator))") {
        return not_iterable(value, context);
    }
    error
}

fn not_iterable(value: &JsValue, context: &Context) -> JsError {
    let source = with_place(context, |text, at| match text.char(at) {
        '.' => None,
        // An array pattern: what it takes apart stands behind it, or is a parameter.
        '[' if text.is_pattern(at) => text.initializer_of(at),
        _ => text.expression_at(at),
    });
    let is_spread = with_place(context, |text, at| text.char(at) == '.') == Some(true);
    if is_spread && !value.is_null_or_undefined() {
        let message = "Spread syntax requires ...iterable[Symbol.iterator] to be a function";
        return type_error(message.to_owned());
    }
    type_error(match source.flatten() {
        Some(source) => format!("{source} is not iterable"),
        None if value.is_undefined() => {
            "undefined is not iterable (cannot read property Symbol(Symbol.iterator))".to_owned()
        }
        None => format!(
            "{} is not iterable (cannot read property Symbol(Symbol.iterator))",
            typed(value)
        ),
    })
}

impl Text<'_> {
    fn blank_end(&self, mut at: usize) -> usize {
        while at < self.0.len() && self.char(at).is_whitespace() {
            at += 1;
        }
        at
    }

    /// The first key of the object pattern at `open`, if it is a plain name.
    fn first_key(&self, open: usize) -> Option<String> {
        let start = self.blank_end(open + 1);
        let end = self.name_end(start);
        (end > start).then(|| self.slice(start, end))
    }

    /// Whether the bracket at `open` opens a pattern: an `=` that is no comparison follows its end, or a parameter list goes on.
    fn is_pattern(&self, open: usize) -> bool {
        let Some(close) = self.closing(open) else {
            return false;
        };
        let after = self.blank_end(close + 1);
        match self.char(after) {
            '=' => !matches!(self.char(after + 1), '=' | '>'),
            ')' | ',' => true,
            _ => self.slice(after, self.name_end(after)) == "of",
        }
    }

    /// Whether the pattern at `open` is the value of a property of another pattern.
    fn is_nested(&self, open: usize) -> bool {
        let before = self.before(open);
        before > 0 && self.char(before - 1) == ':'
    }

    /// What follows the pattern at `open` behind `=`, as V8 shows it.
    fn initializer_of(&self, open: usize) -> Option<String> {
        let after = self.blank_end(self.closing(open)? + 1);
        if self.slice(after, self.name_end(after)) == "of" {
            return Some(".for".to_owned());
        }
        if self.char(after) != '=' || matches!(self.char(after + 1), '=' | '>') {
            return None;
        }
        self.expression_at(self.blank_end(after + 1))
    }

    /// The expression that begins at `at`: names, members, calls and literals; anything else is no text that V8 would show.
    pub(super) fn expression_at(&self, at: usize) -> Option<String> {
        let mut shown;
        let mut end;
        match self.char(at) {
            quote @ ('\'' | '"' | '`') => {
                end = at + 1;
                while end < self.0.len() && self.char(end) != quote {
                    end += 1;
                }
                shown = format!("\"{}\"", self.slice(at + 1, end));
                end += 1;
            }
            '{' => {
                end = self.closing(at)? + 1;
                shown = if self.slice(at, end) == "{}" {
                    "{}".to_owned()
                } else {
                    "{(intermediate value)}".to_owned()
                };
            }
            '[' => {
                end = self.closing(at)? + 1;
                shown = if self.slice(at, end) == "[]" {
                    "[]".to_owned()
                } else {
                    "[...]".to_owned()
                };
            }
            '(' => {
                end = self.closing(at)? + 1;
                shown = "(intermediate value)".to_owned();
            }
            _ if self.is_name(at) => {
                end = self.name_end(at);
                shown = self.slice(at, end);
                if matches!(
                    shown.as_str(),
                    "new" | "function" | "async" | "class" | "await" | "yield" | "typeof" | "void"
                ) {
                    return Some("(intermediate value)".to_owned());
                }
            }
            _ => return None,
        }
        loop {
            let next = self.blank_end(end);
            match self.char(next) {
                '.' if self.is_name(next + 1) => {
                    end = self.name_end(next + 1);
                    shown = format!("{shown}.{}", self.slice(next + 1, end));
                }
                '?' if self.char(next + 1) == '.' && self.is_name(next + 2) => {
                    end = self.name_end(next + 2);
                    shown = format!("{shown}?.{}", self.slice(next + 2, end));
                }
                '(' => {
                    end = self.closing(next)? + 1;
                    shown = format!("{shown}(...)");
                }
                '[' => {
                    let close = self.closing(next)?;
                    end = close + 1;
                    let inner = self.slice(next + 1, close);
                    shown = match inner.trim().strip_prefix(['\'', '"']) {
                        Some(key) => format!("{shown}.{}", key.trim_end_matches(['\'', '"'])),
                        None => format!("{shown}[{}]", inner.trim()),
                    };
                }
                // The rest of a larger expression.
                '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '?' | '<' | '>' => {
                    return Some("(intermediate value)".to_owned());
                }
                _ => return Some(shown),
            }
        }
    }
}

/// The right-hand side of `in` is no object.
#[cold]
pub(crate) fn cannot_search(key: &str, value: &JsValue) -> JsError {
    type_error(format!(
        "Cannot use 'in' operator to search for '{key}' in {}",
        plain(value)
    ))
}

/// A property that stays, in strict mode.
#[cold]
pub(crate) fn cannot_delete(object: &JsObject, key: &crate::property::PropertyKey) -> JsError {
    let key = super::failure::text(key);
    if object.is::<crate::builtins::proxy::Proxy>() {
        return type_error(format!(
            "'deleteProperty' on proxy: trap returned falsish for property '{key}'"
        ));
    }
    type_error(format!(
        "Cannot delete property '{key}' of {}",
        plain_object(object)
    ))
}

/// What a class cannot extend.
#[cold]
pub(crate) fn cannot_extend(value: &JsValue) -> JsError {
    type_error(format!(
        "Class extends value {} is not a constructor or null",
        plain(value)
    ))
}

/// The `prototype` of what a class extends is neither an object nor null.
#[cold]
pub(crate) fn bad_super_prototype(value: &JsValue) -> JsError {
    type_error(format!(
        "Class extends value does not have valid prototype property {}",
        plain(value)
    ))
}

/// `super()` finds nothing to construct.
#[cold]
pub(crate) fn bad_super_constructor(found: &JsValue, context: &Context) -> JsError {
    let name = context.vm.frame().code_block().name().to_std_string_lossy();
    let found = match found.as_object() {
        // A class that extends null inherits from Function.prototype.
        Some(object) if object == context.intrinsics().constructors().function().prototype() => {
            "null".to_owned()
        }
        _ => plain(found),
    };
    type_error(match name.as_str() {
        "" => format!("Super constructor {found} of anonymous class is not a constructor"),
        name => format!("Super constructor {found} of {name} is not a constructor"),
    })
}
