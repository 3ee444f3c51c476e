impl<T: InternalStringType> SequenceString<T> {
    /// Counts one more reference.
    #[inline]
    pub(crate) fn retain(&self) {
        let Some(strong) = self.refcount.get().checked_add(1) else {
            abort();
        };
        self.refcount.set(strong);
    }

    /// Counts one reference less, unless it is the last.
    #[inline]
    pub(crate) fn release_shared(&self) -> bool {
        let strong = self.refcount.get();
        if strong > 1 {
            self.refcount.set(strong - 1);
        }
        strong > 1
    }
}
