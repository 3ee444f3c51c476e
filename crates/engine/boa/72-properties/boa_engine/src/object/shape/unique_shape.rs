impl UniqueShape {
    #[graft(wrap)]
    pub(crate) fn new(prototype: JsPrototype, property_table: PropertyTableInner) -> Self {
        super::epoch::note_prototype(&prototype);
        Self::upstream_new(prototype, property_table)
    }

    #[graft(wrap)]
    pub(crate) fn override_internal(
        &self,
        property_table: PropertyTableInner,
        prototype: JsPrototype,
    ) {
        super::epoch::note_prototype(&prototype);
        self.upstream_override_internal(property_table, prototype);
    }
}
