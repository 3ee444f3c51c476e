impl Context {
    /// Hands over a flag that ends execution when it is set, from any thread.
    ///
    /// Running JavaScript ends with [`EngineError::Interrupted`](crate::error::EngineError::Interrupted) at its next call or turn of a loop,
    /// and so does whatever is started while the flag is set: the host clears it to go on.
    pub fn set_interrupt_flag(&mut self, flag: std::sync::Arc<std::sync::atomic::AtomicBool>) {
        self.vm.interrupt = flag;
    }
}
