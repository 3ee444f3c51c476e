impl<R> Lexer<R> {
    /// Where the lexer stands.
    pub(crate) fn position(&self) -> boa_ast::Position
    where
        R: ReadChar,
    {
        self.cursor.pos()
    }
}
