/// An object of a value, without a reference counted.
pub(crate) struct ObjectRef<'a> {
    object: std::mem::ManuallyDrop<JsObject>,
    value: std::marker::PhantomData<&'a JsValue>,
}

impl std::ops::Deref for ObjectRef<'_> {
    type Target = JsObject;

    #[inline(always)]
    fn deref(&self) -> &JsObject {
        &self.object
    }
}

impl JsValue {
    /// The object, as long as the value stands where it is.
    #[inline(always)]
    pub(crate) fn object_ref(&self) -> Option<ObjectRef<'_>> {
        Some(ObjectRef {
            object: self.0.borrow_object()?,
            value: std::marker::PhantomData,
        })
    }
}
