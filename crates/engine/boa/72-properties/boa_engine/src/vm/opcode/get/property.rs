use crate::vm::inline_cache::Cached;

/// Reads a property whose place is known; whether it was.
#[inline(always)]
fn get_known(
    dst: RegisterOperand,
    object: RegisterOperand,
    index: IndexOperand,
    context: &mut Context,
) -> JsResult<bool> {
    let vm = &context.vm;
    let Some(found) = vm
        .get_register(object.into())
        .object_ref()
        .and_then(|object| vm.frame().code_block.ic[usize::from(index)].read(&object))
    else {
        return Ok(false);
    };
    let value = match found {
        Cached::Value(value) => value,
        Cached::Getter(getter) => {
            let receiver = context.vm.get_register(object.into()).clone();
            match getter.as_object() {
                Some(getter) => getter.call(&receiver, &[], context)?,
                None => JsValue::undefined(),
            }
        }
    };
    context.vm.set_register(dst.into(), value);
    Ok(true)
}

/// Remembers a read that upstream does not cache.
#[inline]
fn learn(object: &JsValue, index: IndexOperand, context: &Context) {
    if let Some(object) = object.object_ref() {
        let ic = &context.vm.frame().code_block.ic[usize::from(index)];
        if !ic.megamorphic.get() && ic.read(&object).is_none() {
            ic.learn_far(&object);
        }
    }
}

impl GetPropertyByName {
    #[graft(replace)]
    #[inline(always)]
    pub(crate) fn operation(
        (dst, object, index): (RegisterOperand, RegisterOperand, IndexOperand),
        context: &mut Context,
    ) -> JsResult<()> {
        if get_known(dst, object, index, context)? {
            return Ok(());
        }
        get_unknown(dst, object, index, context)
    }
}

#[inline(never)]
fn get_unknown(
    dst: RegisterOperand,
    object: RegisterOperand,
    index: IndexOperand,
    context: &mut Context,
) -> JsResult<()> {
    let receiver = context.vm.get_register(object.into()).clone();
    get_by_name::<false>((dst, &receiver, &receiver, index), context)?;
    learn(&receiver, index, context);
    Ok(())
}

impl GetLengthProperty {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation(
        (dst, object, index): (RegisterOperand, RegisterOperand, IndexOperand),
        context: &mut Context,
    ) -> JsResult<()> {
        let length = context
            .vm
            .get_register(object.into())
            .object_ref()
            .filter(|object| object.is_array())
            .and_then(|array| array.borrow().properties().storage.first().cloned());
        if let Some(length) = length {
            context.vm.set_register(dst.into(), length);
            return Ok(());
        }
        Self::upstream_operation((dst, object, index), context)
    }
}

impl GetPropertyByValue {
    #[graft(wrap)]
    #[inline(always)]
    pub(crate) fn operation(
        (dst, key, receiver, object): (
            RegisterOperand,
            RegisterOperand,
            RegisterOperand,
            RegisterOperand,
        ),
        context: &mut Context,
    ) -> JsResult<()> {
        let vm = &context.vm;
        if let Some(index) = vm
            .get_register(key.into())
            .as_i32()
            .and_then(|index| u32::try_from(index).ok())
            && let Some(object) = vm.get_register(object.into()).object_ref()
            && let Some(element) = object
                .dense_element(index)
                .or_else(|| bulk::element(&object, index))
        {
            context.vm.set_register(dst.into(), element);
            return Ok(());
        }
        Self::upstream_operation((dst, key, receiver, object), context)
    }
}
