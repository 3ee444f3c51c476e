impl<T: ?Sized> Object<T> {
    /// The private name of a hidden slot; classes count from 0.
    fn hidden_name(slot: u8) -> PrivateName {
        PrivateName::new(js_string!(), usize::MAX - usize::from(slot))
    }

    pub(crate) fn hidden(&self, slot: u8) -> Option<&JsValue> {
        let name = Self::hidden_name(slot);
        self.private_elements
            .iter()
            .find_map(|(key, element)| match element {
                PrivateElement::Field(value) if *key == name => Some(value),
                _ => None,
            })
    }

    pub(crate) fn set_hidden(&mut self, slot: u8, value: JsValue) {
        let name = Self::hidden_name(slot);
        for (key, element) in &mut self.private_elements {
            if *key == name {
                *element = PrivateElement::Field(value);
                return;
            }
        }
        self.private_elements
            .push((name, PrivateElement::Field(value)));
    }
}
