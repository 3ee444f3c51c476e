impl ArrayIterator {
    /// The next element, if there is one, without a result object; nothing where JavaScript might run, and then nothing is done.
    #[inline]
    #[allow(clippy::option_option, reason = "the outer one says whether there was a step")]
    pub(crate) fn step_directly(iterator: &JsObject) -> Option<Option<JsValue>> {
        let mut this = iterator.downcast_mut::<Self>()?;
        if !matches!(this.kind, PropertyNameKind::Value) || !this.array.is_array() {
            return None;
        }
        if this.done {
            return Some(None);
        }
        let index = u32::try_from(this.next_index).ok()?;
        let element = {
            let array = this.array.borrow();
            let length = u32::try_from(array.properties().storage[0].as_i32()?).ok()?;
            if index < length {
                Some(array.properties().get_dense_property(index)?)
            } else {
                None
            }
        };
        if element.is_some() {
            this.next_index += 1;
        } else {
            this.done = true;
        }
        Some(element)
    }
}
