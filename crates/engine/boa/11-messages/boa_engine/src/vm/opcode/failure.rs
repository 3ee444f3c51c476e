//! What the VM's errors say, in V8's words.
#![graft(new)]

use crate::object::internal_methods::InternalMethodPropertyContext;
use crate::property::PropertyKey;
use crate::value::JsVariant;
use crate::{Context, JsError, JsNativeError, JsObject, JsString, JsValue};

fn type_error(message: String) -> JsError {
    JsNativeError::typ().with_message(message).into()
}

pub(super) fn text(key: &PropertyKey) -> String {
    match key {
        PropertyKey::String(key) => key.to_std_string_lossy(),
        PropertyKey::Index(index) => index.get().to_string(),
        PropertyKey::Symbol(symbol) => symbol.descriptive_string().to_std_string_lossy(),
    }
}

/// The key that a value makes without running JavaScript.
fn key_of(value: &JsValue) -> Option<String> {
    match value.variant() {
        JsVariant::Object(_) => None,
        JsVariant::Symbol(symbol) => Some(symbol.descriptive_string().to_std_string_lossy()),
        JsVariant::String(key) => Some(key.to_std_string_lossy()),
        _ => Some(value.display().to_string()),
    }
}

/// A property was read from null or undefined.
#[cold]
pub(super) fn cannot_read(object: &JsValue, key: &JsValue) -> JsError {
    let object = object.display().to_string();
    type_error(match key_of(key) {
        Some(key) if key == "Symbol(Symbol.iterator)" => {
            let object = if object == "null" {
                "object null".to_owned()
            } else {
                object
            };
            format!("{object} is not iterable (cannot read property {key})")
        }
        Some(key) => format!("Cannot read properties of {object} (reading '{key}')"),
        None => format!("Cannot read properties of {object}"),
    })
}

/// A property of null or undefined was set.
#[cold]
pub(super) fn cannot_set_on(object: &JsValue, key: &JsValue) -> JsError {
    let object = object.display();
    type_error(match key_of(key) {
        Some(key) => format!("Cannot set properties of {object} (setting '{key}')"),
        None => format!("Cannot set properties of {object}"),
    })
}

/// A store in strict mode failed: why?
#[cold]
pub(crate) fn cannot_set(base: &JsValue, key: &PropertyKey, context: &mut Context) -> JsError {
    let name = text(key);
    let kind = base.type_of();
    let shown = base.display();
    let Some(object) = base.as_object() else {
        let is_own = matches!(key, PropertyKey::Index(_)) || name == "length";
        return type_error(if base.is_string() && is_own {
            let shown = base
                .as_string()
                .map(|s| s.to_std_string_lossy())
                .unwrap_or_default();
            format!("Cannot assign to read only property '{name}' of string '{shown}'")
        } else if let Some(string) = base.as_string() {
            format!(
                "Cannot create property '{name}' on string '{}'",
                string.to_std_string_lossy()
            )
        } else {
            format!("Cannot create property '{name}' on {kind} '{shown}'")
        });
    };
    let shown = describe(&object);
    let mut holder = Some(object.clone());
    while let Some(current) = holder {
        let context = &mut InternalMethodPropertyContext::new(context);
        // Proxies would run traps: their own message is kept simple.
        if current.is::<crate::builtins::proxy::Proxy>() {
            break;
        }
        match current.__get_own_property__(key, context) {
            Ok(Some(property)) if property.is_accessor_descriptor() => {
                return type_error(format!(
                    "Cannot set property {name} of {shown} which has only a getter"
                ));
            }
            Ok(Some(_)) => {
                let kind = if object.is_callable() {
                    "function"
                } else {
                    "object"
                };
                let shown = super::shown::plain(&object.clone().into());
                return type_error(format!(
                    "Cannot assign to read only property '{name}' of {kind} '{shown}'"
                ));
            }
            Ok(None) => holder = current.prototype(),
            Err(error) => return error,
        }
    }
    if object.is::<crate::builtins::proxy::Proxy>() {
        return type_error(format!(
            "'set' on proxy: trap returned falsish for property '{name}'"
        ));
    }
    type_error(format!(
        "Cannot add property {name}, object is not extensible"
    ))
}

/// Why a property cannot be defined.
#[cold]
pub(crate) fn cannot_define(object: &JsObject, key: &PropertyKey) -> String {
    let name = text(key);
    if object.is::<crate::builtins::proxy::Proxy>() {
        return format!("'defineProperty' on proxy: trap returned falsish for property '{name}'");
    }
    if object.borrow().properties().contains_key(key) || object.borrow().extensible {
        format!("Cannot redefine property: {name}")
    } else {
        format!("Cannot define property {name}, object is not extensible")
    }
}

/// `#<Name>` by the class of an object, without running JavaScript.
pub(crate) fn describe(object: &JsObject) -> String {
    format!("#<{}>", class_name(object))
}

/// An own data property, read without running JavaScript.
fn own_value(object: &JsObject, key: JsString) -> Option<JsValue> {
    let property = object.borrow().properties().get(&PropertyKey::from(key));
    property.as_ref().and_then(|p| p.value().cloned())
}

/// The text of an own data property.
pub(crate) fn own_text(object: &JsObject, key: &JsString) -> Option<String> {
    Some(
        own_value(object, key.clone())?
            .as_string()?
            .to_std_string_lossy(),
    )
}

/// The name of the constructor that a prototype knows.
pub(crate) fn class_name(object: &JsObject) -> String {
    let mut prototype = object.prototype();
    while let Some(current) = prototype {
        let constructor = own_value(&current, crate::js_string!("constructor"))
            .and_then(|value| value.as_object());
        if let Some(constructor) = constructor {
            let name = own_text(&constructor, &crate::js_string!("name"));
            return name.unwrap_or_else(|| "Object".to_owned());
        }
        prototype = current.prototype();
    }
    "Object".to_owned()
}

/// What is called is not a function, or what is constructed not a constructor.
#[cold]
pub(super) fn is_not_a(value: &JsValue, what: &str, context: &Context) -> JsError {
    let shown = called(context).unwrap_or_else(|| {
        value
            .as_object()
            .map_or_else(|| value.display().to_string(), |o| describe(&o))
    });
    type_error(format!("{shown} is not a {what}"))
}

/// The source of what the current instruction calls.
fn called(context: &Context) -> Option<String> {
    let frame = context.vm.frame();
    let source = &frame.code_block().source_info;
    let position = source.map().find(frame.pc.saturating_sub(1))?;
    let units = source.text_spanned().whole()?;
    let mut at = 0;
    for _ in 1..position.line_number() {
        at += units[at..].iter().position(|unit| *unit == 0x0A)? + 1;
    }
    at += position.column_number() as usize - 1;
    (at < units.len()).then(|| Text(units).called_at(at))
}

const UNKNOWN: &str = "(intermediate value)";
/// Longer chains are cut.
const MAX_LINKS: usize = 12;

/// A reader of source text around a call; heuristic, since the tree is gone.
pub(super) struct Text<'a>(pub(super) &'a [u16]);

impl Text<'_> {
    pub(super) fn char(&self, at: usize) -> char {
        self.0
            .get(at)
            .and_then(|unit| char::from_u32((*unit).into()))
            .unwrap_or('\u{FFFD}')
    }

    pub(super) fn is_name(&self, at: usize) -> bool {
        let c = self.char(at);
        c.is_alphanumeric() || matches!(c, '_' | '$' | '#')
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> String {
        String::from_utf16_lossy(&self.0[from.min(to)..to])
    }

    /// The index after the last character before `at` that is not blank.
    pub(super) fn before(&self, mut at: usize) -> usize {
        while at > 0 && self.char(at - 1).is_whitespace() {
            at -= 1;
        }
        at
    }

    pub(super) fn name_end(&self, mut at: usize) -> usize {
        while at < self.0.len() && self.is_name(at) {
            at += 1;
        }
        at
    }

    /// What is called, when the source map points to `at`: a method's name, an expression's beginning or `new`.
    fn called_at(&self, at: usize) -> String {
        let end = self.name_end(at);
        let name = self.slice(at, end);
        if name == "new" {
            let mut start = end;
            while self.char(start).is_whitespace() && start < self.0.len() {
                start += 1;
            }
            let mut end = self.name_end(start);
            while self.char(end) == '.' && self.is_name(end + 1) {
                end = self.name_end(end + 1);
            }
            return if end == start {
                UNKNOWN.to_owned()
            } else {
                self.slice(start, end)
            };
        }
        let before = self.before(at);
        let previous = if before == 0 {
            ' '
        } else {
            self.char(before - 1)
        };
        match previous {
            '.' if end > at => {
                format!(
                    "{}{}.{name}",
                    self.chain(before - 1, 0),
                    self.question(before - 1)
                )
            }
            '[' => {
                let Some(close) = self.closing(before - 1) else {
                    return UNKNOWN.to_owned();
                };
                let inner = self.slice(before, close);
                let object = self.chain(before - 1, 0);
                match inner.trim().strip_prefix(['\'', '"']) {
                    Some(key) => format!("{object}.{}", key.trim_end_matches(['\'', '"'])),
                    None => format!("{object}[{}]", inner.trim()),
                }
            }
            // The beginning of an optional chain, whose end is what is called.
            _ if end > at && self.char(end) == '?' && self.char(end + 1) == '.' => {
                let chain = self.expression_at(at).unwrap_or(name);
                chain
                    .strip_suffix("(...)")
                    .map(str::to_owned)
                    .unwrap_or(chain)
            }
            _ if end > at => name,
            // `f()()` is where its first arguments begin.
            _ if self.char(at) == '(' && before > 0 && self.ends_expression(before - 1) => {
                format!("{}(...)", self.chain(at, 0))
            }
            _ => UNKNOWN.to_owned(),
        }
    }

    /// `?` when the dot at `at` belongs to `?.`.
    fn question(&self, at: usize) -> &'static str {
        if at > 0 && self.char(at - 1) == '?' {
            "?"
        } else {
            ""
        }
    }

    fn ends_expression(&self, at: usize) -> bool {
        self.is_name(at) || matches!(self.char(at), ')' | ']')
    }

    /// The expression that ends before the dot, bracket or parenthesis at `at`.
    fn chain(&self, at: usize, links: usize) -> String {
        let mut end = self.before(at);
        if end > 0 && self.char(end - 1) == '?' {
            end = self.before(end - 1);
        }
        if end == 0 || links == MAX_LINKS {
            return UNKNOWN.to_owned();
        }
        match self.char(end - 1) {
            _ if self.is_name(end - 1) => {
                let mut start = end;
                while start > 0 && self.is_name(start - 1) {
                    start -= 1;
                }
                let name = self.slice(start, end);
                let before = self.before(start);
                if before > 0 && self.char(before - 1) == '.' {
                    let dot = before - 1;
                    return format!(
                        "{}{}.{name}",
                        self.chain(dot, links + 1),
                        self.question(dot)
                    );
                }
                name
            }
            ')' => match self.opening(end - 1) {
                Some(open) if self.is_call(open) => {
                    format!("{}(...)", self.chain(open, links + 1))
                }
                _ => UNKNOWN.to_owned(),
            },
            ']' => match self.opening(end - 1) {
                Some(open) if self.is_call(open) => {
                    let inner = self.slice(open + 1, end - 1);
                    format!("{}[{}]", self.chain(open, links + 1), inner.trim())
                }
                _ => UNKNOWN.to_owned(),
            },
            quote @ ('\'' | '"') => {
                let mut start = end - 1;
                while start > 0 && self.char(start - 1) != quote {
                    start -= 1;
                }
                format!("\"{}\"", self.slice(start, end - 1))
            }
            _ => UNKNOWN.to_owned(),
        }
    }

    /// Whether the bracket at `open` follows an expression, not a keyword or an operator.
    fn is_call(&self, open: usize) -> bool {
        const KEYWORDS: [&str; 10] = [
            "return", "typeof", "await", "yield", "in", "of", "new", "void", "delete", "case",
        ];
        let end = self.before(open);
        if end == 0 || !self.ends_expression(end - 1) {
            return false;
        }
        let mut start = end;
        while start > 0 && self.is_name(start - 1) {
            start -= 1;
        }
        !KEYWORDS.contains(&self.slice(start, end).as_str())
    }

    fn opening(&self, close: usize) -> Option<usize> {
        let mut depth = 0;
        for at in (0..=close).rev() {
            match self.char(at) {
                ')' | ']' | '}' => depth += 1,
                '(' | '[' | '{' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0;
        for at in open..self.0.len() {
            match self.char(at) {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }
}
