#[graft(add_to)]
pub struct Vm {
    /// Set, perhaps by another thread, to end execution.
    pub(crate) interrupt: std::sync::Arc<std::sync::atomic::AtomicBool>,
}

graft! {
    in "Vm::new"
    after { host_call_depth: 0, }
    insert { interrupt: std::sync::Arc::default(), }
}

impl Vm {
    /// Whether the host asked for the end of execution.
    #[inline]
    pub(crate) fn is_interrupted(&self) -> bool {
        self.interrupt.load(std::sync::atomic::Ordering::Relaxed)
    }
}

impl Context {
    #[graft(wrap)]
    #[inline]
    pub(crate) fn check_runtime_limits(&self) -> JsResult<()> {
        if self.vm.is_interrupted() {
            return Err(crate::error::EngineError::Interrupted.into());
        }
        self.upstream_check_runtime_limits()
    }
}
