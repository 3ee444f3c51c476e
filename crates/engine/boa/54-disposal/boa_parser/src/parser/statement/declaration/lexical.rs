/// Whether the token `at`, which is `using`, begins a declaration: a name follows it on its line.
pub(crate) fn begins_resource<R: ReadChar>(
    cursor: &mut Cursor<R>,
    at: usize,
    interner: &mut Interner,
) -> ParseResult<bool> {
    let skipped = line_end(cursor, interner)?;
    let next = cursor.peek_no_skip_line_term(at + 1 + skipped, interner)?;
    Ok(matches!(
        next.map(Token::kind),
        Some(
            TokenKind::IdentifierName(_)
                | TokenKind::Keyword((
                    Keyword::Await
                        | Keyword::Yield
                        | Keyword::Let
                        | Keyword::Async
                        | Keyword::Of
                        | Keyword::Using,
                    _
                ))
        )
    ))
}

/// The same in the head of a loop, where `using of` is the name `using` and a keyword.
pub(crate) fn begins_resource_of_loop<R: ReadChar>(
    cursor: &mut Cursor<R>,
    at: usize,
    interner: &mut Interner,
) -> ParseResult<bool> {
    if !begins_resource(cursor, at, interner)? {
        return Ok(false);
    }
    let skipped = line_end(cursor, interner)?;
    let next = cursor.peek_no_skip_line_term(at + 1 + skipped, interner)?;
    Ok(!matches!(
        next.map(Token::kind),
        Some(TokenKind::Keyword((Keyword::Of, _)))
    ))
}

/// Whether `await` is followed by `using`, on its line.
pub(crate) fn awaits_resource<R: ReadChar>(
    cursor: &mut Cursor<R>,
    interner: &mut Interner,
) -> ParseResult<bool> {
    let skipped = line_end(cursor, interner)?;
    let next = cursor.peek_no_skip_line_term(1 + skipped, interner)?;
    Ok(matches!(
        next.map(Token::kind),
        Some(TokenKind::Keyword((Keyword::Using, false)))
    ))
}

/// How many tokens stand before the next one that is no end of a line: 1 where a line ends here.
fn line_end<R: ReadChar>(cursor: &mut Cursor<R>, interner: &mut Interner) -> ParseResult<usize> {
    Ok(usize::from(
        cursor
            .peek_is_line_terminator(0, interner)?
            .unwrap_or(false),
    ))
}

graft! {
    in "allowed_token_after_let"
    replace { Keyword::Await | Keyword::Yield | Keyword::Let | Keyword::Async | Keyword::Of }
    with { Keyword::Await | Keyword::Yield | Keyword::Let | Keyword::Async | Keyword::Of | Keyword::Using }
}
