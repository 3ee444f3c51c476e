#[graft(replace)]
struct Inner {
    /// The text as UTF-16: what was parsed, or what a frozen function's text becomes when someone asks for it.
    source_text: std::cell::OnceCell<boa_ast::SourceText>,
    frozen: &'static str,
}

#[graft(replace)]
impl Inner {
    fn new(source_text: boa_ast::SourceText) -> Self {
        Self {
            source_text: source_text.into(),
            frozen: "",
        }
    }

    fn text(&self) -> &boa_ast::SourceText {
        self.source_text.get_or_init(|| {
            let mut text = boa_ast::SourceText::with_capacity(self.frozen.len());
            for character in self.frozen.chars() {
                text.collect_code_point(character.into());
            }
            text
        })
    }
}

impl SourceText {
    #[graft(replace)]
    #[inline]
    fn inner(&self) -> Option<&boa_ast::SourceText> {
        self.source_text.as_deref().map(Inner::text)
    }

    /// The text of a frozen function, widened to UTF-16 when someone asks for it.
    pub(crate) fn frozen(text: &'static str) -> Self {
        Self {
            source_text: Some(Rc::new(Inner {
                source_text: std::cell::OnceCell::new(),
                frozen: text,
            })),
        }
    }
}

impl SpannedSourceText {
    /// Where in the text the function begins and ends, in UTF-16 units.
    pub(crate) fn frozen_span(&self) -> Option<(usize, usize)> {
        let span = self.span?;
        Some((span.start().pos(), span.end().pos()))
    }
}
