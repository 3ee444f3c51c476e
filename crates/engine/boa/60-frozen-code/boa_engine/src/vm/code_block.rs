graft! {
    in "Constant"
    after { Function(Gc<CodeBlock>), } insert {
        /// A function that is made when it is first asked for.
        Frozen(super::frozen::FrozenFunction),
    }
}

graft! {
    in "CodeBlock::constant_function"
    before { panic!("expected function constant at index {index}") } insert {
        if let Some(Constant::Frozen(function)) = self.constants.get(index) {
            return function.code();
        }
    }
}

graft! {
    in "impl Display for CodeBlock"
    before { Constant::Scope(v) => } insert {
        Constant::Frozen(function) => writeln!(f, "[FUNCTION] {function:?}")?,
    }
}
