use crate::JsValue;

/// In place of the key of a deleted property. No property of a shape has such a key: indices are kept elsewhere.
fn is_buried(key: &PropertyKey) -> bool {
    matches!(key, PropertyKey::Index(_))
}

/// Fewer empty places than this are not worth the work.
const FEW: usize = 32;

impl UniqueShape {
    /// A shape without the property, in which everything else is where it was.
    pub(crate) fn bury(&self, key: &PropertyKey) -> Option<Self> {
        let mut table = std::mem::take(&mut *self.property_table().borrow_mut());
        match table.map.remove(key).map(|(index, _)| index as usize) {
            Some(index) if index < table.keys.len() => table.keys[index].0 = PropertyKey::from(0_u8),
            _ => {
                *self.property_table().borrow_mut() = table;
                return None;
            }
        }
        Some(Self::new(self.prototype(), table))
    }

    /// The shape, and the storage, without the empty places, when these are most.
    pub(crate) fn compacted(self, storage: &mut Vec<JsValue>) -> Self {
        let (all, live) = {
            let table = self.property_table().borrow();
            (table.keys.len(), table.map.len())
        };
        if all - live < FEW.max(live) {
            return self;
        }
        let mut table = std::mem::take(&mut *self.property_table().borrow_mut());
        let mut values = Vec::with_capacity(storage.len());
        let mut previous = None;
        table.keys.retain(|(key, _)| !is_buried(key));
        for (index, (key, slot)) in table.keys.iter_mut().enumerate() {
            let from = slot.index as usize;
            values.extend_from_slice(&storage[from..from + slot.width() as usize]);
            *slot = Slot::from_previous(previous, slot.attributes);
            previous = Some(*slot);
            if let Some(place) = table.map.get_mut(key) {
                *place = (index as u32, *slot);
            }
        }
        *storage = values;
        Self::new(self.prototype(), table)
    }
}

graft! {
    in "UniqueShape::change_attributes_transition"
    replace {
        let Some((_, map_slot)) = property_table.map.get_mut(key) else {
            unreachable!("There should already be a property")
        };
    }
    with {
        let Some((_, map_slot)) = property_table.map.get_mut(key) else {
            previous_slot = *slot;
            continue;
        };
    }
}
