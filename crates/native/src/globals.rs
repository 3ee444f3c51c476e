//! Globals and properties of `process` that load when they are first touched.
//!
//! Until then each is an accessor; the first read runs the module that provides it and leaves an ordinary
//! data property behind, so that a program pays only for what it names.

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsString, JsValue, NativeFunction,
    object::FunctionObjectBuilder,
    property::{PropertyDescriptor, PropertyKey},
};

use ouro_engine::errors::hide_from_stacks;

use crate::{builtins, interop};

/// A property that is loaded on first touch.
pub(crate) struct Lazy {
    /// Its name.
    pub(crate) name: &'static str,
    /// The library module that provides it.
    pub(crate) module: &'static str,
    /// The export to take; empty for the module's exports as a whole.
    pub(crate) export: &'static str,
    /// Whether it is enumerable.
    pub(crate) enumerable: bool,
}

const fn hidden(name: &'static str, module: &'static str) -> Lazy {
    Lazy {
        name,
        module,
        export: name,
        enumerable: false,
    }
}

const fn shown(name: &'static str, module: &'static str) -> Lazy {
    Lazy {
        name,
        module,
        export: name,
        enumerable: true,
    }
}

/// The globals that are not the engine's own. Enumerable ones are those that Node's `globalThis` lists.
static GLOBALS: &[Lazy] = &[
    Lazy {
        name: "console",
        module: "console",
        export: "",
        enumerable: false,
    },
    hidden("Buffer", "buffer"),
    hidden("AbortController", "internal/abort_controller"),
    hidden("AbortSignal", "internal/abort_controller"),
    hidden("BroadcastChannel", "worker_threads"),
    hidden("Blob", "buffer"),
    hidden("ByteLengthQueuingStrategy", "stream/web"),
    hidden("CountQueuingStrategy", "stream/web"),
    hidden("ReadableByteStreamController", "stream/web"),
    hidden("ReadableStream", "stream/web"),
    hidden("ReadableStreamBYOBReader", "stream/web"),
    hidden("ReadableStreamBYOBRequest", "stream/web"),
    hidden("ReadableStreamDefaultController", "stream/web"),
    hidden("ReadableStreamDefaultReader", "stream/web"),
    hidden("TextDecoderStream", "stream/web"),
    hidden("TextEncoderStream", "stream/web"),
    hidden("TransformStream", "stream/web"),
    hidden("TransformStreamDefaultController", "stream/web"),
    hidden("WritableStream", "stream/web"),
    hidden("WritableStreamDefaultController", "stream/web"),
    hidden("WritableStreamDefaultWriter", "stream/web"),
    hidden("CustomEvent", "internal/event_target"),
    hidden("DOMException", "internal/domexception"),
    hidden("Event", "internal/event_target"),
    hidden("EventTarget", "internal/event_target"),
    hidden("File", "buffer"),
    hidden("MessageChannel", "worker_threads"),
    hidden("MessageEvent", "internal/worker/io"),
    hidden("MessagePort", "worker_threads"),
    hidden("Performance", "perf_hooks"),
    hidden("PerformanceEntry", "perf_hooks"),
    hidden("PerformanceMark", "perf_hooks"),
    hidden("PerformanceMeasure", "perf_hooks"),
    hidden("PerformanceObserver", "perf_hooks"),
    hidden("PerformanceObserverEntryList", "perf_hooks"),
    hidden("TextDecoder", "internal/encoding"),
    hidden("TextEncoder", "internal/encoding"),
    hidden("URL", "internal/url"),
    hidden("URLSearchParams", "internal/url"),
    hidden("CloseEvent", "internal/websocket/events"),
    hidden("CompressionStream", "stream/web"),
    hidden("Crypto", "internal/webcrypto"),
    hidden("CryptoKey", "internal/webcrypto"),
    hidden("DecompressionStream", "stream/web"),
    hidden("ErrorEvent", "internal/websocket/events"),
    hidden("FormData", "internal/fetch"),
    hidden("Headers", "internal/fetch"),
    hidden("Navigator", "internal/absent_globals"),
    hidden("PerformanceResourceTiming", "internal/absent_globals"),
    hidden("Request", "internal/fetch"),
    hidden("Response", "internal/fetch"),
    hidden("Storage", "internal/absent_globals"),
    hidden("SubtleCrypto", "internal/webcrypto"),
    hidden("URLPattern", "internal/url_pattern"),
    hidden("WebSocket", "internal/websocket"),
    shown("crypto", "internal/webcrypto"),
    shown("navigator", "internal/absent_globals"),
    shown("atob", "buffer"),
    shown("btoa", "buffer"),
    shown("clearImmediate", "timers"),
    shown("clearInterval", "timers"),
    shown("clearTimeout", "timers"),
    shown("fetch", "internal/fetch"),
    shown("performance", "perf_hooks"),
    shown("setImmediate", "timers"),
    shown("setInterval", "timers"),
    shown("setTimeout", "timers"),
    shown("structuredClone", "internal/structured_clone"),
];

/// Puts the lazy globals on the global object.
pub(crate) fn install(context: &mut Context) {
    let global = context.global_object();
    // Boa shows the constructor behind all typed arrays; the specification does not.
    let hidden = PropertyKey::from(JsString::from("TypedArray"));
    // A configurable property of an ordinary object always goes.
    let _gone = global.delete_property_or_throw(hidden, context);
    for row in GLOBALS {
        define(&global, row, context);
    }
}

/// Defines one lazy property.
pub(crate) fn define(object: &JsObject, row: &'static Lazy, context: &mut Context) {
    let name = JsString::from(row.name);
    let getter = NativeFunction::from_copy_closure_with_captures(
        move |_, _, object: &JsObject, context| {
            let value = load(row, context)?;
            settle(object, row, value.clone());
            Ok(value)
        },
        object.clone(),
    );
    let setter = NativeFunction::from_copy_closure_with_captures(
        move |_, args, object: &JsObject, _| {
            settle(object, row, args.get_or_undefined(0).clone());
            Ok(JsValue::undefined())
        },
        object.clone(),
    );
    let realm = context.realm();
    let getter = FunctionObjectBuilder::new(realm, getter)
        .name(JsString::from(format!("get {}", row.name)))
        .build();
    let setter = FunctionObjectBuilder::new(realm, setter)
        .name(JsString::from(format!("set {}", row.name)))
        .length(1)
        .build();
    hide_from_stacks(&getter);
    hide_from_stacks(&setter);
    object.insert_property(
        PropertyKey::from(name),
        PropertyDescriptor::builder()
            .get(getter)
            .set(setter)
            .enumerable(row.enumerable)
            .configurable(true)
            .build(),
    );
}

fn load(row: &Lazy, context: &mut Context) -> JsResult<JsValue> {
    let exports = builtins::require(row.module, context)?;
    match exports.as_object() {
        Some(exports) if !row.export.is_empty() => interop::get(&exports, row.export, context),
        _ => Ok(exports),
    }
}

fn settle(object: &JsObject, row: &Lazy, value: JsValue) {
    object.insert_property(
        PropertyKey::from(JsString::from(row.name)),
        PropertyDescriptor::builder()
            .value(value)
            .writable(true)
            .enumerable(row.enumerable)
            .configurable(true)
            .build(),
    );
}
