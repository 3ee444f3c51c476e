impl UniqueShape {
    pub(super) fn for_each_slot(&self, visit: &mut impl FnMut(&PropertyKey, Slot) -> bool) {
        let table = self.property_table().borrow();
        for (key, slot) in &table.keys {
            if !visit(key, *slot) {
                return;
            }
        }
    }
}
