use crate::builtins::weak;

impl FinalizationRegistry {
    #[graft(wrap)]
    fn register(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let args = weak::keys(args, context);
        Self::upstream_register(this, &args, context)
    }

    #[graft(wrap)]
    fn unregister(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let args = weak::keys(args, context);
        Self::upstream_unregister(this, &args, context)
    }
}
