//! Errors of built-in functions, whose texts in V8 tell the function, its `this` or an argument.
//!
//! Boa's texts are known when a function returns one; who was called, and with what, is known there too.
#![graft(new)]

use super::{JsError, Repr};
use crate::property::PropertyKey;
use crate::vm::opcode::{failure, shown};
use crate::{Context, JsObject, JsString, JsValue};

/// A call of a built-in function that failed.
pub(crate) struct Call<'a> {
    pub(crate) function: &'a JsObject,
    pub(crate) this: &'a JsValue,
    pub(crate) args: &'a [JsValue],
}

/// The same error in V8's words.
#[cold]
pub(crate) fn explain(mut error: JsError, call: &Call<'_>, context: &Context) -> JsError {
    if let Repr::Native(native) = &mut error.inner
        && let Some(message) = call.message(&native.message, context)
    {
        native.message = message.into();
    }
    error
}

/// What V8 says instead.
enum Told {
    /// `Method {name} called on incompatible receiver {this}`
    Receiver,
    /// `{name} requires that 'this' be a {kind}`
    Requires(&'static str),
    /// `{name} called on non-object`
    NonObject,
    /// `{argument} is not a function`, with its type
    Callback(usize),
    /// `Constructor {name} requires 'new'`
    New,
    /// The text with `{}` for an argument
    With(usize, &'static str),
    /// The text with `{}` for the function's name
    Name(&'static str),
}

/// How Boa's text begins, or what is in it after a star; what V8 says.
const TABLE: &[(&str, Told)] = &[
    ("'this' is not a string", Told::Requires("String")),
    ("'this' is not a number", Told::Requires("Number")),
    ("'this' is not a BigInt", Told::Requires("BigInt")),
    ("'this' is not a boolean", Told::Requires("Boolean")),
    ("'this' is not a Symbol", Told::Requires("Symbol")),
    ("not a function", Told::Requires("Function")),
    (
        "Object.defineProperty: expected",
        Told::Name("Object.defineProperty called on non-object"),
    ),
    (
        "Object.defineProperties: expected",
        Told::Name("Object.defineProperties called on non-object"),
    ),
    (
        "Property descriptor getter",
        Told::Name("Getter must be a function"),
    ),
    (
        "Property descriptor setter",
        Told::Name("Setter must be a function"),
    ),
    (
        "FinalizationRegistry: cleanup",
        Told::Name("FinalizationRegistry: cleanup must be callable"),
    ),
    (
        "promiseCapability.",
        Told::Name("Promise resolve or reject function is not callable"),
    ),
    (
        "Promise executor is not",
        Told::With(0, "Promise resolver {} is not a function"),
    ),
    (
        "Promise.resolve() called",
        Told::Name("PromiseResolve called on non-object"),
    ),
    ("target must be an object", Told::NonObject),
    ("this must be an object.", Told::NonObject),
    ("*called on a non-object", Told::NonObject),
    ("*called with a non-object promise", Told::NonObject),
    (
        "GetIteratorFlattenable: value is not an object",
        Told::NonObject,
    ),
    ("*called on incompatible receiver", Told::Receiver),
    ("*called with invalid `this`", Told::Receiver),
    ("*called with invalid value", Told::Receiver),
    ("*method called on incompatible value", Told::Receiver),
    ("`this` is not a", Told::Receiver),
    ("*expected 'this' to be a", Told::Receiver),
    ("*expected `this` to be a", Told::Receiver),
    ("*invalid object type for `this`", Told::Receiver),
    ("*cannot be called for a non-object", Told::Receiver),
    ("*this is not a promise", Told::Receiver),
    ("'this' is not an Object", Told::Receiver),
    ("*called on non object", Told::Receiver),
    ("*cannot resize a fixed-length buffer", Told::Receiver),
    (
        "The comparison function must be either a function or undefined",
        Told::With(
            0,
            "The comparison function must be either a function or undefined: {}",
        ),
    ),
    (
        "callback must be a callable object",
        Told::With(1, "{} is not a function"),
    ),
    ("* is not callable", Told::Callback(0)),
    ("* must be callable", Told::Callback(0)),
    ("*invalid callback function", Told::Callback(0)),
    ("*non-callable", Told::Callback(0)),
    (
        "target must be a constructor",
        Told::With(0, "{} is not a constructor"),
    ),
    (
        "newTarget must be a constructor",
        Told::With(2, "{} is not a constructor"),
    ),
    (
        "Cannot construct a property descriptor from a non-object",
        Told::With(2, "Property description must be an object: {}"),
    ),
    (
        "Object.setPrototypeOf: expected 'proto'",
        Told::With(1, "Object prototype may only be an Object or null: {}"),
    ),
    (
        "Object.create: expected 'proto'",
        Told::With(0, "Object prototype may only be an Object or null: {}"),
    ),
    (
        "proto must be an object or null",
        Told::With(1, "Object prototype may only be an Object or null: {}"),
    ),
    (
        "cannot convert undefined to a BigInt",
        Told::With(0, "Cannot convert {} to a BigInt"),
    ),
    (
        "cannot convert Number to a BigInt",
        Told::With(0, "Cannot convert {} to a BigInt"),
    ),
    (
        "cannot convert Symbol to a BigInt",
        Told::With(0, "Cannot convert {} to a BigInt"),
    ),
    (
        "*to bigint primitive",
        Told::With(0, "Cannot convert {} to a BigInt"),
    ),
    (
        "cannot convert NaN to a BigInt",
        Told::With(
            0,
            "The number {} cannot be converted to a BigInt because it is not an integer",
        ),
    ),
    (
        "invalid integer index for TypedArray operation",
        Told::With(0, "Invalid index : {}"),
    ),
    (
        "Symbol.keyFor: sym is not a symbol",
        Told::With(0, "{} is not a symbol"),
    ),
    (
        "Date.prototype[@@toPrimitive] called with invalid hint",
        Told::With(0, "Invalid hint: {}"),
    ),
    (
        "*`unregisterToken` must be",
        Told::With(0, "Invalid unregisterToken ('{}')"),
    ),
    (
        "Iterator.prototype.take: limit cannot",
        Told::With(0, "{} must be positive"),
    ),
    (
        "Iterator.prototype.drop: limit cannot",
        Told::With(0, "{} must be positive"),
    ),
    (
        "offset of typed array exceeds buffer size",
        Told::With(1, "Start offset {} is outside the bounds of the buffer"),
    ),
    (
        "Start offset is outside the bounds of the buffer",
        Told::With(1, "Start offset {} is outside the bounds of the buffer"),
    ),
    (
        "cannot create a typed array spanning",
        Told::With(2, "Invalid typed array length: {}"),
    ),
    (
        "Invalid data view length",
        Told::With(2, "Invalid DataView length {}"),
    ),
    (
        "buffer must be an ArrayBuffer",
        Told::Name("First argument to DataView constructor must be an ArrayBuffer"),
    ),
    (
        "ArrayBuffer.slice called with detached buffer",
        Told::Name("Cannot perform {} on a detached ArrayBuffer"),
    ),
    (
        "typed array is outside the bounds of its inner buffer",
        Told::Name("Cannot perform {} on a detached ArrayBuffer"),
    ),
    (
        "DataView offset outside of buffer",
        Told::Name("Offset is outside the bounds of the DataView"),
    ),
    (
        "Offset is outside the bounds of DataView",
        Told::Name("Offset is outside the bounds of the DataView"),
    ),
    (
        "Set operation called with non-object argument",
        Told::Name("{} argument must be an object"),
    ),
    (
        "Object.prototype.__define",
        Told::Name("{}: Expecting function"),
    ),
    ("new target was undefined when constructing", Told::New),
    (
        "ArrayBuffer.constructor called with undefined new target",
        Told::New,
    ),
    (
        "cannot call `DataView` constructor without `new`",
        Told::New,
    ),
    (
        "Proxy constructor called on undefined new target",
        Told::New,
    ),
    ("NewTarget cannot be undefined", Told::New),
];

/// Functions that do not tell their names when `this` is null or undefined.
const TELLS_NOTHING: [&str; 7] = [
    "push",
    "copyWithin",
    "values",
    "join",
    "flat",
    "includes",
    "toJSON",
];

fn element_size(name: &str) -> usize {
    [("16", 2), ("32", 4), ("64", 8)]
        .into_iter()
        .find_map(|(bits, bytes)| name.contains(bits).then_some(bytes))
        .unwrap_or(1)
}

fn cannot_set_prototype(value: &JsValue) -> String {
    let is_extensible = value
        .as_object()
        .is_some_and(|object| object.borrow().extensible);
    if is_extensible {
        "Cyclic __proto__ value".to_owned()
    } else {
        format!("{} is not extensible", shown::plain(value))
    }
}

impl Call<'_> {
    fn message(&self, text: &str, context: &Context) -> Option<String> {
        if let Some(message) = self.special(text, context) {
            return Some(message);
        }
        let (_, told) = TABLE
            .iter()
            .find(|(known, _)| match known.strip_prefix('*') {
                Some(part) => text.contains(part),
                None => text.starts_with(known),
            })?;
        let name = || self.qualified_name(context);
        Some(match told {
            Told::Receiver => format!(
                "Method {} called on incompatible receiver {}",
                name(),
                shown::plain(self.this)
            ),
            Told::Requires(kind) => format!(
                "{} requires that 'this' be a {kind}",
                name().trim_start_matches("get ")
            ),
            Told::NonObject => format!("{} called on non-object", name()),
            Told::Callback(at) => format!(
                "{} is not a function",
                shown::typed(&self.arg(self.callback(*at)))
            ),
            Told::New => format!("Constructor {} requires 'new'", self.own_name()),
            Told::With(at, template) => template.replacen("{}", &shown::plain(&self.arg(*at)), 1),
            Told::Name(template) => template.replacen("{}", &name(), 1),
        })
    }

    /// Texts whose meaning depends on the function.
    fn special(&self, text: &str, context: &Context) -> Option<String> {
        let own = self.own_name();
        match text {
            "cannot construct a typed array with an unaligned buffer" => Some(format!(
                "byte length of {own} should be a multiple of {}",
                element_size(&own)
            )),
            "byte offset of typed array must be aligned" => Some(format!(
                "start offset of {own} should be a multiple of {}",
                element_size(&own)
            )),
            "can't set prototype of this object" => Some(cannot_set_prototype(&self.arg(0))),
            "__proto__ called on null or undefined" if !self.this.is_null_or_undefined() => {
                Some(cannot_set_prototype(self.this))
            }
            _ if own == "setPrototypeOf" && text.starts_with("cannot convert") => {
                Some("Object.setPrototypeOf called on null or undefined".to_owned())
            }
            _ if own == "BigInt"
                && text.starts_with("cannot convert")
                && self.arg(0).is_number() =>
            {
                Some(format!(
                    "The number {} cannot be converted to a BigInt because it is not an integer",
                    shown::plain(&self.arg(0))
                ))
            }
            "cyclic object value" => Some(super::circle::message(&self.arg(0))),
            "'this' is not a Date" if own.starts_with("get") || own == "valueOf" => None,
            "'this' is not a Date" => Some(format!(
                "Method Date.prototype.{own} called on incompatible receiver {}",
                shown::plain(self.this)
            )),
            "cannot convert 'null' or 'undefined' to object"
            | "cannot convert null or undefined to Object"
                if self.this.is_null_or_undefined() =>
            {
                let name = self.qualified_name(context);
                let tells = name.contains(".prototype")
                    && (!name.starts_with("Object.prototype.") || own == "toLocaleString")
                    && !TELLS_NOTHING.contains(&own.as_str());
                tells.then(|| format!("{name} called on null or undefined"))
            }
            "cannot convert 'null' or 'undefined' to object"
                if own == "groupBy" || own == "from" =>
            {
                Some(match own.as_str() {
                    "from" => format!(
                        "{} is not iterable (cannot read property Symbol(Symbol.iterator))",
                        shown::typed(&self.arg(0))
                    ),
                    _ => format!(
                        "{} called on null or undefined",
                        self.qualified_name(context)
                    ),
                })
            }
            "`this` is not a typed array object" if own.starts_with("get ") => None,
            "`this` is not a typed array object"
                if self.qualified_name(context).starts_with("Atomics.") =>
            {
                Some(format!(
                    "{} is not an integer typed array.",
                    shown::plain(&self.arg(0))
                ))
            }
            "`this` is not a typed array object" if own != "of" => {
                Some("this is not a typed array.".to_owned())
            }
            "generator resumed on non generator object" => Some(format!(
                "Method [Generator].prototype.{own} called on incompatible receiver {}",
                shown::plain(self.this)
            )),
            "target must be a function" => {
                let value = self.arg(0);
                let kind = value.type_of();
                let article = if kind == "object" || kind == "undefined" {
                    "an"
                } else {
                    "a"
                };
                let (kind, article) = if kind == "undefined" {
                    ("undefined", "")
                } else {
                    (kind, article)
                };
                let shown = shown::plain(&value);
                let is = format!("{article} {kind}").trim_start().to_owned();
                Some(format!(
                    "Function.prototype.apply was called on {shown}, which is {is} and not a function"
                ))
            }
            "RegExp.prototype.flags getter called on non-object" => {
                Some(format!("{text} {}", shown::plain(self.this)))
            }
            "RegExp.prototype.source method called on incompatible value" => {
                Some("RegExp.prototype.source getter called on non-RegExp object".to_owned())
            }
            "Index must be between 0 and  2^53 - 1" => {
                Some(match self.qualified_name(context).as_str() {
                    name if name.starts_with("DataView.prototype") => {
                        "Offset is outside the bounds of the DataView".to_owned()
                    }
                    "ArrayBuffer" => "Invalid array buffer length".to_owned(),
                    name if name.ends_with("Array") => {
                        format!("Invalid typed array length: {}", shown::plain(&self.arg(0)))
                    }
                    _ => "Invalid value: not (convertible to) a safe integer".to_owned(),
                })
            }
            _ => text
                .strip_prefix("codepoint `")
                .and_then(|rest| rest.split('`').next())
                .map(|number| format!("Invalid code point {number}")),
        }
    }

    fn arg(&self, at: usize) -> JsValue {
        self.args.get(at).cloned().unwrap_or_default()
    }

    /// Where the callback stands among the arguments.
    fn callback(&self, at: usize) -> usize {
        match self.own_name().as_str() {
            "from" | "fromAsync" | "groupBy" => 1,
            _ => at,
        }
    }

    fn own_name(&self) -> String {
        failure::own_text(self.function, &JsString::from("name")).unwrap_or_default()
    }

    /// The function's name with that of the object that has it: `Map.prototype.get`, `get Map.prototype.size`.
    fn qualified_name(&self, context: &Context) -> String {
        let own = self.own_name();
        let (kind, bare) = match own.split_once(' ') {
            Some((kind @ ("get" | "set"), bare)) => (format!("{kind} "), bare),
            _ => (String::new(), own.as_str()),
        };
        match self.holder(bare, context) {
            Some(holder) => match bare
                .strip_prefix("[Symbol.")
                .and_then(|name| name.strip_suffix(']'))
            {
                Some("iterator") => format!("{kind}{holder}[Symbol.iterator]"),
                Some("toPrimitive") => format!("{kind}{holder} [ @@toPrimitive ]"),
                Some(symbol) => format!("{kind}{holder}.@@{symbol}"),
                None => format!("{kind}{holder}.{bare}"),
            },
            None => own,
        }
    }

    /// The name of a global object, or of a global constructor's prototype, that has the function.
    fn holder(&self, bare: &str, context: &Context) -> Option<String> {
        let value = |object: &JsObject, key: &PropertyKey| {
            let property = object.borrow().properties().get(key)?;
            property.value().and_then(JsValue::as_object)
        };
        let has = |object: &JsObject| {
            let keys = object.borrow().properties().shape.keys();
            keys.into_iter().any(|key| {
                let named = match &key {
                    PropertyKey::String(name) => *name == bare,
                    PropertyKey::Symbol(_) => bare.starts_with('['),
                    PropertyKey::Index(_) => false,
                };
                named
                    && object
                        .borrow()
                        .properties()
                        .get(&key)
                        .is_some_and(|property| {
                            let function = |value: Option<&JsValue>| {
                                value.and_then(JsValue::as_object).as_ref() == Some(self.function)
                            };
                            function(property.value())
                                || function(property.get())
                                || function(property.set())
                        })
            })
        };
        let global = context.global_object();
        let prototype = PropertyKey::from(JsString::from("prototype"));
        for key in global.borrow().properties().shape.keys() {
            let PropertyKey::String(name) = &key else {
                continue;
            };
            let Some(object) = value(&global, &key) else {
                continue;
            };
            let name = name.to_std_string_lossy();
            if object == global {
                continue;
            }
            if has(&object) {
                return Some(name);
            }
            if let Some(object) = value(&object, &prototype)
                && has(&object)
            {
                return Some(format!("{name}.prototype"));
            }
        }
        let typed_array = context.intrinsics().constructors().typed_array();
        if has(&typed_array.prototype()) {
            return Some(
                if self.own_name().starts_with("get ") {
                    "TypedArray.prototype"
                } else {
                    "%TypedArray%.prototype"
                }
                .to_owned(),
            );
        }
        if has(&typed_array.constructor()) {
            return Some("%TypedArray%".to_owned());
        }
        let iterators = context.intrinsics().objects().iterator_prototypes();
        let iterators = [
            (iterators.array(), "Array Iterator.prototype"),
            (iterators.string(), "String Iterator.prototype"),
            (iterators.map(), "Map Iterator.prototype"),
            (iterators.set(), "Set Iterator.prototype"),
        ];
        iterators
            .iter()
            .find(|(object, _)| has(object))
            .map(|(_, name)| (*name).to_owned())
    }
}
