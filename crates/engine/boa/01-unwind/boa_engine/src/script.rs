//! A script whose declarations clash leaves nothing on the stack.

impl Script {
    /// Evaluates this script and returns its result. Promise jobs are not run.
    ///
    /// # Errors
    /// What the script throws.
    #[graft(wrap)]
    pub fn evaluate(&self, context: &mut Context) -> JsResult<JsValue> {
        let height = context.vm.stack_height();
        let result = self.upstream_evaluate(context);
        if result.is_err() {
            context.vm.truncate_stack(height);
        }
        result
    }
}
