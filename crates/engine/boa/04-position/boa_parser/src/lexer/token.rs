//! Messages tell a string from a name.

graft! {
    in "TokenKind::to_string"
    replace { Self::StringLiteral((lit, _)) => interner.resolve_expect(lit).to_string(), }
    with { Self::StringLiteral((lit, _)) => format!("\"{}\"", interner.resolve_expect(lit)), }
    replace { interner.resolve_expect(ts.raw()).to_string() }
    with { format!("`{}`", interner.resolve_expect(ts.raw())) }
}
