impl SpannedSourceText {
    /// Line and column of the beginning, both one-based.
    pub(crate) fn start(&self) -> Option<(u32, u32)> {
        let span = self.span?;
        let text = self.source_text.inner()?;
        let before = LinearSpan::new(boa_ast::LinearPosition::new(0), span.start());
        let before = text.get_code_points_from_span(before);
        let mut line = 1;
        let mut line_start = 0;
        for (at, unit) in before.iter().enumerate() {
            let ends = match unit {
                0x0A | 0x2028 | 0x2029 => true,
                0x0D => before.get(at + 1) != Some(&0x0A),
                _ => false,
            };
            if ends {
                line += 1;
                line_start = at + 1;
            }
        }
        Some((line, (before.len() - line_start) as u32 + 1))
    }
}
