use crate::vm::opcode::failure;

graft! {
    in "Call::operation"
    replace {
        let Some(object) = func.as_object() else {
            return Err(Self::handle_not_callable());
        };
    } with {
        let Some(object) = func.as_object().filter(JsObject::is_callable) else {
            return Err(failure::is_not_a(func, "function", context));
        };
    }
}

graft! { delete "Call::handle_not_callable" }

graft! {
    in "CallEval::operation"
    replace {
        let Some(object) = func.as_object() else {
            return Err(JsNativeError::typ()
                .with_message("not a callable function")
                .into());
        };
    } with {
        let Some(object) = func.as_object().filter(JsObject::is_callable) else {
            return Err(failure::is_not_a(func, "function", context));
        };
    }
}

graft! {
    in "CallSpread::operation"
    replace {
        let Some(object) = func.as_object() else {
            return Err(JsNativeError::typ()
                .with_message("not a callable function")
                .into());
        };
    } with {
        let Some(object) = func.as_object().filter(JsObject::is_callable) else {
            return Err(failure::is_not_a(func, "function", context));
        };
    }
}
