impl WeakSharedShape {
    /// Whether the shape has not been freed.
    #[inline]
    pub(crate) fn is_alive(&self) -> bool {
        self.inner.is_upgradable()
    }
}
