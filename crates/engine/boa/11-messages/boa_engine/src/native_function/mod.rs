//! A built-in function's error is said in V8's words where the call is still known.

graft! {
    in "native_function_call"
    replace { .map_err(|err| err.inject_realm(context.realm().clone())); }
    with {
        .map_err(|err| err.inject_realm(context.realm().clone()))
        .map_err(|err| {
            let call = crate::error::Call { function: obj, this: &this, args: &args };
            crate::error::explain(err, &call, context)
        });
    }
}

graft! {
    in "native_function_construct"
    replace { .map_err(|err| err.inject_realm(context.realm().clone())) }
    with {
        .map_err(|err| err.inject_realm(context.realm().clone()))
        .map_err(|err| {
            let call = crate::error::Call { function: obj, this: &JsValue::undefined(), args: &args };
            crate::error::explain(err, &call, context)
        })
    }
}
