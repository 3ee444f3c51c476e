graft! {
    in "<ExportDeclaration as TokenParser<R>>::parse"
    replace {
        let names = NamedExports.parse(cursor, interner)?;

        let next = cursor.peek(0, interner).or_abrupt()?;
    } with {
        let names = NamedExports.parse(cursor, interner)?;

        let Some(next) = cursor.peek(0, interner)? else {
            check_local_names(&names, span.start(), interner)?;
            return Ok(AstExportDeclaration::List(names));
        };
    }
}

/// What a module exports of its own has names that variables can have.
fn check_local_names(
    names: &[boa_ast::declaration::ExportSpecifier],
    position: boa_ast::Position,
    interner: &Interner,
) -> ParseResult<()> {
    for specifier in names {
        let name = specifier.private_name();
        let wrong = if specifier.string_literal() {
            "string literal"
        } else if name == Sym::AWAIT
            || name.is_reserved_identifier()
            || name.is_strict_reserved_identifier()
        {
            "reserved word"
        } else {
            continue;
        };
        let name = interner.resolve_expect(name);
        let message = format!("local referenced binding `{name}` cannot be a {wrong}");
        return Err(Error::general(message, position));
    }
    Ok(())
}
