//! What timers and immediates have in common: classes, properties under keys that are made once, references.

use std::cell::Cell;

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsSymbol, JsValue, NativeFunction, NativeObject,
    js_error, js_string,
    native_function::NativeFunctionPointer,
    object::{FunctionObjectBuilder, builtins::JsArray},
    property::{Attribute, PropertyDescriptor, PropertyKey},
};
use ouro_engine::{errors::hide_from_stacks, execution::Ids, jobs::Jobs};
use ouro_loop::LoopHandle;

use super::Shared;
use crate::{
    JsHost,
    interop::{define, function},
    state::State,
};

/// Names of own properties.
pub(super) struct Keys {
    pub(super) idle_timeout: PropertyKey,
    pub(super) idle_prev: PropertyKey,
    pub(super) idle_next: PropertyKey,
    pub(super) idle_start: PropertyKey,
    pub(super) on_timeout: PropertyKey,
    pub(super) timer_args: PropertyKey,
    pub(super) repeat: PropertyKey,
    pub(super) destroyed: PropertyKey,
    pub(super) on_immediate: PropertyKey,
    pub(super) argv: PropertyKey,
    pub(super) refed: PropertyKey,
    pub(super) has_primitive: PropertyKey,
    pub(super) async_id: PropertyKey,
    pub(super) trigger_id: PropertyKey,
    pub(super) frame: PropertyKey,
}

impl Keys {
    pub(super) fn new() -> JsResult<Self> {
        let symbol = |name| {
            JsSymbol::new(Some(name))
                .map(PropertyKey::from)
                .ok_or_else(|| js_error!(Error: "no symbols are left"))
        };
        Ok(Self {
            idle_timeout: js_string!("_idleTimeout").into(),
            idle_prev: js_string!("_idlePrev").into(),
            idle_next: js_string!("_idleNext").into(),
            idle_start: js_string!("_idleStart").into(),
            on_timeout: js_string!("_onTimeout").into(),
            timer_args: js_string!("_timerArgs").into(),
            repeat: js_string!("_repeat").into(),
            destroyed: js_string!("_destroyed").into(),
            on_immediate: js_string!("_onImmediate").into(),
            argv: js_string!("_argv").into(),
            refed: symbol(js_string!("refed"))?,
            has_primitive: symbol(js_string!("kHasPrimitive"))?,
            async_id: symbol(js_string!("asyncId"))?,
            trigger_id: symbol(js_string!("triggerId"))?,
            frame: symbol(js_string!("kAsyncContextFrame"))?,
        })
    }

    /// Those that the JavaScript half knows.
    pub(super) fn symbols(&self) -> [(&'static str, JsValue); 4] {
        [
            ("kRefed", JsValue::from(&self.refed)),
            ("kHasPrimitive", JsValue::from(&self.has_primitive)),
            ("async_id_symbol", JsValue::from(&self.async_id)),
            ("trigger_async_id_symbol", JsValue::from(&self.trigger_id)),
        ]
    }
}

/// A prototype with these methods, as a class has them; those under symbols are enumerable.
pub(super) fn prototype_of(
    methods: &[(&str, NativeFunctionPointer)],
    symbols: &[(JsSymbol, &str, NativeFunctionPointer)],
    context: &mut Context,
) -> JsObject {
    let prototype = JsObject::with_object_proto(context.intrinsics());
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    for &(name, method) in methods {
        let method = function(name, 0, method, context);
        define(&prototype, name, method.into(), hidden);
    }
    for (symbol, name, method) in symbols {
        let method = function(name, 0, *method, context);
        put(&prototype, &symbol.clone().into(), method);
    }
    prototype
}

/// A constructor for `prototype` that cannot be called without `new`.
pub(super) fn class(
    name: &str,
    length: usize,
    body: NativeFunctionPointer,
    prototype: &JsObject,
    context: &mut Context,
) -> JsObject {
    let class: JsObject =
        FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(body))
            .name(JsString::from(name))
            .length(length)
            .constructor(true)
            .build()
            .into();
    hide_from_stacks(&class);
    define(
        &class,
        "prototype",
        prototype.clone().into(),
        Attribute::default(),
    );
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    define(prototype, "constructor", class.clone().into(), hidden);
    class
}

/// The native half of something that may keep the loop alive.
pub(super) trait Referenced: NativeObject {
    /// What the program asked for last.
    fn wish(&self) -> &Cell<bool>;

    /// Whether it can hold the loop at all.
    fn is_live(&self) -> bool;

    /// Tells the loop, if it knows this.
    fn tell_loop(&self, handle: &LoopHandle<JsHost>);
}

fn set_referenced<T: Referenced>(
    this: &JsValue,
    referenced: bool,
    context: &mut Context,
) -> JsResult<JsValue> {
    if let Some(object) = this.as_object()
        && let Some(data) = object.downcast_ref::<T>()
        && data.wish().replace(referenced) != referenced
    {
        data.tell_loop(&State::of(context).handle());
        drop(data);
        put(&object, &Shared::of(context)?.keys.refed, referenced);
    }
    Ok(this.clone())
}

/// `ref()`
pub(super) fn reference<T: Referenced>(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    set_referenced::<T>(this, true, context)
}

/// `unref()`
pub(super) fn unreference<T: Referenced>(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    set_referenced::<T>(this, false, context)
}

/// `hasRef()`
pub(super) fn has_ref<T: Referenced>(
    this: &JsValue,
    _: &[JsValue],
    _: &mut Context,
) -> JsResult<JsValue> {
    let referenced = this.as_object().is_some_and(|object| {
        object
            .downcast_ref::<T>()
            .is_some_and(|data| data.is_live() && data.wish().get())
    });
    Ok(referenced.into())
}

/// Tells the hooks that an operation is over.
pub(super) fn tell_destroyed(ids: Ids, context: &mut Context) -> JsResult<()> {
    match Jobs::of(context) {
        Some(jobs) => jobs.execution().tell_id("destroy", ids.id, context),
        None => Ok(()),
    }
}

/// Sets an own data property, whatever was there, without running any JavaScript.
pub(super) fn put(object: &JsObject, key: &PropertyKey, value: impl Into<JsValue>) {
    object.insert_property(
        key.clone(),
        PropertyDescriptor::builder()
            .value(value.into())
            .writable(true)
            .enumerable(true)
            .configurable(true),
    );
}

/// `undefined` for no arguments, an array of them otherwise.
pub(super) fn arguments_value(arguments: &[JsValue], context: &mut Context) -> JsValue {
    if arguments.is_empty() {
        JsValue::undefined()
    } else {
        JsArray::from_iter(arguments.iter().cloned(), context).into()
    }
}

/// The arguments that the property `key` holds, which a program may have changed.
pub(super) fn read_arguments(
    object: &JsObject,
    key: &PropertyKey,
    context: &mut Context,
) -> JsResult<Vec<JsValue>> {
    let list = object.get(key.clone(), context)?;
    let Some(list) = list.as_object() else {
        return Ok(Vec::new());
    };
    let length = list
        .get(js_string!("length"), context)?
        .to_length(context)?;
    (0..length).map(|at| list.get(at, context)).collect()
}

/// A number's value as a count of whole milliseconds, or as an id.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from f64 saturates, and NaN becomes 0"
)]
pub(super) fn whole(number: f64) -> u64 {
    number as u64
}

#[allow(clippy::cast_precision_loss, reason = "loop times stay far below 2^53")]
pub(super) fn number(value: u64) -> JsValue {
    JsValue::from(value as f64)
}
