impl SharedShape {
    pub(super) fn for_each_slot(&self, visit: &mut impl FnMut(&PropertyKey, Slot) -> bool) {
        let table = self.property_table().inner().borrow();
        for (key, slot) in table.keys.iter().take(self.property_count() as usize) {
            if !visit(key, *slot) {
                return;
            }
        }
    }
}
