graft! {
    in "SetPropertyByValue::operation"
    before { let succeeded = object.__set__ }
    insert {
        if let PropertyKey::Index(index) = &key
            && receiver.as_object().is_some_and(|r| crate::JsObject::equals(&r, &object))
            && crate::builtins::typed_array::bulk::set_element(&object, index.get(), &value)
        {
            return Ok(());
        }
    }
}
