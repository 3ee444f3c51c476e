impl NativeFunction {
    /// Whether this is that plain function. A false negative is possible, since the compiler may duplicate functions.
    pub(crate) fn is_pointer_to(&self, function: NativeFunctionPointer) -> bool {
        matches!(self.inner, Inner::PointerFn(own) if std::ptr::fn_addr_eq(own, function))
    }
}
