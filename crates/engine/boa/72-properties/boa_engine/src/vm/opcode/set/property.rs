use crate::vm::transitions::{Kind, Transitions};

impl SetPropertyByName {
    #[graft(replace)]
    #[inline(always)]
    pub(crate) fn operation(
        (value, object, index): (RegisterOperand, RegisterOperand, IndexOperand),
        context: &mut Context,
    ) -> JsResult<()> {
        let vm = &context.vm;
        if let Some(object) = vm.get_register(object.into()).object_ref() {
            let ic = &vm.frame().code_block.ic[usize::from(index)];
            let value = vm.get_register(value.into());
            if ic.write(&object, value)
                || vm.transitions.add(&object, &ic.name, value, Kind::Set)
            {
                return Ok(());
            }
        }
        set_unknown(value, object, index, context)
    }
}

#[inline(never)]
fn set_unknown(
    value: RegisterOperand,
    object: RegisterOperand,
    index: IndexOperand,
    context: &mut Context,
) -> JsResult<()> {
    let object = context.vm.get_register(object.into()).clone();
    let before = object
        .object_ref()
        .and_then(|object| Transitions::before(&object));
    set_by_name(value, &object, &object, index, context)?;
    if let (Some(before), Some(object)) = (before, object.object_ref()) {
        let name = context.vm.frame().code_block.ic[usize::from(index)]
            .name
            .clone();
        context
            .vm
            .transitions
            .learn(&object, before, &name, Kind::Set);
    }
    Ok(())
}

impl SetPropertyByValue {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation(
        (value, key, receiver, object): (
            RegisterOperand,
            RegisterOperand,
            RegisterOperand,
            RegisterOperand,
        ),
        context: &mut Context,
    ) -> JsResult<()> {
        let vm = &context.vm;
        if let Some(index) = vm
            .get_register(key.into())
            .as_i32()
            .and_then(|index| u32::try_from(index).ok())
            && let Some(target) = vm.get_register(object.into()).object_ref()
            && let Some(receiver) = vm.get_register(receiver.into()).object_ref()
            && JsObject::equals(&target, &receiver)
        {
            let value = vm.get_register(value.into());
            if target.set_dense_element(index, value)
                || target.append_dense_element(index, value, false, context)
                || crate::builtins::typed_array::bulk::set_element(&target, index, value)
            {
                return Ok(());
            }
        }
        Self::upstream_operation((value, key, receiver, object), context)
    }
}

use crate::JsObject;
