use crate::object::shape::slot::Slot;

/// Whether a store may later go straight to the slot that it went to now.
fn is_cacheable_store(
    object: &crate::JsObject,
    receiver: &JsValue,
    name: &crate::JsString,
    slot: Slot,
) -> bool {
    let on_prototype = slot.attributes.contains(SlotAttributes::PROTOTYPE);
    if !slot.is_cacheable() || (on_prototype && !slot.attributes.is_accessor_descriptor()) {
        return false;
    }
    // A new length removes elements.
    if object.is_array() && *name == crate::string::StaticJsStrings::LENGTH {
        return false;
    }
    // `super.x = v` stores into `this`.
    slot.attributes.is_accessor_descriptor()
        || receiver
            .as_object()
            .is_some_and(|receiver| crate::JsObject::equals(&receiver, object))
}

graft! {
    in "set_by_name"
    replace { if succeeded && slot.is_cacheable() }
    with {
        let cacheable = {
            let name = &context.vm.frame().code_block().ic[usize::from(index)].name;
            is_cacheable_store(&object, receiver, name, slot)
        };
        if succeeded && cacheable
    }
}
