impl SetName {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation(
        (value, index): (RegisterOperand, IndexOperand),
        context: &mut Context,
    ) -> JsResult<()> {
        let locator = &context.vm.frame().code_block.bindings[usize::from(index)];
        if let Some(environment) = context.settled_environment(locator)
            && environment.get(locator.binding_index()).is_some()
        {
            let value = context.vm.get_register(value.into()).clone();
            environment.set(locator.binding_index(), value);
            return Ok(());
        }
        Self::upstream_operation((value, index), context)
    }
}
