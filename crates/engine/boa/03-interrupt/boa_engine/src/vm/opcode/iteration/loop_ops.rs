impl IncrementLoopIteration {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation((): (), context: &mut Context) -> JsResult<()> {
        if context.vm.is_interrupted() {
            return Err(crate::error::EngineError::Interrupted.into());
        }
        Self::upstream_operation((), context)
    }
}
