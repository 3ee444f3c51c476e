use crate::vm::opcode::shown;

graft! {
    in "StoreClassPrototype::operation"
    replace {
        return Err(JsNativeError::typ()
            .with_message("superclass prototype must be an object or null")
            .into());
    } with { return Err(shown::bad_super_prototype(&proto)); }
    replace {
        return Err(JsNativeError::typ()
            .with_message("superclass must be a constructor")
            .into());
    } with { return Err(shown::cannot_extend(&superclass)); }
}
