graft! {
    in "<AsyncArrowFunction as TokenParser<R>>::parse"
    after { let async_token_span = async_token.span(); }
    insert { let outer = crate::async_call::begin(start_linear_span.start().pos()); }
}

graft! {
    in "<AsyncArrowFunction as TokenParser<R>>::parse"
    after { cursor.expect(Punctuator::Arrow, "async arrow function", interner)?; }
    insert { crate::async_call::end(outer); }
}
