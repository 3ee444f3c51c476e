impl JsObject {
    /// The value of a hidden slot of this very object.
    #[must_use]
    pub fn hidden(&self, slot: u8) -> Option<JsValue> {
        self.borrow().hidden(slot).cloned()
    }

    /// Sets a hidden slot. Frozen objects and proxies have them too.
    pub fn set_hidden(&self, slot: u8, value: JsValue) {
        self.borrow_mut().set_hidden(slot, value);
    }
}
