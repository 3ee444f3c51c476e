graft! {
    in "JsObject::set"
    replace {
        JsNativeError::typ()
            .with_message(format!("cannot set non-writable property: {key}"))
            .into()
    } with { crate::vm::opcode::failure::cannot_set(&self.clone().into(), &key, context) }
}
