impl Shape {
    /// The shape as one that is not shared, where deleting from a shared one would mean to build up all that follows again.
    pub(crate) fn as_dictionary(&self) -> Option<UniqueShape> {
        match &self.inner {
            Inner::Unique(shape) => Some(shape.clone()),
            Inner::Shared(shape) => shape.is_large().then(|| shape.to_unique()),
        }
    }
}
