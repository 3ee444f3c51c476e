use super::shown::cannot_search;

graft! {
    in "In::operation"
    replace {
        return Err(JsNativeError::typ()
            .with_message(format!(
                "right-hand side of 'in' should be an object, got `{}`",
                rhs.type_of()
            ))
            .into());
    } with {
        let lhs = context.vm.get_register(lhs.into());
        return Err(cannot_search(&super::shown::plain(lhs), &rhs));
    }
}

graft! {
    in "InPrivate::operation"
    replace {
        return Err(JsNativeError::typ()
            .with_message(format!(
                "right-hand side of 'in' should be an object, got `{}`",
                rhs.type_of()
            ))
            .into());
    } with { return Err(cannot_search(&format!("#{}", name.to_std_string_lossy()), rhs)); }
}
