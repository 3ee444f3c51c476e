impl ByteCompiler<'_> {
    #[graft(wrap)]
    pub(crate) fn compile_for_loop(
        &mut self,
        for_loop: &ForLoop,
        label: Option<Sym>,
        use_expr: bool,
    ) {
        let resources = match for_loop.init() {
            Some(ForLoopInitializer::Lexical(init)) => {
                crate::bytecompiler::disposal::is_async(init.declaration())
            }
            _ => None,
        };
        match resources {
            Some(is_async) => self.with_disposal(is_async, use_expr, |this| {
                this.upstream_compile_for_loop(for_loop, label, use_expr);
            }),
            None => self.upstream_compile_for_loop(for_loop, label, use_expr),
        }
    }
}
