//! An iterator shows what it would still give, without moving.

impl MapIterator {
    /// The values left, and whether they are keys and values in turn.
    pub(crate) fn rest(&self) -> (Vec<JsValue>, bool) {
        let pairs = matches!(self.iteration_kind, PropertyNameKind::KeyAndValue);
        let mut values = Vec::new();
        if let Some(lock) = &self.iterated_map {
            let map = lock.0.borrow();
            let map = map.data();
            for index in self.next_index..map.full_len() {
                let Some((key, value)) = map.get_index(index) else {
                    continue;
                };
                if !matches!(self.iteration_kind, PropertyNameKind::Value) {
                    values.push(key.clone());
                }
                if !matches!(self.iteration_kind, PropertyNameKind::Key) {
                    values.push(value.clone());
                }
            }
        }
        (values, pairs)
    }
}
