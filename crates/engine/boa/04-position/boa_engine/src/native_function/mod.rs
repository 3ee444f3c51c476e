//! A native function's frame knows its function and `this`, and errors become objects while it stands.

graft! {
    in "native_function_call"
    before { let result = if constructor.is_some() }
    insert {
        context.vm.native_calls.push(crate::vm::NativeCall {
            function: obj.clone(),
            this: this.clone(),
            is_constructor: false,
        });
    }
    before { context.vm.native_active_function = None; }
    insert {
        let result = result.map_err(|err| context.object_of_error(err));
        context.vm.native_calls.pop();
    }
}

graft! {
    in "native_function_construct"
    before { let result = function.call(&new_target, &args, context) }
    insert {
        context.vm.native_calls.push(crate::vm::NativeCall {
            function: obj.clone(),
            this: JsValue::undefined(),
            is_constructor: true,
        });
    }
    before { context.vm.native_active_function = None; }
    insert {
        let result = result.map_err(|err| context.object_of_error(err));
        context.vm.native_calls.pop();
    }
}
