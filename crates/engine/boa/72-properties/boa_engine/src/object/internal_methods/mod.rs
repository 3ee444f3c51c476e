impl JsObject {
    /// Whether a property of the object itself is in its property map or nowhere.
    #[inline]
    pub(crate) fn has_ordinary_properties(&self) -> bool {
        std::ptr::fn_addr_eq(
            self.vtable().__get_own_property__,
            ORDINARY_INTERNAL_METHODS.__get_own_property__,
        )
    }

    /// Whether reading a property looks at the object's own properties, and then at its prototype.
    #[inline]
    pub(crate) fn reads_ordinarily(&self) -> bool {
        self.has_ordinary_properties()
            && std::ptr::fn_addr_eq(self.vtable().__get__, ORDINARY_INTERNAL_METHODS.__get__)
    }

    /// Whether storing a new property puts it into the object's property map, unless a prototype objects.
    #[inline]
    pub(crate) fn stores_ordinarily(&self) -> bool {
        let methods = self.vtable();
        self.has_ordinary_properties()
            && std::ptr::fn_addr_eq(methods.__set__, ORDINARY_INTERNAL_METHODS.__set__)
            && std::ptr::fn_addr_eq(
                methods.__define_own_property__,
                ORDINARY_INTERNAL_METHODS.__define_own_property__,
            )
    }
}

/// Finds a property on an object whose own properties are ordinary, and on its prototypes, without descriptors.
#[inline]
fn find<const TRY: bool>(
    obj: &JsObject,
    key: &PropertyKey,
    receiver: &JsValue,
    context: &mut InternalMethodPropertyContext<'_>,
) -> JsResult<Option<JsValue>> {
    let mut found = obj.borrow().properties().own(key, context.slot());
    loop {
        let holder = match found {
            Own::Value(value) => return Ok(Some(value)),
            Own::Getter(getter) => {
                return match getter.as_object() {
                    Some(getter) => getter.call(receiver, &[], context).map(Some),
                    None => Ok(Some(JsValue::undefined())),
                };
            }
            Own::Nothing(None) => return Ok(None),
            Own::Nothing(Some(holder)) => holder,
        };
        let slot = context.slot();
        slot.set_not_cacheable_if_already_prototype();
        slot.attributes |= SlotAttributes::PROTOTYPE;
        if !holder.reads_ordinarily() {
            crate::error::check_native_stack()?;
            return if TRY {
                holder.__try_get__(key, receiver.clone(), context)
            } else {
                holder.__get__(key, receiver.clone(), context).map(Some)
            };
        }
        found = holder.borrow().properties().own(key, context.slot());
    }
}

#[graft(wrap)]
#[inline(never)]
pub(crate) fn ordinary_get(
    obj: &JsObject,
    key: &PropertyKey,
    receiver: JsValue,
    context: &mut InternalMethodPropertyContext<'_>,
) -> JsResult<JsValue> {
    if obj.has_ordinary_properties() {
        return Ok(find::<false>(obj, key, &receiver, context)?.unwrap_or_default());
    }
    upstream_ordinary_get(obj, key, receiver, context)
}

#[graft(wrap)]
#[inline(never)]
pub(crate) fn ordinary_try_get(
    obj: &JsObject,
    key: &PropertyKey,
    receiver: JsValue,
    context: &mut InternalMethodPropertyContext<'_>,
) -> JsResult<Option<JsValue>> {
    if obj.has_ordinary_properties() {
        return find::<true>(obj, key, &receiver, context);
    }
    upstream_ordinary_try_get(obj, key, receiver, context)
}

use crate::object::property_map::Own;
