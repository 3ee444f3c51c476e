//! Both limits and the native stack end a recursion by the same error.

impl Context {
    #[graft(wrap)]
    #[inline]
    pub(crate) fn check_runtime_limits(&self) -> JsResult<()> {
        if boa_parser::native_stack::is_short() || self.upstream_check_runtime_limits().is_err() {
            return Err(crate::error::stack_overflow());
        }
        Ok(())
    }
}
