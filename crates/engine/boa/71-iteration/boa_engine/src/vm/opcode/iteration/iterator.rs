impl IteratorResult {
    #[graft(replace)]
    pub(crate) fn operation(value: RegisterOperand, context: &mut Context) -> JsResult<()> {
        let record = context
            .vm
            .frame_mut()
            .iterators
            .pop()
            .js_expect("iterator stack should have at least an iterator")?;
        let result = record.result_object(context);
        context.vm.frame_mut().iterators.push(record);
        context.vm.set_register(value.into(), result);
        Ok(())
    }
}
