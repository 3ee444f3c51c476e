use super::shown::cannot_delete;

graft! {
    in "DeletePropertyByName::operation"
    replace {
        return Err(JsNativeError::typ()
            .with_message("Cannot delete property")
            .into());
    } with { return Err(cannot_delete(&object, &key)); }
}

graft! {
    in "DeletePropertyByValue::operation"
    replace {
        return Err(JsNativeError::typ()
            .with_message("Cannot delete property")
            .into());
    } with { return Err(cannot_delete(&object, &property_key)); }
}
