impl SliceString {
    /// A slice that is a part of `owned`.
    pub(crate) fn over(owned: JsString, inner: JsStr<'static>) -> JsString {
        let slice = Box::new(SliceString {
            vtable: JsStringVTable {
                clone: slice_clone,
                drop: slice_drop,
                as_str: slice_as_str,
                code_points: slice_code_points,
                refcount: slice_refcount,
                len: inner.len(),
                kind: JsStringKind::Slice,
            },
            owned,
            inner,
            refcount: Cell::new(1),
        });
        // SAFETY: the vtable is the first field of the allocation.
        unsafe { JsString::from_ptr(NonNull::from(Box::leak(slice)).cast()) }
    }

    /// The text; it lives as long as the slice.
    #[inline]
    pub(crate) const fn inner(&self) -> JsStr<'static> {
        self.inner
    }
}

graft! { delete "SliceString::new" }
