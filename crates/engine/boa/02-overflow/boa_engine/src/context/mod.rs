impl Context {
    /// Sets the lowest address that the native stack of this thread may reach; 0 for no limit.
    ///
    /// Recursion that would go below it throws a `RangeError`. It holds for all contexts of the thread. What one step of the
    /// engine or of a native function needs must find room below it.
    pub fn set_native_stack_limit(&mut self, address: usize) {
        boa_parser::native_stack::set_limit(address);
    }

    /// Fails with a `RangeError` when the native stack is used up to its limit: for native functions that recurse.
    ///
    /// # Errors
    /// `RangeError: Maximum call stack size exceeded`.
    pub fn check_native_stack(&self) -> JsResult<()> {
        crate::error::check_native_stack()
    }
}
