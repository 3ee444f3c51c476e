use self::declaration::{awaits_resource, begins_resource};

graft! {
    in "<StatementListItem as TokenParser<R>>::parse"
    replace { Keyword::Function | Keyword::Class | Keyword::Const | Keyword::Using, }
    with { Keyword::Function | Keyword::Class | Keyword::Const, }
    before { TokenKind::Keyword((Keyword::Let, false)) if allowed_token_after_let(cursor.peek(1, interner)?) }
    insert {
        TokenKind::Keyword((Keyword::Using, false)) if begins_resource(cursor, 0, interner)? => {
            Declaration::new(self.allow_yield, self.allow_await)
                .parse(cursor, interner)
                .map(ast::StatementListItem::from)
        }
        TokenKind::Keyword((Keyword::Await, false))
            if self.allow_await.0
                && awaits_resource(cursor, interner)?
                && begins_resource(cursor, 1, interner)? =>
        {
            Declaration::new(self.allow_yield, self.allow_await)
                .parse(cursor, interner)
                .map(ast::StatementListItem::from)
        }
    }
    replace {
        if let Some(next_tok) = cursor.peek_no_skip_line_term(1, interner)?
            && next_tok.kind() != &TokenKind::LineTerminator
            && matches!(next_tok.kind(), TokenKind::Keyword((Keyword::Using, false)))
        {
            return Declaration::new(self.allow_yield, self.allow_await)
                .parse(cursor, interner)
                .map(ast::StatementListItem::from);
        }
    } with {}
}
