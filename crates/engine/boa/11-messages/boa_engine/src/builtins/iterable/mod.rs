fn not_iterable(value: &JsValue) -> JsNativeError {
    let shown = match value.variant() {
        crate::value::JsVariant::Undefined | crate::value::JsVariant::Null => {
            value.display().to_string()
        }
        crate::value::JsVariant::Object(_) => value.type_of().to_owned(),
        _ => format!("{} {}", value.type_of(), value.display()),
    };
    JsNativeError::typ().with_message(format!(
        "{shown} is not iterable (cannot read property Symbol(Symbol.iterator))"
    ))
}

graft! {
    in "JsValue::get_iterator"
    start insert {
        if self.is_null_or_undefined() {
            return Err(not_iterable(self).into());
        }
    }
    replace {
        .ok_or_else(|| {
            JsNativeError::typ().with_message(format!(
                "value with type `{}` is not iterable",
                self.type_of()
            ))
        })?;
        let sync_iterator_record
    } with {
        .ok_or_else(|| not_iterable(self))?;
        let sync_iterator_record
    }
    replace {
        method.ok_or_else(|| {
            JsNativeError::typ().with_message(format!(
                "value with type `{}` is not iterable",
                self.type_of()
            ))
        })
    } with { method.ok_or_else(|| not_iterable(self)) }
}
