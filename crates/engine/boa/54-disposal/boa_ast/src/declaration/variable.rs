graft! {
    in "LexicalDeclaration::is_const"
    replace { matches!(self, Self::Const(_)) }
    with { matches!(self, Self::Const(_) | Self::Using(_) | Self::AwaitUsing(_)) }
}
