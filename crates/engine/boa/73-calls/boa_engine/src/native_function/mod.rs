/// Arguments, without an allocation where they are few.
enum Arguments {
    Few(arrayvec::ArrayVec<JsValue, 6>),
    Many(Vec<JsValue>),
}

impl std::ops::Deref for Arguments {
    type Target = [JsValue];

    #[inline]
    fn deref(&self) -> &[JsValue] {
        match self {
            Self::Few(list) => list,
            Self::Many(list) => list,
        }
    }
}

#[inline]
fn take_arguments(count: usize, context: &mut Context) -> Arguments {
    let stack = &mut context.vm.stack;
    if count <= 6 {
        Arguments::Few(stack.take_last(count))
    } else {
        Arguments::Many(stack.calling_convention_pop_arguments(count))
    }
}

graft! {
    in "native_function_call"
    replace {
        let args = context
            .vm
            .stack
            .calling_convention_pop_arguments(argument_count);
    }
    with { let args = take_arguments(argument_count, context); }
}
