use crate::vm::opcode::failure;

graft! {
    in "New::operation"
    replace { .ok_or_else(|| JsNativeError::typ().with_message("not a constructor"))? }
    with {
        .filter(crate::JsObject::is_constructor)
        .ok_or_else(|| failure::is_not_a(func, "constructor", context))?
    }
}

graft! {
    in "NewSpread::operation"
    replace { .ok_or_else(|| JsNativeError::typ().with_message("not a constructor"))? }
    with {
        .filter(crate::JsObject::is_constructor)
        .ok_or_else(|| failure::is_not_a(&func, "constructor", context))?
    }
}
