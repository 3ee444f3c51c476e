impl PropertyMap {
    #[graft(wrap)]
    pub fn remove(&mut self, key: &PropertyKey) -> bool {
        if !matches!(key, PropertyKey::Index(_)) && self.bury(key) {
            return true;
        }
        self.upstream_remove(key)
    }

    /// Removes a property from a dictionary and leaves its place empty; nothing is done where the object has few properties.
    fn bury(&mut self, key: &PropertyKey) -> bool {
        let Some(slot) = self.shape.lookup(key) else {
            return false;
        };
        let Some(shape) = self.shape.as_dictionary().and_then(|shape| shape.bury(key)) else {
            return false;
        };
        self.note_change();
        let from = slot.index as usize;
        for place in &mut self.storage[from..from + slot.width() as usize] {
            *place = JsValue::undefined();
        }
        self.shape = shape.compacted(&mut self.storage).into();
        true
    }
}
