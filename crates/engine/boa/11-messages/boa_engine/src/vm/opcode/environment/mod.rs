use crate::vm::opcode::shown;

graft! {
    in "SuperCall::operation"
    replace {
        let Some(super_constructor) = super_constructor.as_constructor() else {
            return Err(JsNativeError::typ()
                .with_message("super constructor object must be constructor")
                .into());
        };
    } with {
        let Some(super_constructor) = super_constructor.as_constructor() else {
            return Err(shown::bad_super_constructor(&super_constructor, context));
        };
    }
}

graft! {
    in "SuperCallSpread::operation"
    replace {
        let Some(super_constructor) = super_constructor.as_constructor() else {
            return Err(JsNativeError::typ()
                .with_message("super constructor object must be constructor")
                .into());
        };
    } with {
        let Some(super_constructor) = super_constructor.as_constructor() else {
            return Err(shown::bad_super_constructor(&super_constructor, context));
        };
    }
}

graft! {
    in "SuperCallDerived::operation"
    replace {
        return Err(JsNativeError::typ()
            .with_message("super constructor object must be constructor")
            .into());
    } with { return Err(shown::bad_super_constructor(&super_constructor.into(), context)); }
}
