/// Scripts and evals may not declare resources at their top: nothing would say when to dispose of them.
pub(crate) fn check_no_resources(list: &StatementList, interner: &Interner) -> ParseResult<()> {
    use boa_ast::declaration::{Declaration, LexicalDeclaration};
    for item in list.statements() {
        if let boa_ast::StatementListItem::Declaration(declaration) = item
            && let Declaration::Lexical(
                LexicalDeclaration::Using(list) | LexicalDeclaration::AwaitUsing(list),
            ) = declaration.as_ref()
            && let Some(boa_ast::declaration::Binding::Identifier(name)) = list
                .as_ref()
                .first()
                .map(boa_ast::declaration::Variable::binding)
        {
            let text = interner.resolve_expect(name.sym()).to_string();
            return Err(Error::unexpected(
                text,
                boa_ast::Spanned::span(name),
                "script",
            ));
        }
    }
    Ok(())
}

graft! {
    in "Parser::parse_script_with_source"
    before { if let Err(reason) = ast.analyze_scope(scope, interner) }
    insert { check_no_resources(ast.statements(), interner)?; }
}

impl<'a, R: ReadChar> Parser<'a, R> {
    /// [19.2.1.1 `PerformEval ( x, strictCaller, direct )`](https://tc39.es/ecma262/#sec-performeval)
    ///
    /// # Errors
    ///
    /// Will return `Err` on any parsing error.
    #[graft(wrap)]
    pub fn parse_eval(
        &mut self,
        direct: bool,
        interner: &mut Interner,
    ) -> ParseResult<ScriptParseOutput> {
        let output = self.upstream_parse_eval(direct, interner)?;
        check_no_resources(output.0.statements(), interner)?;
        Ok(output)
    }
}
