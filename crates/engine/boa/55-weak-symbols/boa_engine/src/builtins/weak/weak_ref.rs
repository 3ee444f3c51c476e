use crate::builtins::weak;

impl WeakRef {
    #[graft(wrap)]
    pub(crate) fn deref(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        Self::upstream_deref(this, args, context).map(weak::held)
    }
}

graft! {
    in "<WeakRef as BuiltInConstructor>::constructor"
    replace { args.first().and_then(JsValue::as_object) }
    with { args.first().and_then(|value| weak::key(value, context)) }
}
