impl Call {
    #[graft(wrap)]
    #[inline(always)]
    pub(super) fn operation(argument_count: IndexOperand, context: &mut Context) -> JsResult<()> {
        if crate::builtins::function::call_directly(argument_count.into(), context)? {
            return Ok(());
        }
        Self::upstream_operation(argument_count, context)
    }
}
