impl IteratorResult {
    /// The property at this place, if the object is as engines make results, and nobody has changed it since.
    fn own_slot(&self, index: usize, context: &Context) -> Option<JsValue> {
        let object = self.object.borrow();
        let shape = context.intrinsics().templates().iterator_result().shape();
        (object.shape().to_addr_usize() == shape.to_addr_usize())
            .then(|| object.properties().storage[index].clone())
    }

    #[graft(wrap)]
    pub fn complete(&self, context: &mut Context) -> JsResult<bool> {
        match self.own_slot(1, context) {
            Some(done) => Ok(done.to_boolean()),
            None => self.upstream_complete(context),
        }
    }

    #[graft(wrap)]
    pub fn value(&self, context: &mut Context) -> JsResult<JsValue> {
        match self.own_slot(0, context) {
            Some(value) => Ok(value),
            None => self.upstream_value(context),
        }
    }
}

#[graft(add_to)]
pub struct IteratorRecord {
    /// Whether `next` is that of arrays, on an iterator of arrays: then nobody sees its result objects, and none are made.
    of_array: bool,
    /// The value of the last step that made no result object.
    direct: Option<JsValue>,
}

impl IteratorRecord {
    // Upstream makes an object with a shape of its own here, to stand for a result that nobody reads before there is one.
    #[graft(replace)]
    pub fn new(iterator: JsObject, next_method: JsValue) -> Self {
        let of_array = iterator.is::<ArrayIterator>()
            && is_native(&next_method, ArrayIterator::next, None);
        Self {
            last_result: IteratorResult {
                object: iterator.clone(),
            },
            iterator,
            next_method,
            done: false,
            of_array,
            direct: None,
        }
    }

    #[graft(wrap)]
    pub(crate) fn step(&mut self, context: &mut Context) -> JsResult<bool> {
        self.direct = None;
        if self.of_array
            && let Some(step) = ArrayIterator::step_directly(&self.iterator)
        {
            self.done = step.is_none();
            self.direct = Some(step.unwrap_or_default());
            return Ok(self.done);
        }
        self.upstream_step(context)
    }

    #[graft(wrap)]
    pub(crate) fn value(&mut self, context: &mut Context) -> JsResult<JsValue> {
        match &self.direct {
            Some(value) => Ok(value.clone()),
            None => self.upstream_value(context),
        }
    }

    /// The last result as an object, for code that can see it.
    pub(crate) fn result_object(&self, context: &mut Context) -> JsValue {
        match &self.direct {
            Some(value) => create_iter_result_object(value.clone(), self.done, context),
            None => self.last_result.object().clone().into(),
        }
    }
}

graft! {
    in "IteratorRecord::update_result"
    start insert { self.direct = None; }
}

impl JsValue {
    #[graft(wrap)]
    pub fn get_iterator_from_method(
        &self,
        method: &JsObject,
        context: &mut Context,
    ) -> JsResult<IteratorRecord> {
        if let Some(array) = self.as_object()
            && array.is_array()
            && is_native(
                &method.clone().into(),
                crate::builtins::Array::values,
                Some(context),
            )
        {
            let iterator = ArrayIterator::create_array_iterator(
                array,
                crate::property::PropertyNameKind::Value,
                context,
            );
            if let Some(iterator) = iterator.as_object() {
                let next = iterator.get(js_string!("next"), context)?;
                return Ok(IteratorRecord::new(iterator, next));
            }
        }
        self.upstream_get_iterator_from_method(method, context)
    }
}

/// Whether a value is this native function, of the current realm if there is one.
fn is_native(
    value: &JsValue,
    function: crate::native_function::NativeFunctionPointer,
    context: Option<&Context>,
) -> bool {
    value.as_object().is_some_and(|object| {
        object
            .downcast_ref::<crate::native_function::NativeFunctionObject>()
            .is_some_and(|native| {
                native.f.is_pointer_to(function)
                    && context.is_none_or(|context| {
                        native.realm.as_ref().is_none_or(|realm| realm == context.realm())
                    })
            })
    })
}

use crate::builtins::array::ArrayIterator;
