#[graft(add_to)]
pub struct PropertyMap {
    /// Whether the object is, or was, the prototype of another.
    #[unsafe_ignore_trace]
    pub(crate) is_prototype: std::cell::Cell<bool>,
}

graft! {
    in "PropertyMap::new"
    after { storage: Vec::default(), } insert { is_prototype: std::cell::Cell::default(), }
}

graft! {
    in "PropertyMap::from_prototype_unique_shape"
    after { storage: Vec::default(), } insert { is_prototype: std::cell::Cell::default(), }
}

graft! {
    in "PropertyMap::from_prototype_with_shared_shape"
    after { storage: Vec::default(), } insert { is_prototype: std::cell::Cell::default(), }
}

graft! {
    in "PropertyMap::insert_with_slot"
    before { let transition = self.shape.change_attributes_transition(key); }
    insert { self.note_change(); }
    before { self.shape = self.shape.insert_property_transition(transition_key); }
    insert { self.note_change(); }
}

graft! {
    in "PropertyMap::remove"
    before { self.shape = self.shape.remove_property_transition(key); }
    insert { self.note_change(); }
}

/// What an object itself has under a key.
pub(crate) enum Own {
    /// A value.
    Value(JsValue),
    /// A getter, or undefined where there is only a setter.
    Getter(JsValue),
    /// Nothing; the prototype is next.
    Nothing(JsPrototype),
}

impl PropertyMap {
    /// Says that what is known about chains of prototypes may no longer hold, if this object is in one.
    #[inline]
    pub(crate) fn note_change(&self) {
        if self.is_prototype.get() {
            super::shape::epoch::change();
        }
    }

    /// What is under a key, without a descriptor.
    #[inline]
    pub(crate) fn own(&self, key: &PropertyKey, out_slot: &mut Slot) -> Own {
        if let PropertyKey::Index(index) = key {
            let index = index.get();
            let value = match &self.indexed_properties {
                IndexedProperties::SparseElement(map) => map.get(&index).cloned(),
                IndexedProperties::SparseProperty(map) => {
                    return match map.get(&index) {
                        None => Own::Nothing(self.shape.prototype()),
                        Some(found) if found.is_accessor_descriptor() => {
                            Own::Getter(found.get().cloned().unwrap_or_default())
                        }
                        Some(found) => Own::Value(found.value().cloned().unwrap_or_default()),
                    };
                }
                _ => self.get_dense_property(index),
            };
            return match value {
                Some(value) => Own::Value(value),
                None => Own::Nothing(self.shape.prototype()),
            };
        }
        let Some(slot) = self.shape.lookup(key) else {
            return Own::Nothing(self.shape.prototype());
        };
        out_slot.index = slot.index;
        out_slot.attributes = (out_slot.attributes & SlotAttributes::INLINE_CACHE_BITS)
            | slot.attributes
            | SlotAttributes::FOUND;
        let value = self
            .storage
            .get(slot.index as usize)
            .cloned()
            .unwrap_or_default();
        if slot.attributes.has_get() {
            Own::Getter(value)
        } else if slot.attributes.is_accessor_descriptor() {
            Own::Getter(JsValue::undefined())
        } else {
            Own::Value(value)
        }
    }
}
