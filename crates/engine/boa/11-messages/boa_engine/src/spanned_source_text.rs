impl SpannedSourceText {
    /// The whole source that the span is a part of.
    pub(crate) fn whole(&self) -> Option<&[u16]> {
        let text = self.source_text.inner()?;
        Some(text.get_code_points_from_pos(boa_ast::LinearPosition::new(0)))
    }
}
