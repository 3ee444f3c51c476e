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
        let start = Position::new(1, 1);
        let mut names = FxHashSet::default();
        for name in lexically_declared_names(&body) {
            if !names.insert(name) {
                return Err(declared_again(name, start, interner));
            }
        }
        for name in var_declared_names(&body) {
            if names.contains(&name) {
                return Err(declared_again(name, start, interner));
            }
        }
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

fn declared_again(name: boa_interner::Sym, position: Position, interner: &Interner) -> Error {
    let name = interner.resolve_expect(name);
    Error::general(
        format!("Identifier '{name}' has already been declared"),
        position,
    )
}

graft! {
    in "<ScriptParser as TokenParser<R>>::parse"
    replace {
        if !lexical_names.insert(name) {
            return Err(Error::general(
                "lexical name declared multiple times",
                Position::new(1, 1),
            ));
        }
    } with {
        if !lexical_names.insert(name) {
            return Err(declared_again(name, Position::new(1, 1), interner));
        }
    }
    replace {
        if lexical_names.contains(&name) {
            return Err(Error::general(
                "lexical name declared multiple times",
                Position::new(1, 1),
            ));
        }
    } with {
        if lexical_names.contains(&name) {
            return Err(declared_again(name, Position::new(1, 1), interner));
        }
    }
}
