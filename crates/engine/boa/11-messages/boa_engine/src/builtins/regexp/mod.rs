mod messages;

impl RegExp {
    #[graft(wrap)]
    fn compile_native_regexp(
        pattern: &JsValue,
        flags: &JsValue,
        context: &mut Context,
    ) -> JsResult<RegExp> {
        let text = |value: &JsValue, context: &mut Context| match value.is_undefined() {
            true => Ok(js_string!()),
            false => value.to_string(context),
        };
        let pattern = text(pattern, context)?;
        let flags = text(flags, context)?;
        Self::upstream_compile_native_regexp(
            &pattern.clone().into(),
            &flags.clone().into(),
            context,
        )
        .map_err(|error| messages::of_v8(error, &pattern, &flags))
    }
}
