//! Whatever the parser recurses into looks at a token first.

graft! {
    in "Cursor::next"
    start insert { check_native_stack()?; }
}

graft! {
    in "Cursor::peek"
    start insert { check_native_stack()?; }
}

graft! {
    in "Cursor::peek_no_skip_line_term"
    start insert { check_native_stack()?; }
}

// It follows a peek and cannot report an error.
graft! {
    in "Cursor::advance"
    replace { self.next(interner) } with { self.buffered_lexer.next(true, interner) }
}

#[inline]
fn check_native_stack() -> ParseResult<()> {
    if crate::native_stack::is_short() {
        return Err(Error::general(
            crate::native_stack::MESSAGE,
            boa_ast::Position::new(1, 1),
        ));
    }
    Ok(())
}
