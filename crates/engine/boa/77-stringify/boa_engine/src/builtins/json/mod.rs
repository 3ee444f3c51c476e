mod writer;

impl Json {
    #[graft(wrap)]
    pub(crate) fn stringify(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        if args.get_or_undefined(1).is_null_or_undefined()
            && args.get_or_undefined(2).is_null_or_undefined()
            && let Some(text) = writer::write(args.get_or_undefined(0))
        {
            return Ok(text.into());
        }
        Self::upstream_stringify(this, args, context)
    }
}
