impl Shape {
    /// Calls a function with each property in the order of insertion, until it returns `false`.
    pub(crate) fn for_each_slot(&self, mut visit: impl FnMut(&PropertyKey, Slot) -> bool) {
        match &self.inner {
            Inner::Shared(shape) => shape.for_each_slot(&mut visit),
            Inner::Unique(shape) => shape.for_each_slot(&mut visit),
        }
    }
}
