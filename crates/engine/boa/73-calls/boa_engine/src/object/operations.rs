graft! {
    in "JsObject::call"
    replace { if self.__call__(argument_count).resolve(context)? }
    with {
        let complete = if crate::builtins::function::call_directly(argument_count, context)? {
            false
        } else {
            self.__call__(argument_count).resolve(context)?
        };
        if complete
    }
}
