graft! {
    in "ValueNotNullOrUndefined::operation"
    replace {
        if value.is_null() {
            return Err(JsNativeError::typ()
                .with_message("Cannot destructure 'null' value")
                .into());
        }
        if value.is_undefined() {
            return Err(JsNativeError::typ()
                .with_message("Cannot destructure 'undefined' value")
                .into());
        }
    } with {
        if value.is_null_or_undefined() {
            let value = value.clone();
            return Err(super::shown::cannot_destructure(&value, context));
        }
    }
}
