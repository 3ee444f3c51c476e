//! What a value really is, whatever its prototype says.

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsString, JsSymbol, JsValue,
    builtins::{inspection, promise::PromiseState, typed_array::TypedArrayKind},
    js_string,
    native_function::NativeFunctionPointer,
    object::builtins::JsPromise,
    property::PropertyKey,
};

use crate::interop::{self, bytes::View, text};

pub(super) const FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("equalBytes", 2, equal_bytes),
    ("functionKind", 1, function_kind),
    ("getCallSites", 1, call_sites),
    ("getConstructorName", 1, constructor_name),
    ("getOwnNonIndexProperties", 2, own_non_index_properties),
    ("getPromiseDetails", 1, promise_details),
    ("getProxyDetails", 2, proxy_details),
    ("kind", 1, kind),
    ("previewEntries", 2, preview_entries),
    ("typedArrayName", 1, typed_array_name),
];

/// `kind(value)`: `Map`, `Error`, `Uint8Array` ...; empty for ordinary objects, arrays, functions, proxies and primitives.
fn kind(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.get_or_undefined(0).as_object() else {
        return Ok(js_string!().into());
    };
    if let Some(name) = inspection::kind(&object) {
        return Ok(text::from_str(name).into());
    }
    Ok(inspection::typed_array_kind(&object)
        .map_or(js_string!(), name_of)
        .into())
}

/// `typedArrayName(value)`: undefined for anything else.
fn typed_array_name(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let kind = args
        .get_or_undefined(0)
        .as_object()
        .and_then(|object| inspection::typed_array_kind(&object));
    Ok(kind.map_or_else(JsValue::undefined, |kind| name_of(kind).into()))
}

fn name_of(kind: TypedArrayKind) -> JsString {
    match kind {
        TypedArrayKind::Int8 => js_string!("Int8Array"),
        TypedArrayKind::Uint8 => js_string!("Uint8Array"),
        TypedArrayKind::Uint8Clamped => js_string!("Uint8ClampedArray"),
        TypedArrayKind::Int16 => js_string!("Int16Array"),
        TypedArrayKind::Uint16 => js_string!("Uint16Array"),
        TypedArrayKind::Int32 => js_string!("Int32Array"),
        TypedArrayKind::Uint32 => js_string!("Uint32Array"),
        TypedArrayKind::BigInt64 => js_string!("BigInt64Array"),
        TypedArrayKind::BigUint64 => js_string!("BigUint64Array"),
        TypedArrayKind::Float16 => js_string!("Float16Array"),
        TypedArrayKind::Float32 => js_string!("Float32Array"),
        TypedArrayKind::Float64 => js_string!("Float64Array"),
    }
}

/// `functionKind(fn)`: `class`, or what stands before `Function`: empty, `Async`, `Generator`, `AsyncGenerator`.
fn function_kind(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let kind = args
        .get_or_undefined(0)
        .as_object()
        .and_then(|object| inspection::function_kind(&object));
    Ok(match kind {
        Some(kind) if kind.is_class => js_string!("class"),
        Some(kind) if kind.is_async && kind.is_generator => js_string!("AsyncGenerator"),
        Some(kind) if kind.is_async => js_string!("Async"),
        Some(kind) if kind.is_generator => js_string!("Generator"),
        _ => js_string!(),
    }
    .into())
}

/// `getProxyDetails(value, both)`: undefined for no proxy, null for a revoked one, else `[target, handler]`, or with
/// `both` false what stands behind the last of nested proxies.
fn proxy_details(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.get_or_undefined(0).as_object() else {
        return Ok(JsValue::undefined());
    };
    let Some(mut parts) = inspection::proxy_parts(&object) else {
        return Ok(JsValue::undefined());
    };
    if args.get_or_undefined(1).to_boolean() {
        return Ok(match parts {
            None => JsValue::null(),
            Some((target, handler)) => interop::array([target.into(), handler.into()], context),
        });
    }
    loop {
        let Some((target, _)) = parts else {
            return Ok(JsValue::null());
        };
        match inspection::proxy_parts(&target) {
            None => return Ok(target.into()),
            Some(inner) => parts = inner,
        }
    }
}

/// `getPromiseDetails(promise)`: `[0]` while pending, `[1, value]`, `[2, reason]`; undefined for anything else.
fn promise_details(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let promise = args
        .get_or_undefined(0)
        .as_object()
        .and_then(|object| JsPromise::from_object(object).ok());
    let Some(promise) = promise else {
        return Ok(JsValue::undefined());
    };
    let details = match promise.state() {
        PromiseState::Pending => vec![JsValue::from(0)],
        PromiseState::Fulfilled(value) => vec![JsValue::from(1), value],
        PromiseState::Rejected(reason) => vec![JsValue::from(2), reason],
    };
    Ok(interop::array(details, context))
}

/// `previewEntries(value, isIterator)`: what a Map or Set holds, in one array; for an iterator `[values, arePairs]` of
/// what is left. Undefined for anything else, and for weak collections, whose content cannot be seen.
fn preview_entries(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = args.get_or_undefined(0).as_object() else {
        return Ok(JsValue::undefined());
    };
    if args.get_or_undefined(1).to_boolean() {
        let Some((values, pairs)) = inspection::iterator_entries(&object) else {
            return Ok(JsValue::undefined());
        };
        let values = interop::array(values, context);
        return Ok(interop::array([values, pairs.into()], context));
    }
    Ok(match inspection::collection_entries(&object) {
        Some(entries) => interop::array(entries, context),
        None => JsValue::undefined(),
    })
}

/// `getOwnNonIndexProperties(object, enumerableOnly)`: keys, strings before symbols.
fn own_non_index_properties(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(object) = args.get_or_undefined(0).as_object() else {
        return Ok(interop::array([], context));
    };
    let keys = inspection::named_keys(&object, args.get_or_undefined(1).to_boolean());
    let keys: Vec<JsValue> = keys
        .into_iter()
        // Boa keeps the length of arrays and strings among the named keys, as V8 does.
        .map(|key| match key {
            PropertyKey::String(string) => string.into(),
            PropertyKey::Symbol(symbol) => symbol.into(),
            PropertyKey::Index(index) => JsValue::from(index.get()),
        })
        .collect();
    Ok(interop::array(keys, context))
}

/// `equalBytes(a, b)`: do two views hold the same bytes? Undefined where they cannot be looked at in place.
fn equal_bytes(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let a = View::new(args.get_or_undefined(0), context);
    let b = View::new(args.get_or_undefined(1), context);
    let (Some(a), Some(b)) = (a, b) else {
        return Ok(JsValue::undefined());
    };
    let (a, b) = (a.bytes(), b.bytes());
    Ok(match (a, b) {
        (Some(a), Some(b)) => (*a == *b).into(),
        _ => JsValue::undefined(),
    })
}

/// `getCallSites(count)`: name, script, line and column of each frame in turn, in one array; innermost first, without
/// the library's own frames at the top.
fn call_sites(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let count = usize::try_from(args.get_or_undefined(0).to_i32(context)?).unwrap_or_default();
    let frames = ouro_engine::errors::current_frames(count.saturating_add(8), context);
    let is_own = |frame: &&ouro_engine::errors::Frame| {
        frame.is_native
            || frame
                .script
                .as_deref()
                .is_none_or(|script| script.starts_with("node:"))
    };
    let mut flat: Vec<JsValue> = Vec::new();
    for frame in frames
        .iter()
        .skip_while(is_own)
        .filter(|frame| !frame.is_native)
        .take(count)
    {
        let script = frame.script.as_deref().unwrap_or_default();
        flat.push(frame.function_name.clone().into());
        flat.push(text::from_str(script).into());
        flat.push(frame.line.into());
        flat.push(frame.column.into());
    }
    Ok(interop::array(flat, context))
}

/// `getConstructorName(object)`: the name of the class, without running any of the program's getters.
fn constructor_name(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let object = args.get_or_undefined(0).as_object();
    let by_constructor = chain(object.clone()).find_map(|object| {
        let constructor = data(&object, &js_string!("constructor").into())?.as_object()?;
        data(&constructor, &js_string!("name").into())?
            .as_string()
            .filter(|name| !name.is_empty())
    });
    let by_tag = || {
        chain(object)
            .find_map(|object| data(&object, &JsSymbol::to_string_tag().into())?.as_string())
    };
    let name: JsString = match by_constructor.or_else(by_tag) {
        Some(name) => name,
        None => js_string!("Object"),
    };
    Ok(name.into())
}

fn chain(object: Option<JsObject>) -> impl Iterator<Item = JsObject> {
    std::iter::successors(object, JsObject::prototype)
}

fn data(object: &JsObject, key: &PropertyKey) -> Option<JsValue> {
    object.borrow().properties().get(key)?.value().cloned()
}
