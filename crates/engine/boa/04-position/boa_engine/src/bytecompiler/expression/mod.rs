impl ByteCompiler<'_> {
    #[graft(wrap)]
    pub(crate) fn compile_expr_impl(&mut self, expr: &Expression, dst: &Register) {
        // What has no place of its own and can throw.
        let position = match expr {
            Expression::Binary(_)
            | Expression::TaggedTemplate(_)
            | Expression::TemplateLiteral(_)
            | Expression::Await(_)
            | Expression::Yield(_)
            | Expression::SuperCall(_)
            | Expression::ImportCall(_)
            | Expression::ArrayLiteral(_)
            | Expression::ObjectLiteral(_)
            | Expression::ClassExpression(_) => boa_ast::Spanned::span(expr).start(),
            _ => return self.upstream_compile_expr_impl(expr, dst),
        };
        self.push_source_position(position);
        self.upstream_compile_expr_impl(expr, dst);
        self.pop_source_position();
    }
}
