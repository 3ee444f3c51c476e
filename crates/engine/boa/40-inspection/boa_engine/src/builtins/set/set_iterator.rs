//! An iterator shows what it would still give, without moving.

impl SetIterator {
    /// The values left, and whether each stands twice, as in pairs of key and value.
    pub(crate) fn rest(&self) -> (Vec<JsValue>, bool) {
        let pairs = matches!(self.iteration_kind, PropertyNameKind::KeyAndValue);
        let mut values = Vec::new();
        if let Some(lock) = &self.iterated_set {
            let set = lock.0.borrow();
            let set = set.data();
            for index in self.next_index..set.full_len() {
                let Some(value) = set.get_index(index) else {
                    continue;
                };
                values.push(value.clone());
                if pairs {
                    values.push(value.clone());
                }
            }
        }
        (values, pairs)
    }
}
