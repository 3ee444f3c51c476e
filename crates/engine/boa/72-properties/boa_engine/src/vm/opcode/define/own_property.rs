use crate::vm::transitions::{Kind, Transitions};

impl DefineOwnPropertyByName {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation(
        (object, value, index): (RegisterOperand, RegisterOperand, IndexOperand),
        context: &mut Context,
    ) -> JsResult<()> {
        let name = context
            .vm
            .frame()
            .code_block()
            .constant_string(index.into());
        let vm = &context.vm;
        let before = if let Some(object) = vm.get_register(object.into()).object_ref() {
            let value = vm.get_register(value.into());
            if vm.transitions.add(&object, &name, value, Kind::Define) {
                return Ok(());
            }
            Transitions::before(&object)
        } else {
            None
        };
        Self::upstream_operation((object, value, index), context)?;
        if let Some(before) = before {
            remember(object, &name, before, context);
        }
        Ok(())
    }
}

#[inline(never)]
fn remember(
    object: RegisterOperand,
    name: &crate::JsString,
    before: crate::object::shape::Shape,
    context: &mut Context,
) {
    let object = context.vm.get_register(object.into()).clone();
    if let Some(object) = object.object_ref() {
        context
            .vm
            .transitions
            .learn(&object, before, name, Kind::Define);
    }
}
