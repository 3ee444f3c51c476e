graft! {
    in "JsObject::set"
    replace {
        JsNativeError::typ()
            .with_message(format!("cannot set non-writable property: {key}"))
            .into()
    } with { crate::vm::opcode::failure::cannot_set(&self.clone().into(), &key, context) }
}

graft! {
    in "JsObject::get_method"
    replace {
        _ => Err(JsNativeError::typ()
            .with_message("value returned for property of object is not a function")
            .into()),
    } with {
        value => Err(JsNativeError::typ()
            .with_message(format!(
                "{} is not a function",
                crate::vm::opcode::shown::typed(&JsValue::from(value))
            ))
            .into()),
    }
}

graft! {
    in "JsValue::get_method"
    replace {
        _ => Err(JsNativeError::typ()
            .with_message("value returned for property of object is not a function")
            .into()),
    } with {
        value => Err(JsNativeError::typ()
            .with_message(format!(
                "{} is not a function",
                crate::vm::opcode::shown::typed(&JsValue::from(value))
            ))
            .into()),
    }
}

graft! {
    in "JsObject::private_get"
    replace { .with_message("Private element does not exist on object") }
    with {
        .with_message(format!(
            "Cannot read private member #{} from an object whose class did not declare it",
            name.description.to_std_string_lossy()
        ))
    }
    replace { .with_message("private property was defined without a getter") }
    with {
        .with_message(format!(
            "'#{}' was defined without a getter",
            name.description.to_std_string_lossy()
        ))
    }
}

graft! {
    in "JsObject::private_set"
    replace { .with_message("Private element does not exist on object") }
    with {
        .with_message(format!(
            "Cannot write private member #{} to an object whose class did not declare it",
            name.description.to_std_string_lossy()
        ))
    }
    replace { .with_message("private method is not writable") }
    with {
        .with_message(format!(
            "Private method '#{}' is not writable",
            name.description.to_std_string_lossy()
        ))
    }
    replace { .with_message("private property was defined without a setter") }
    with {
        .with_message(format!(
            "'#{}' was defined without a setter",
            name.description.to_std_string_lossy()
        ))
    }
}

graft! {
    in "JsObject::private_field_add"
    replace { js_error!(TypeError: "private field already exists on prototype") }
    with {
        js_error!(
            TypeError: "Cannot initialize #{} twice on the same object",
            name.description.to_std_string_lossy()
        )
    }
}

graft! {
    in "JsValue::call"
    replace {
        .with_message(format!(
            "value with type `{}` is not callable",
            self.type_of()
        ))
    } with {
        .with_message(format!(
            "{} is not a function",
            crate::vm::opcode::shown::typed(self)
        ))
    }
}

graft! {
    in "JsObject::create_data_property_or_throw"
    replace { .with_message(format!("cannot redefine property: {key}")) }
    with { .with_message(crate::vm::opcode::failure::cannot_define(self, &key)) }
}

graft! {
    in "JsObject::define_property_or_throw"
    replace { .with_message(format!("cannot redefine property: {key}")) }
    with { .with_message(crate::vm::opcode::failure::cannot_define(self, &key)) }
}
