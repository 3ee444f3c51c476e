impl ByteCompiler<'_> {
    /// Compiles a [`Statement`] `boa_ast` node.
    #[graft(wrap)]
    pub fn compile_stmt(&mut self, node: &Statement, use_expr: bool, root_statement: bool) {
        let expression = match node {
            Statement::Expression(expression) => Some(expression),
            Statement::Return(statement) => statement.target(),
            Statement::If(statement) => Some(statement.cond()),
            Statement::Switch(statement) => Some(statement.val()),
            Statement::ForOfLoop(statement) => Some(statement.iterable()),
            Statement::ForInLoop(statement) => Some(statement.target()),
            Statement::Var(declaration) => declaration.0.as_ref().iter().find_map(|v| v.init()),
            _ => None,
        };
        let Some(expression) = expression else {
            return self.upstream_compile_stmt(node, use_expr, root_statement);
        };
        self.push_source_position(boa_ast::Spanned::span(expression).start());
        self.upstream_compile_stmt(node, use_expr, root_statement);
        self.pop_source_position();
    }
}
