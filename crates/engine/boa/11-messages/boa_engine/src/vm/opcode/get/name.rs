//! A name that exists and has no value yet is not one that does not exist.

fn missing(locator: &boa_ast::scope::BindingLocator) -> JsNativeError {
    let name = locator.name().to_std_string_lossy();
    JsNativeError::reference().with_message(
        if locator.scope() == boa_ast::scope::BindingLocatorScope::GlobalObject {
            format!("{name} is not defined")
        } else {
            format!("Cannot access '{name}' before initialization")
        },
    )
}

graft! {
    in "GetName::operation"
    replace {
        let name = binding_locator.name().to_std_string_escaped();
        JsNativeError::reference().with_message(format!("{name} is not defined"))
    } with { missing(&binding_locator) }
}

graft! {
    in "GetNameGlobal::operation"
    replace {
        let name = binding_locator.name().to_std_string_escaped();
        JsNativeError::reference().with_message(format!("{name} is not defined"))
    } with { missing(&binding_locator) }
}

graft! {
    in "GetNameAndLocator::operation"
    replace {
        let name = binding_locator.name().to_std_string_escaped();
        JsNativeError::reference().with_message(format!("{name} is not defined"))
    } with { missing(&binding_locator) }
}
