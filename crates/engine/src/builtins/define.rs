//! Properties and functions as the specification defines those of built-in objects.

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsValue, NativeFunction, js_string,
    object::FunctionObjectBuilder,
    property::{PropertyDescriptor, PropertyKey},
};

pub(super) type Native = fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

/// A function that cannot be constructed.
pub(super) fn function(
    name: JsString,
    length: usize,
    native: Native,
    context: &Context,
) -> JsObject {
    FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(native))
        .name(name)
        .length(length)
        .constructor(false)
        .build()
        .into()
}

/// A property that is not enumerable.
pub(super) fn hidden(
    object: &JsObject,
    key: impl Into<PropertyKey>,
    value: impl Into<JsValue>,
    writable: bool,
) {
    object.insert_property(
        key,
        PropertyDescriptor::builder()
            .value(value)
            .writable(writable)
            .enumerable(false)
            .configurable(true),
    );
}

/// A method.
pub(super) fn method(
    object: &JsObject,
    name: JsString,
    length: usize,
    native: Native,
    context: &Context,
) {
    let method = function(name.clone(), length, native, context);
    hidden(object, name, method, true);
}

/// An accessor; `name` is that of the property.
pub(super) fn accessor(
    object: &JsObject,
    name: &str,
    get: Native,
    set: Option<Native>,
    context: &Context,
) {
    let getter = function(JsString::from(format!("get {name}")), 0, get, context);
    let setter = set.map(|set| function(JsString::from(format!("set {name}")), 1, set, context));
    let mut property = PropertyDescriptor::builder()
        .get(getter)
        .enumerable(false)
        .configurable(true);
    if let Some(setter) = setter {
        property = property.set(setter);
    }
    object.insert_property(JsString::from(name), property);
}

/// A constructor with its prototype, on the global object. A call without `new` gives it `undefined` as `this`, a
/// construction the new target.
pub(super) fn class(
    name: JsString,
    length: usize,
    constructor: Native,
    prototype: &JsObject,
    context: &Context,
) -> JsObject {
    let class: JsObject =
        FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(constructor))
            .name(name.clone())
            .length(length)
            .constructor(true)
            .build()
            .into();
    class.insert_property(
        js_string!("prototype"),
        PropertyDescriptor::builder()
            .value(prototype.clone())
            .writable(false)
            .enumerable(false)
            .configurable(false),
    );
    hidden(prototype, js_string!("constructor"), class.clone(), true);
    hidden(&context.global_object(), name, class.clone(), true);
    class
}

/// `GetPrototypeFromConstructor`, with a fallback of the current realm.
pub(super) fn prototype_of(
    new_target: &JsObject,
    fallback: impl FnOnce(&Context) -> Option<JsObject>,
    context: &mut Context,
) -> JsResult<Option<JsObject>> {
    let prototype = new_target.get(js_string!("prototype"), context)?;
    Ok(prototype.as_object().or_else(|| fallback(context)))
}
