use crate::builtins::typed_array::bulk;

graft! {
    in "get_by_value"
    before { else if let Some(string) = base.as_string() }
    insert {
        else if let Some(element) = bulk::element(&object, index.get()) {
            if PUSH_KEY {
                context.vm.set_register(key.into(), key_value.into());
            }
            context.vm.set_register(dst.into(), element);
            return Ok(());
        }
    }
}

graft! {
    in "get_by_name"
    before { else if let Some(string) = object.as_string() }
    insert {
        else if let Some(object) = object.as_object()
            && let Some(length) = bulk::length(&object, context)
        {
            context.vm.set_register(dst.into(), length);
            return Ok(());
        }
    }
}
