use crate::vm::opcode::failure;

graft! {
    in "set_by_name"
    replace { let object = value_object.to_object(context)?; }
    with {
        let Ok(object) = value_object.to_object(context) else {
            let name = context.vm.frame().code_block().ic[usize::from(index)].name.clone();
            return Err(failure::cannot_set_on(value_object, &name.into()));
        };
    }
    replace {
        JsNativeError::typ()
            .with_message(format!("cannot set non-writable property: {name}"))
            .into()
    } with { failure::cannot_set(receiver, &name, context) }
}

graft! {
    in "SetPropertyByValue::operation"
    replace { let object = object.to_object(context)?; }
    with {
        let Ok(object) = object.to_object(context) else {
            return Err(failure::cannot_set_on(&object, &key));
        };
    }
    replace {
        JsNativeError::typ()
            .with_message(format!("cannot set non-writable property: {key}"))
            .into()
    } with { failure::cannot_set(&receiver, &key, context) }
}
