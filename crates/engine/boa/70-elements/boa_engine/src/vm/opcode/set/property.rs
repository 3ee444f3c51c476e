graft! {
    in "SetPropertyByValue::operation"
    after { let key = key.to_property_key(context)?; }
    insert {
        if let PropertyKey::Index(index) = &key
            && object.is_array()
            && receiver.as_object().is_some_and(|r| crate::JsObject::equals(&r, &object))
            && (object.set_dense_element(index.get(), &value)
                || object.append_dense_element(index.get(), &value, false, context))
        {
            return Ok(());
        }
    }
}
