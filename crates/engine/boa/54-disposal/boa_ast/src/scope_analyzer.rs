//! Resources are constants of their scope; upstream's are variables of some scopes and missing in others.

graft! {
    in "global_declaration_instantiation"
    replace { Declaration::Lexical(LexicalDeclaration::Const(declaration)) }
    with {
        Declaration::Lexical(
            LexicalDeclaration::Const(declaration)
            | LexicalDeclaration::Using(declaration)
            | LexicalDeclaration::AwaitUsing(declaration)
        )
    }
}

graft! {
    in "function_declaration_instantiation"
    replace { Declaration::Lexical(LexicalDeclaration::Const(declaration)) }
    with {
        Declaration::Lexical(
            LexicalDeclaration::Const(declaration)
            | LexicalDeclaration::Using(declaration)
            | LexicalDeclaration::AwaitUsing(declaration)
        )
    }
}

graft! {
    in "eval_declaration_instantiation_scope"
    replace { Declaration::Lexical(LexicalDeclaration::Const(declaration)) }
    with {
        Declaration::Lexical(
            LexicalDeclaration::Const(declaration)
            | LexicalDeclaration::Using(declaration)
            | LexicalDeclaration::AwaitUsing(declaration)
        )
    }
}

graft! {
    in "block_declaration_instantiation"
    replace { LexicalDeclaration::Const(d) }
    with { LexicalDeclaration::Const(d) | LexicalDeclaration::Using(d) | LexicalDeclaration::AwaitUsing(d) }
}

graft! {
    in "module_instantiation"
    replace { LexicalDeclaration::Const(c) }
    with { LexicalDeclaration::Const(c) | LexicalDeclaration::Using(c) | LexicalDeclaration::AwaitUsing(c) }
}
