impl<'a, R: ReadChar> Parser<'a, R> {
    /// Parses the full input as the body of a function: a brace does not end it.
    ///
    /// # Errors
    ///
    /// Will return `Err` on any parsing error.
    #[graft(wrap)]
    pub fn parse_function_body(
        &mut self,
        interner: &mut Interner,
        allow_yield: bool,
        allow_await: bool,
    ) -> ParseResult<FunctionBody> {
        let body = self.upstream_parse_function_body(interner, allow_yield, allow_await)?;
        match self.cursor.peek(0, interner)? {
            Some(token) => Err(Error::unexpected(
                token.to_string(interner),
                boa_ast::Spanned::span(token),
                "function body",
            )),
            None => Ok(body),
        }
    }
}
