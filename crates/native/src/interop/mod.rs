//! The border between Rust and JavaScript: how a native function takes its arguments and hands values back.
//!
//! - [`Binding`] builds the object of an `internalBinding`.
//! - [`text`] turns strings one way and the other without Boa's slow general path.
//! - [`bytes`] reads and writes the bytes of buffers in place, and makes new ones without a copy.
//! - [`error`] throws what Node throws, codes included.
//! - [`JsCallback`] is a function to be called later, from the loop.

pub(crate) mod bytes;
mod callback;
pub(crate) mod error;
pub(crate) mod text;

pub(crate) use self::callback::JsCallback;

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsValue, NativeFunction,
    native_function::NativeFunctionPointer,
    object::FunctionObjectBuilder,
    property::{Attribute, PropertyDescriptor, PropertyKey},
};

/// Builds the object that `internalBinding(name)` returns.
pub(crate) struct Binding<'a> {
    object: JsObject,
    context: &'a mut Context,
}

impl<'a> Binding<'a> {
    /// An empty binding.
    pub(crate) fn new(context: &'a mut Context) -> Self {
        Self {
            object: JsObject::with_object_proto(context.intrinsics()),
            context,
        }
    }

    /// Adds functions, a row each: name, number of parameters, function.
    pub(crate) fn functions(self, rows: &[(&'static str, usize, NativeFunctionPointer)]) -> Self {
        for &(name, length, pointer) in rows {
            let function = function(name, length, pointer, self.context);
            self.insert(name, function.into());
        }
        self
    }

    /// Adds a value.
    pub(crate) fn value(self, name: &str, value: impl Into<JsValue>) -> Self {
        self.insert(name, value.into());
        self
    }

    /// Adds numbers, a row each, as for a table of constants.
    pub(crate) fn constants(self, rows: &[(&'static str, i64)]) -> Self {
        for &(name, number) in rows {
            self.insert(name, JsValue::from(number));
        }
        self
    }

    /// The finished object.
    pub(crate) fn build(self) -> JsObject {
        self.object
    }

    fn insert(&self, name: &str, value: JsValue) {
        define(&self.object, name, value, Attribute::all());
    }
}

/// A native function object. It is not a constructor, so it sees its real `this`.
pub(crate) fn function(
    name: &str,
    length: usize,
    pointer: NativeFunctionPointer,
    context: &Context,
) -> JsObject {
    let function: JsObject =
        FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(pointer))
            .name(JsString::from(name))
            .length(length)
            .constructor(false)
            .build()
            .into();
    ouro_engine::errors::hide_from_stacks(&function);
    function
}

/// Defines a data property on an ordinary object, without running any JavaScript.
pub(crate) fn define(object: &JsObject, name: &str, value: JsValue, attribute: Attribute) {
    object.insert_property(
        PropertyKey::from(JsString::from(name)),
        PropertyDescriptor::builder()
            .value(value)
            .writable(attribute.writable())
            .enumerable(attribute.enumerable())
            .configurable(attribute.configurable())
            .build(),
    );
}

/// A plain object with the given properties, in order.
pub(crate) fn object(rows: &[(&str, JsValue)], context: &Context) -> JsObject {
    let object = JsObject::with_object_proto(context.intrinsics());
    for (name, value) in rows {
        define(&object, name, value.clone(), Attribute::all());
    }
    object
}

/// An array of `values`.
pub(crate) fn array(values: impl IntoIterator<Item = JsValue>, context: &mut Context) -> JsValue {
    boa_engine::object::builtins::JsArray::from_iter(values, context).into()
}

/// The property `name` of `object`; getters run.
pub(crate) fn get(object: &JsObject, name: &str, context: &mut Context) -> JsResult<JsValue> {
    object.get(JsString::from(name), context)
}
