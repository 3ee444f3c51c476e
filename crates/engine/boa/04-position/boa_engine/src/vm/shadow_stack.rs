impl ShadowStack {
    /// The entries, outermost first.
    pub(crate) fn entries(&self) -> impl DoubleEndedIterator<Item = &ShadowEntry> {
        self.stack.iter()
    }

    /// How many entries there are.
    pub(crate) fn depth(&self) -> usize {
        self.stack.len()
    }
}
