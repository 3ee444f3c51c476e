pub(crate) use self::lexical::{awaits_resource, begins_resource, begins_resource_of_loop};

graft! {
    in "<Declaration as TokenParser<R>>::parse"
    replace {
        if let Some(next_tok) = cursor.peek_no_skip_line_term(1, interner)?
            && next_tok.kind() != &TokenKind::LineTerminator
            && matches!(next_tok.kind(), TokenKind::Keyword((Keyword::Using, false)))
    } with { if awaits_resource(cursor, interner)? }
}
