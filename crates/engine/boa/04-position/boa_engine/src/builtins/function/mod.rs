//! The texts that the function constructors parse.

graft! {
    in "BuiltInFunctionObject::create_dynamic_function"
    replace {
        JsNativeError::syntax()
            .with_message(format!("failed to parse function parameters: {e}"))
    } with { JsNativeError::from(e) }
    replace {
        JsNativeError::syntax()
            .with_message(format!("failed to parse function body: {e}"))
    } with { JsNativeError::from(e) }
}
