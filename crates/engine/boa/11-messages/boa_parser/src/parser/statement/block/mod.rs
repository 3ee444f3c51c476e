//! What is declared twice is named.

graft! {
    in "<Block as TokenParser<R>>::parse"
    replace {
"lexical name declared multiple times",
    } with {
format!("Identifier '{}' has already been declared", interner.resolve_expect(name)),
    }
    replace {
"lexical name declared in var names",
    } with {
format!("Identifier '{}' has already been declared", interner.resolve_expect(name)),
    }
}
