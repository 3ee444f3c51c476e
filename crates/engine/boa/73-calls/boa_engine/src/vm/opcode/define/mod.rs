impl PutLexicalValue {
    #[graft(replace)]
    #[inline(always)]
    pub(super) fn operation(
        (value, index): (RegisterOperand, IndexOperand),
        context: &mut Context,
    ) {
        let value = context.vm.get_register(value.into()).clone();
        let frame = context.vm.frame_mut();
        let locator = &frame.code_block.bindings[usize::from(index)];
        frame.environments.put_lexical_value(
            locator.scope(),
            locator.binding_index(),
            value,
            frame.realm.environment(),
        );
    }
}
