/// The value of a binding that nothing at run time can hide, if it has one.
#[inline(always)]
fn settled(index: IndexOperand, context: &Context) -> Option<JsValue> {
    let locator = &context.vm.frame().code_block.bindings[usize::from(index)];
    context
        .settled_environment(locator)?
        .get(locator.binding_index())
}

impl GetName {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation(
        (value, index): (RegisterOperand, IndexOperand),
        context: &mut Context,
    ) -> JsResult<()> {
        match settled(index, context) {
            Some(found) => {
                context.vm.set_register(value.into(), found);
                Ok(())
            }
            None => Self::upstream_operation((value, index), context),
        }
    }
}

impl GetNameGlobal {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation(
        (dst, index, ic_index): (RegisterOperand, IndexOperand, IndexOperand),
        context: &mut Context,
    ) -> JsResult<()> {
        let frame = context.vm.frame();
        let found = if context
            .is_settled_global(&frame.code_block.bindings[usize::from(index)])
        {
            frame.code_block.ic[usize::from(ic_index)].read(frame.realm.global_object())
        } else {
            None
        };
        match found {
            Some(Cached::Value(value)) => {
                context.vm.set_register(dst.into(), value);
                Ok(())
            }
            _ => Self::upstream_operation((dst, index, ic_index), context),
        }
    }
}

use crate::vm::inline_cache::Cached;
