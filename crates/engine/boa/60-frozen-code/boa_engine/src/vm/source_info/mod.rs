graft! {
    in "SourceMap"
    after { entries: Box<[Entry]>, } insert { frozen: &'static [u8], }
}

graft! {
    in "SourceMap::new"
    replace { Self { entries, path } } with {
        Self {
            entries,
            frozen: &[],
            path,
        }
    }
}

impl SourceMap {
    /// A map whose entries stay as they were frozen until an error asks for a position.
    pub(crate) fn frozen(frozen: &'static [u8], path: SourcePath) -> Self {
        Self {
            entries: Box::default(),
            frozen,
            path,
        }
    }

    #[graft(wrap)]
    pub(crate) fn find(&self, pc: u32) -> Option<Position> {
        if self.frozen.is_empty() {
            return self.upstream_find(pc);
        }
        find_entry(&super::frozen::thaw_positions(self.frozen), pc)
    }
}
