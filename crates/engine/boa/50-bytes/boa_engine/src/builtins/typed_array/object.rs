//! The viewed buffer, and new views of bytes with a prototype of choice.

impl TypedArray {
    /// The viewed `ArrayBuffer` or `SharedArrayBuffer`.
    #[must_use]
    pub fn buffer_object(&self) -> JsObject {
        self.viewed_array_buffer.clone().into()
    }

    /// A `Uint8Array` of fixed length over `buffer`, whose prototype is `prototype`. `None` if `buffer` is no buffer, is
    /// detached, or is too short.
    #[must_use]
    pub fn over(
        buffer: JsObject,
        byte_offset: usize,
        length: usize,
        prototype: JsObject,
        context: &Context,
    ) -> Option<JsObject> {
        let buffer = buffer.into_buffer_object().ok()?;
        let whole = buffer.as_buffer().bytes(Ordering::SeqCst)?.len();
        if byte_offset.checked_add(length)? > whole {
            return None;
        }
        let length = length as u64;
        let view = Self::new(
            buffer,
            TypedArrayKind::Uint8,
            byte_offset as u64,
            Some(length),
            Some(length),
        );
        Some(JsObject::new(context.root_shape(), prototype, view).upcast())
    }
}
