//! A call that fails before it has a frame leaves nothing on the stack.

impl JsObject {
    /// Calls this object as a function: <https://tc39.es/ecma262/#sec-call>.
    ///
    /// # Errors
    /// What the function throws, or a `TypeError` when it cannot be called.
    #[graft(wrap)]
    #[track_caller]
    #[inline]
    pub fn call(
        &self,
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        let height = context.vm.stack_height();
        let result = self.upstream_call(this, args, context);
        if result.is_err() {
            context.vm.truncate_stack(height);
        }
        result
    }

    /// Constructs an instance: <https://tc39.es/ecma262/#sec-construct>.
    ///
    /// # Errors
    /// What the constructor throws, or a `TypeError` when there is none.
    #[graft(wrap)]
    #[track_caller]
    #[inline]
    pub fn construct(
        &self,
        args: &[JsValue],
        new_target: Option<&Self>,
        context: &mut Context,
    ) -> JsResult<Self> {
        let height = context.vm.stack_height();
        let result = self.upstream_construct(args, new_target, context);
        if result.is_err() {
            context.vm.truncate_stack(height);
        }
        result
    }
}
