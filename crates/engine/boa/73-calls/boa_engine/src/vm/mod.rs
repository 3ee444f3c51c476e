#[graft(add_to)]
pub struct Vm {
    /// The last element of `frames`, which is never empty.
    current: *mut CallFrame,
    /// Why [`Context::run`] ends, once an instruction says that it does.
    pub(crate) completion: Option<CompletionRecord>,
}

graft! {
    in "Vm::new"
    after { return_value: JsValue::undefined(), }
    insert { current: std::ptr::null_mut(), completion: None, }
}

impl Vm {
    #[graft(wrap)]
    pub(crate) fn new(realm: Realm) -> Self {
        let mut vm = Self::upstream_new(realm);
        vm.frames_moved();
        vm
    }

    /// Finds the current frame anew, after `frames` grew or shrank.
    #[inline(always)]
    fn frames_moved(&mut self) {
        // SAFETY: `frames` always contains at least the dummy frame.
        self.current = unsafe { self.frames.as_mut_ptr().add(self.frames.len() - 1) };
    }

    #[graft(replace)]
    #[inline(always)]
    pub(crate) fn frame(&self) -> &CallFrame {
        // SAFETY: `current` is an element of `frames`, and moves with it.
        unsafe { &*self.current }
    }

    #[graft(replace)]
    #[inline(always)]
    pub(crate) fn frame_mut(&mut self) -> &mut CallFrame {
        // SAFETY: `current` is an element of `frames`, and moves with it.
        unsafe { &mut *self.current }
    }

    #[graft(replace)]
    pub(crate) fn push_frame(&mut self, mut frame: CallFrame) {
        // Each function call starts with an implicit `undefined` return value.
        self.return_value = JsValue::undefined();

        // Generators come with the stack and the registers that they had.
        if !frame.registers_already_pushed() {
            let height = self.stack.stack.len() as u32;
            frame.fp = height - frame.argument_count - CallFrame::FUNCTION_PROLOGUE;
            frame.rp = height;
            let count = frame.code_block.register_count as usize;
            self.push_undefined(count);
        }
        // The last active runnable is carried on, in case the frame yields.
        if frame.active_runnable.is_none() {
            frame
                .active_runnable
                .clone_from(&self.frame().active_runnable);
        }
        let pc = self.frame().pc;
        self.shadow_stack
            .push_bytecode(pc, frame.code_block().source_info.clone());
        self.frames.push(frame);
        self.frames_moved();
    }

    #[inline(always)]
    fn push_undefined(&mut self, count: usize) {
        self.stack
            .stack
            .extend(std::iter::repeat_with(JsValue::undefined).take(count));
    }

    /// Pushes the frame of a function that has its arguments, itself and `this` on the stack.
    #[inline(always)]
    pub(crate) fn push_function_frame(
        &mut self,
        function: &OrdinaryFunction,
        argument_count: u32,
        flags: CallFrameFlags,
    ) {
        self.return_value = JsValue::undefined();
        let height = self.stack.stack.len() as u32;
        let count = function.code.register_count as usize;
        self.push_undefined(count);
        let pc = self.frame().pc;
        self.shadow_stack
            .push_bytecode(pc, function.code.source_info.clone());
        let active_runnable = if function.script_or_module.is_some() {
            function.script_or_module.clone()
        } else {
            self.frame().active_runnable.clone()
        };
        self.frames.push(CallFrame {
            code_block: function.code.clone(),
            pc: 0,
            fp: height - argument_count - CallFrame::FUNCTION_PROLOGUE,
            argument_count,
            env_fp: function.environments.len() as u32,
            rp: height,
            iterators: ThinVec::new(),
            binding_stack: ThinVec::new(),
            loop_iteration_count: 0,
            active_runnable,
            environments: function.environments.clone(),
            realm: function.realm().clone(),
            flags,
        });
        self.frames_moved();
    }

    #[graft(replace)]
    pub(crate) fn pop_frame(&mut self) -> Option<CallFrame> {
        // The dummy frame stays.
        if self.frames.len() <= 1 {
            return None;
        }
        self.shadow_stack.pop();
        let frame = self.frames.pop();
        self.frames_moved();
        frame
    }

    /// Drops the current frame, which is not the dummy.
    #[inline(always)]
    fn drop_frame(&mut self) {
        self.shadow_stack.pop();
        self.frames.truncate(self.frames.len() - 1);
        self.frames_moved();
    }
}

impl Context {
    #[graft(replace)]
    #[inline(always)]
    fn handle_return(&mut self) -> ControlFlow<CompletionRecord> {
        let vm = &mut self.vm;
        let frame = vm.frame();
        let (exit_early, base) = (frame.exit_early(), frame.frame_pointer());
        vm.stack.stack.truncate(base);
        let result = vm.take_return_value();
        if exit_early {
            return ControlFlow::Break(CompletionRecord::Return(result));
        }
        vm.drop_frame();
        // A call is nearly always followed by the instruction that takes its result.
        let frame = vm.frame();
        let pc = frame.pc as usize;
        if let Some([opcode, a, b, c, d]) = frame
            .code_block
            .bytecode
            .bytes
            .get(pc..pc + 5)
            .and_then(|bytes| bytes.first_chunk::<5>())
            && *opcode == Opcode::PopIntoRegister as u8
        {
            let register = u32::from_le_bytes([*a, *b, *c, *d]);
            vm.frame_mut().pc = pc as u32 + 5;
            vm.set_register(register as usize, result);
        } else {
            vm.stack.push(result);
        }
        ControlFlow::Continue(())
    }

    #[graft(replace)]
    pub(crate) fn run(&mut self) -> CompletionRecord {
        loop {
            let frame = self.vm.frame();
            let pc = frame.pc as usize;
            let Some(byte) = frame.code_block.bytecode.bytes.get(pc) else {
                return CompletionRecord::Throw(JsError::from_native(JsNativeError::error()));
            };
            if OPCODE_HANDLERS[usize::from(*byte)](self, pc)
                && let Some(record) = self.vm.completion.take()
            {
                return record;
            }
        }
    }
}

use crate::builtins::function::OrdinaryFunction;
use thin_vec::ThinVec;

impl Stack {
    /// Overwrites a value.
    #[inline]
    pub(crate) fn set_at(&mut self, index: usize, value: JsValue) {
        self.stack[index] = value;
    }
}

impl Stack {
    /// Takes the last values off the stack, at most as many as fit.
    #[inline]
    pub(crate) fn take_last<const N: usize>(
        &mut self,
        count: usize,
    ) -> arrayvec::ArrayVec<JsValue, N> {
        let from = self.stack.len() - count;
        self.stack.drain(from..).collect()
    }
}
