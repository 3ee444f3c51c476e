//! A handler, and a host boundary that an error reaches, truncate the stack to their frame.

impl Vm {
    #[graft(wrap)]
    #[inline]
    pub(crate) fn handle_exception_at(&mut self, pc: u32) -> bool {
        let handled = self.upstream_handle_exception_at(pc);
        if handled {
            // Above the registers there are only temporaries of what the exception interrupted.
            let frame = self.frame();
            let top = frame.rp as usize + frame.code_block.register_count as usize;
            self.stack.stack.truncate(top);
        }
        handled
    }

    /// How many values the stack holds.
    pub(crate) fn stack_height(&self) -> usize {
        self.stack.stack.len()
    }

    /// Drops what was pushed since the stack had this height.
    pub(crate) fn truncate_stack(&mut self, height: usize) {
        self.stack.stack.truncate(height);
    }

    /// Drops the values of a frame that an error leaves towards the host.
    fn drop_values_of_exit_frame(&mut self) {
        if self.frame().exit_early() {
            let base = self.frame().frame_pointer();
            self.stack.stack.truncate(base);
        }
    }
}

impl Context {
    #[graft(wrap)]
    fn handle_throw(&mut self) -> ControlFlow<CompletionRecord> {
        let flow = self.upstream_handle_throw();
        if flow.is_break() {
            self.vm.drop_values_of_exit_frame();
        }
        flow
    }

    #[graft(wrap)]
    fn handle_error(&mut self, err: JsError) -> ControlFlow<CompletionRecord> {
        let flow = self.upstream_handle_error(err);
        if flow.is_break() {
            self.vm.drop_values_of_exit_frame();
        }
        flow
    }
}
