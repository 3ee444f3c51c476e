impl<R> BufferedLexer<R>
where
    R: ReadChar,
{
    /// Where the lexer stands.
    pub(super) fn position(&self) -> boa_ast::Position {
        self.lexer.position()
    }
}
