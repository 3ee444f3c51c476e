//! A frame as V8 words it: `Type.method [as name] (file:line:column)`.

use std::{
    collections::HashMap,
    fmt,
    path::{Path, PathBuf},
};

use boa_engine::{
    Finalize, JsObject, JsString, JsValue, Trace, js_string,
    property::PropertyKey,
    vm::{FrameInfo, SourcePath},
};

/// One frame of a captured stack.
#[derive(Debug, Clone, Trace, Finalize)]
pub struct Frame {
    /// The function's name; empty for anonymous functions.
    pub function_name: JsString,
    /// What the source is called: a path, a URL, `[eval]`, `node:fs`; `None` for native functions.
    #[unsafe_ignore_trace]
    pub script: Option<String>,
    /// One-based; 0 if unknown.
    pub line: u32,
    /// One-based; 0 if unknown.
    pub column: u32,
    /// A built-in function of the engine.
    pub is_native: bool,
    /// Called by `new`.
    pub is_constructor: bool,
    /// An async function.
    pub is_async: bool,
    /// The code of a script, a module or an eval.
    pub is_top_level: bool,
    /// Code given to `eval` or a function constructor.
    pub is_eval: bool,
    /// The function, where it is known.
    pub function: Option<JsObject>,
    /// Its receiver, where it is known.
    pub this: Option<JsValue>,
}

/// The frames of one stack, innermost first.
#[derive(Debug, Clone, Default, Trace, Finalize)]
pub(super) struct Frames(pub(super) Vec<Frame>);

impl Frames {
    /// Drops the frames down to and including the innermost one of `function`; all, if it has none.
    pub(super) fn drop_through(&mut self, function: &JsObject) {
        let at = self.0.iter().position(|frame| {
            frame
                .function
                .as_ref()
                .is_some_and(|known| JsObject::equals(known, function))
        });
        self.0.drain(..at.map_or(self.0.len(), |at| at + 1));
    }
}

impl Frame {
    pub(super) fn new(info: &FrameInfo, prefixes: &HashMap<PathBuf, u32>) -> Self {
        let script = path_text(&info.path);
        let prefix = match &script {
            Some(script) if info.line == 1 => prefixes.get(Path::new(script)).copied().unwrap_or(0),
            _ => 0,
        };
        Self {
            function_name: info.function_name.clone(),
            script,
            line: info.line,
            column: info.column.saturating_sub(prefix),
            is_native: info.is_native,
            is_constructor: info.is_constructor,
            is_async: info.is_async,
            is_top_level: info.is_top_level,
            is_eval: info.is_eval(),
            function: info.function.clone(),
            this: info.this.clone(),
        }
    }

    /// True if the receiver is nothing in particular: `undefined`, `null` or the global object.
    #[must_use]
    pub fn has_no_receiver(&self) -> bool {
        match &self.this {
            None => true,
            Some(this) if this.is_null_or_undefined() => true,
            Some(this) => this.as_object().is_some_and(|object| is_global(&object)),
        }
    }

    /// The name of the receiver's constructor.
    #[must_use]
    pub fn type_name(&self) -> Option<String> {
        let this = self.this.as_ref()?;
        if let Some(object) = this.as_object() {
            return Some(constructor_name(&object).unwrap_or_else(|| "Object".into()));
        }
        Some(
            match this.type_of() {
                "string" => "String",
                "number" => "Number",
                "boolean" => "Boolean",
                "symbol" => "Symbol",
                "bigint" => "BigInt",
                _ => return None,
            }
            .into(),
        )
    }

    /// The name under which the receiver knows the function.
    #[must_use]
    pub fn method_name(&self) -> Option<String> {
        let function = self.function.as_ref()?;
        let mut object = self.this.as_ref()?.as_object()?;
        let own = PropertyKey::from(self.function_name.clone());
        for _ in 0..4 {
            if !self.function_name.is_empty() && is_method(&object, &own, function) {
                return Some(self.function_name.to_std_string_lossy());
            }
            let keys: Vec<PropertyKey> = object.borrow().shape().keys();
            let named = keys.into_iter().find(|key| {
                matches!(key, PropertyKey::String(_)) && is_method(&object, key, function)
            });
            if let Some(PropertyKey::String(name)) = named {
                return Some(name.to_std_string_lossy());
            }
            object = object.prototype()?;
        }
        None
    }

    /// `file:line:column`, or what stands for it.
    #[must_use]
    pub fn location(&self) -> String {
        match &self.script {
            None => "<anonymous>".into(),
            Some(script) if self.line == 0 => script.clone(),
            Some(script) => format!("{script}:{}:{}", self.line, self.column),
        }
    }
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let function = self.function_name.to_std_string_lossy();
        let location = self.location();
        if self.is_constructor {
            let name = if function.is_empty() {
                "<anonymous>"
            } else {
                &function
            };
            return write!(f, "new {name} ({location})");
        }
        if !self.is_top_level && !self.has_no_receiver() {
            let kind = self.type_name().unwrap_or_default();
            let method = self.method_name();
            if function.is_empty() {
                let method = method.as_deref().unwrap_or("<anonymous>");
                return write!(f, "{kind}.{method} ({location})");
            }
            let bare = function
                .strip_prefix("get ")
                .or(function.strip_prefix("set "));
            if !function.starts_with(&kind) && bare.is_none() {
                write!(f, "{kind}.")?;
            }
            f.write_str(&function)?;
            if let Some(method) = method
                && method != function
                && bare.is_none()
                && !function.ends_with(&format!(".{method}"))
            {
                write!(f, " [as {method}]")?;
            }
            return write!(f, " ({location})");
        }
        if function.is_empty() {
            return f.write_str(&location);
        }
        write!(f, "{function} ({location})")
    }
}

pub(super) fn path_text(path: &SourcePath) -> Option<String> {
    match path {
        SourcePath::Path(path) => Some(path.to_string_lossy().into_owned()),
        SourcePath::Eval | SourcePath::Json | SourcePath::None => None,
    }
}

/// The value of an own data property, looked up without running anything.
pub(super) fn data_property(object: &JsObject, key: &PropertyKey) -> Option<JsValue> {
    let property = object.borrow().properties().get(key)?;
    property.value().cloned()
}

fn is_method(object: &JsObject, key: &PropertyKey, function: &JsObject) -> bool {
    data_property(object, key)
        .and_then(|value| value.as_object())
        .is_some_and(|value| JsObject::equals(&value, function))
}

fn is_global(object: &JsObject) -> bool {
    let key = PropertyKey::from(js_string!("globalThis"));
    data_property(object, &key)
        .and_then(|value| value.as_object())
        .is_some_and(|value| JsObject::equals(&value, object))
}

/// The name of the nearest `constructor` on the prototype chain, looked up without running anything.
fn constructor_name(object: &JsObject) -> Option<String> {
    let constructor = PropertyKey::from(js_string!("constructor"));
    let name = PropertyKey::from(js_string!("name"));
    if object.is_callable() {
        // As V8 has it: `A.create`, where `create` was called on the function `A`.
        let own = data_property(object, &name).and_then(|value| value.as_string());
        let own = own.filter(|name| !name.is_empty());
        return Some(own.map_or_else(|| "Function".into(), |name| name.to_std_string_lossy()));
    }
    let mut object = object.clone();
    loop {
        if let Some(found) = data_property(&object, &constructor).and_then(|v| v.as_object())
            && let Some(name) = data_property(&found, &name).and_then(|v| v.as_string())
            && !name.is_empty()
        {
            return Some(name.to_std_string_lossy());
        }
        object = object.prototype()?;
    }
}
