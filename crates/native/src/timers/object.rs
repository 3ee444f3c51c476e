//! The properties that timers and immediates have, under keys that are made once.

use boa_engine::{
    Context, JsObject, JsResult, JsSymbol, JsValue, js_error, js_string,
    object::builtins::JsArray,
    property::{PropertyDescriptor, PropertyKey},
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
