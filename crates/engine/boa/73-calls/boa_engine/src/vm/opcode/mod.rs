//! An instruction says with a bool whether it ends the run, instead of returning a completion record through memory.

graft! {
    in "generate_opcodes!"
    replace { type OpcodeHandler = fn(&mut Context, usize) -> ControlFlow<CompletionRecord>; }
    with { type OpcodeHandler = fn(&mut Context, usize) -> bool; }
    replace { fn [<handle_ $Variant:snake>](context: &mut Context, pc: usize) -> ControlFlow<CompletionRecord> {
                    let bytes = &context.vm.frame().code_block.bytecode.bytes;
                    let (args, next_pc) = <($($($FieldType),*)?)>::decode(bytes, pc + 1);
                    context.vm.frame_mut().pc = next_pc as u32;
                    let result = $Variant::operation(args, context);
                    IntoCompletionRecord::into_completion_record(result, context)
                }
    }
    with { fn [<handle_ $Variant:snake>](context: &mut Context, pc: usize) -> bool {
                    let bytes = &context.vm.frame().code_block.bytecode.bytes;
                    let (args, next_pc) = <($($($FieldType),*)?)>::decode(bytes, pc + 1);
                    context.vm.frame_mut().pc = next_pc as u32;
                    let result = $Variant::operation(args, context);
                    match IntoCompletionRecord::into_completion_record(result, context) {
                        ControlFlow::Continue(()) => false,
                        ControlFlow::Break(record) => {
                            context.vm.completion = Some(record);
                            true
                        }
                    }
                }
    }
}
