impl SharedShape {
    #[graft(wrap)]
    pub(crate) fn change_prototype_transition(&self, prototype: JsPrototype) -> Self {
        super::epoch::note_prototype(&prototype);
        self.upstream_change_prototype_transition(prototype)
    }

    pub(super) fn extends(&self, other: &Self) -> bool {
        self.flags().is_insert_transition_type()
            && self.property_count() == other.property_count() + 1
            && self
                .previous()
                .is_some_and(|previous| previous.to_addr_usize() == other.to_addr_usize())
    }
}
