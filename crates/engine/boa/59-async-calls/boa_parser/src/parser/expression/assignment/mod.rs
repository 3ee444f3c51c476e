graft! {
    in "<AssignmentExpression as TokenParser<R>>::parse"
    before { let peek_1 = cursor.peek(1, interner).or_abrupt()?.kind().clone(); }
    insert {
        let async_at = cursor
            .peek(0, interner)
            .or_abrupt()?
            .linear_span()
            .start()
            .pos();
    }
}

graft! {
    in "<AssignmentExpression as TokenParser<R>>::parse"
    replace { matches!(peek_1, TokenKind::Punctuator(Punctuator::OpenParen)) }
    with {
        (matches!(peek_1, TokenKind::Punctuator(Punctuator::OpenParen))
            && !crate::async_call::is_call(async_at))
    }
}
