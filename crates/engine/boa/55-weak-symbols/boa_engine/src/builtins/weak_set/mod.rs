use crate::builtins::weak;

impl WeakSet {
    #[graft(wrap)]
    pub(crate) fn add(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        if !args.first().is_some_and(JsValue::is_symbol) {
            return Self::upstream_add(this, args, context);
        }
        let mut args = args.to_vec();
        if let Some(key) = weak::key(&args[0], context) {
            args[0] = key.into();
        }
        Self::upstream_add(this, &args, context)
    }

    #[graft(wrap)]
    pub(crate) fn delete(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        if !args.first().is_some_and(JsValue::is_symbol) {
            return Self::upstream_delete(this, args, context);
        }
        let mut args = args.to_vec();
        if let Some(key) = weak::key(&args[0], context) {
            args[0] = key.into();
        }
        Self::upstream_delete(this, &args, context)
    }

    #[graft(wrap)]
    pub(crate) fn has(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        if !args.first().is_some_and(JsValue::is_symbol) {
            return Self::upstream_has(this, args, context);
        }
        let mut args = args.to_vec();
        if let Some(key) = weak::key(&args[0], context) {
            args[0] = key.into();
        }
        Self::upstream_has(this, &args, context)
    }
}
