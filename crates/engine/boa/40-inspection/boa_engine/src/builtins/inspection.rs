#![graft(new)]
//! What a value really is, whatever its prototype says. Nothing here runs JavaScript or changes anything.

use crate::{
    JsBigInt, JsObject, JsString, JsSymbol, JsValue,
    builtins::{
        Date, Error, OrdinaryObject, Promise, Proxy, RegExp,
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        async_generator::AsyncGenerator,
        dataview::DataView,
        function::{
            OrdinaryFunction,
            arguments::{MappedArguments, UnmappedArguments},
        },
        generator::Generator,
        map::{MapIterator, ordered_map::OrderedMap},
        set::{SetIterator, ordered_set::OrderedSet},
        typed_array::TypedArray,
        weak_map::NativeWeakMap,
        weak_set::NativeWeakSet,
    },
    module::ModuleNamespace,
    property::PropertyKey,
};

/// The kind of an object that is more than its properties: `Map`, `Set Iterator`, `Error`, `Number` for a boxed number.
/// `None` for ordinary objects, arrays, functions, typed arrays and proxies.
#[must_use]
pub fn kind(object: &JsObject) -> Option<&'static str> {
    if object.is::<OrdinaryObject>() {
        return None;
    }
    macro_rules! first_of {
        ($($kind:ty => $name:literal),* $(,)?) => {
            $(if object.is::<$kind>() { return Some($name); })*
        };
    }
    first_of! {
        Error => "Error",
        OrderedMap<JsValue> => "Map",
        OrderedSet => "Set",
        Promise => "Promise",
        Date => "Date",
        RegExp => "RegExp",
        ArrayBuffer => "ArrayBuffer",
        SharedArrayBuffer => "SharedArrayBuffer",
        DataView => "DataView",
        MappedArguments => "Arguments",
        UnmappedArguments => "Arguments",
        MapIterator => "Map Iterator",
        SetIterator => "Set Iterator",
        Generator => "Generator",
        AsyncGenerator => "Generator",
        NativeWeakMap => "WeakMap",
        NativeWeakSet => "WeakSet",
        ModuleNamespace => "Module",
        f64 => "Number",
        bool => "Boolean",
        JsString => "String",
        JsSymbol => "Symbol",
        JsBigInt => "BigInt",
    }
    None
}

/// The kind of a typed array, `None` for anything else.
#[must_use]
pub fn typed_array_kind(object: &JsObject) -> Option<crate::builtins::typed_array::TypedArrayKind> {
    Some(object.downcast_ref::<TypedArray>()?.kind())
}

/// Target and handler of a proxy, `Some(None)` of a revoked one; `None` for anything else.
#[must_use]
#[allow(clippy::option_option, reason = "not a proxy and revoked are two answers")]
pub fn proxy_parts(object: &JsObject) -> Option<Option<(JsObject, JsObject)>> {
    Some(object.downcast_ref::<Proxy>()?.parts())
}

/// What a Map or Set iterator would still give: values, and whether they are pairs, key after value. `None` for
/// anything else.
#[must_use]
pub fn iterator_entries(object: &JsObject) -> Option<(Vec<JsValue>, bool)> {
    if let Some(iterator) = object.downcast_ref::<MapIterator>() {
        return Some(iterator.rest());
    }
    Some(object.downcast_ref::<SetIterator>()?.rest())
}

/// Keys and values of a Map in turn, or the values of a Set, whatever programs did to their prototypes.
#[must_use]
pub fn collection_entries(object: &JsObject) -> Option<Vec<JsValue>> {
    if let Some(map) = object.downcast_ref::<OrderedMap<JsValue>>() {
        return Some(map.iter().flat_map(|(key, value)| [key.clone(), value.clone()]).collect());
    }
    Some(object.downcast_ref::<OrderedSet>()?.iter().cloned().collect())
}

/// What a function written in JavaScript is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunctionKind {
    /// It was declared `async`.
    pub is_async: bool,
    /// It was declared with `*`.
    pub is_generator: bool,
    /// It is a class.
    pub is_class: bool,
}

/// The kind of a function written in JavaScript; `None` for native and bound functions and for what is no function.
#[must_use]
pub fn function_kind(object: &JsObject) -> Option<FunctionKind> {
    let function = object.downcast_ref::<OrdinaryFunction>()?;
    let code = function.codeblock();
    Some(FunctionKind {
        is_async: code.is_async(),
        is_generator: code.is_generator(),
        is_class: code.is_class_constructor(),
    })
}

/// Own keys that are no indices, strings before symbols; only the enumerable ones if asked. Not for proxies and
/// namespaces, whose keys are not their own.
#[must_use]
pub fn named_keys(object: &JsObject, enumerable_only: bool) -> Vec<PropertyKey> {
    let object = object.borrow();
    let properties = object.properties();
    let keys = properties.shape.keys().into_iter().filter(|key| {
        !enumerable_only
            || properties
                .get(key)
                .is_some_and(|property| property.enumerable().unwrap_or(false))
    });
    let (symbols, mut strings): (Vec<_>, Vec<_>) =
        keys.partition(|key| matches!(key, PropertyKey::Symbol(_)));
    strings.extend(symbols);
    strings
}
