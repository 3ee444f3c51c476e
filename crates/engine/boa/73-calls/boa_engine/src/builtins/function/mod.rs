/// Calls the function on the stack below its arguments, if it is one of JavaScript's that may be called; whether it was.
#[inline]
pub(crate) fn call_directly(argument_count: usize, context: &mut Context) -> JsResult<bool> {
    let (strict, lexical, scopes) = {
        let callee = context
            .vm
            .stack
            .calling_convention_get_function(argument_count)
            .clone();
        let Some(callee) = callee.object_ref() else {
            return Ok(false);
        };
        let Some(function) = callee.downcast_ref::<OrdinaryFunction>() else {
            return Ok(false);
        };
        if function.code.is_class_constructor() {
            return Ok(false);
        }
        context.check_runtime_limits()?;
        context.vm.push_function_frame(
            &function,
            argument_count as u32,
            CallFrameFlags::empty(),
        );
        let code = &function.code;
        (
            code.strict(),
            code.this_mode == ThisMode::Lexical,
            code.has_binding_identifier() || code.has_function_scope(),
        )
    };
    if !lexical {
        let frame = context.vm.frame_mut();
        frame.flags |= CallFrameFlags::THIS_VALUE_CACHED;
        if !strict {
            let this = context.vm.stack.get_this(context.vm.frame());
            if !this.is_object() {
                let this: JsValue = if this.is_null_or_undefined() {
                    context.realm().global_this().clone().into()
                } else {
                    this.to_object(context)?.into()
                };
                let vm = &mut context.vm;
                let at = vm.frame().this_index();
                vm.stack.set_at(at, this);
            }
        }
    }
    if scopes {
        push_scopes(lexical, context)?;
    }
    Ok(true)
}

/// Makes the environments of the function whose frame was pushed.
fn push_scopes(lexical: bool, context: &mut Context) -> JsResult<()> {
    let vm = &mut context.vm;
    let function = vm
        .stack
        .get_function(vm.frame())
        .js_expect("a function's frame has its function")?;
    let this = if lexical {
        ThisBindingStatus::Lexical
    } else {
        ThisBindingStatus::Initialized(vm.stack.get_this(vm.frame()))
    };
    let mut last_env = 0;
    if vm.frame().code_block().has_binding_identifier() {
        let frame = vm.frame_mut();
        let global = frame.realm.environment();
        let index = frame.environments.push_lexical(1, global);
        frame.environments.put_lexical_value(
            BindingLocatorScope::Stack(index),
            0,
            function.clone().into(),
            global,
        );
        last_env += 1;
    }
    if vm.frame().code_block().has_function_scope() {
        let scope = vm.frame().code_block().constant_scope(last_env);
        let frame = vm.frame_mut();
        let global = frame.realm.environment();
        frame.environments.push_function(
            scope,
            FunctionSlots::new(this, function, None),
            global,
        );
    }
    Ok(())
}

graft! {
    in "function_construct"
    replace {
        let this = JsObject::from_proto_and_data_with_shared_shape(
            context.root_shape(),
            prototype,
            OrdinaryObject,
        )
        .upcast();
    }
    with { let this = context.new_object_of(prototype); }
}
