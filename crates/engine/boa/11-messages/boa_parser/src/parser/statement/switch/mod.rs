//! What is declared twice is named.

graft! {
    in "<SwitchStatement as TokenParser<R>>::parse"
    replace {
"lexical name declared multiple times",
    } with {
format!("Identifier '{}' has already been declared", interner.resolve_expect(name)),
    }
    replace {
"lexical name declared in var declared names",
    } with {
format!("Identifier '{}' has already been declared", interner.resolve_expect(name)),
    }
}
