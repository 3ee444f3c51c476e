/// A pending promise of the intrinsic constructor, which nobody can tell from one that its executor was called for.
fn intrinsic_promise(c: &JsObject, context: &Context) -> Option<JsObject<Promise>> {
    let intrinsic = context.intrinsics().constructors().promise();
    // `Promise.prototype` can neither be written nor redefined.
    JsObject::equals(c, &intrinsic.constructor()).then(|| {
        JsObject::from_proto_and_data_with_shared_shape(
            context.root_shape(),
            intrinsic.prototype(),
            Promise::new(),
        )
    })
}

impl PromiseCapability {
    #[graft(wrap)]
    pub(crate) fn new(c: &JsObject, context: &mut Context) -> JsResult<Self> {
        match intrinsic_promise(c, context) {
            Some(promise) => Ok(Self {
                functions: Promise::create_resolving_functions(&promise, context),
                promise: promise.upcast(),
            }),
            None => Self::upstream_new(c, context),
        }
    }
}

impl Promise {
    #[graft(wrap)]
    pub(crate) fn promise_resolve(
        c: &JsObject,
        x: JsValue,
        context: &mut Context,
    ) -> JsResult<JsObject> {
        if !x.is_object()
            && let Some(promise) = intrinsic_promise(c, context)
        {
            promise.borrow_mut().data_mut().state = PromiseState::Fulfilled(x);
            return Ok(promise.upcast());
        }
        Self::upstream_promise_resolve(c, x, context)
    }
}
