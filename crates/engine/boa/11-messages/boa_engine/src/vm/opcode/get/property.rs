use crate::vm::opcode::failure;

graft! {
    in "get_by_name"
    replace { let object = object.base_class(context)?; }
    with {
        let object = match object.base_class(context) {
            Ok(object) => object,
            Err(_) => {
                let name = context.vm.frame().code_block().ic[usize::from(index)].name.clone();
                return Err(failure::cannot_read(object, &name.into()));
            }
        };
    }
}

graft! {
    in "get_by_value"
    replace { let object = base.base_class(context)?; }
    with {
        let Ok(object) = base.base_class(context) else {
            return Err(failure::cannot_read(&base, &key_value));
        };
    }
}
