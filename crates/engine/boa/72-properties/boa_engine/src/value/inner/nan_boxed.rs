impl NanBoxedValue {
    /// The object; the caller keeps the value alive while it is used.
    #[inline(always)]
    pub(crate) fn borrow_object(&self) -> Option<ManuallyDrop<JsObject>> {
        if self.is_object() {
            // SAFETY: the tag says that the address is that of an object.
            Some(unsafe { self.as_object_unchecked() })
        } else {
            None
        }
    }
}
