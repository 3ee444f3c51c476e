/// A cached shape-to-slot mapping for a polymorphic inline cache.
#[graft(replace)]
#[derive(Clone, Debug, Trace, Finalize)]
pub(crate) struct CacheEntry {
    /// A weak reference is kept to the shape to avoid the shape preventing deallocation.
    pub(crate) shape: WeakShape,
    /// Where that shape is, or was.
    address: usize,
    /// For a property of the prototype: the prototype's shape, and where that is, or was.
    prototype: Option<(WeakShape, usize)>,
    #[unsafe_ignore_trace]
    pub(crate) slot: Slot,
}

impl CacheEntry {
    fn new(shape: &Shape, slot: Slot) -> Option<Self> {
        let prototype = if slot.attributes.contains(SlotAttributes::PROTOTYPE) {
            // A unique shape stays the same when a property is added that hides the prototype's.
            if shape.is_unique() {
                return None;
            }
            let prototype = shape.prototype()?;
            let prototype = prototype.borrow();
            let shape = prototype.shape();
            Some((shape.into(), shape.to_addr_usize()))
        } else {
            None
        };
        Some(Self {
            shape: shape.into(),
            address: shape.to_addr_usize(),
            prototype,
            slot,
        })
    }

    fn is_alive(&self) -> bool {
        self.shape.is_alive()
    }

    /// Whether what was seen when the entry was made still holds for an object of this shape.
    fn is_valid(&self, shape: &Shape) -> bool {
        if !self.shape.is_alive() {
            return false;
        }
        let Some((prototype_shape, address)) = &self.prototype else {
            return true;
        };
        shape
            .prototype()
            .is_some_and(|p| p.borrow().shape().to_addr_usize() == *address)
            && prototype_shape.is_alive()
    }
}

use crate::object::shape::slot::SlotAttributes;
use thin_vec::ThinVec;

// Most sites never run, and most of the others see one shape: room for four each was 256 bytes a site.
graft! {
    in "InlineCache"
    replace { GcRefCell<ArrayVec<CacheEntry, PIC_CAPACITY>> } with { GcRefCell<ThinVec<CacheEntry>> }
}

graft! { in "InlineCache::new" replace { ArrayVec::new() } with { ThinVec::new() } }

impl InlineCache {
    #[graft(replace)]
    pub(crate) fn set(&self, shape: &Shape, slot: Slot) {
        if self.megamorphic.get()
            || (slot.attributes.is_accessor_descriptor() && !self.still_has(shape, slot))
        {
            return;
        }
        let Some(entry) = CacheEntry::new(shape, slot) else {
            return;
        };
        let mut entries = self.entries.borrow_mut();
        if entries.len() == PIC_CAPACITY {
            entries.retain(CacheEntry::is_alive);
        }
        if entries.len() < PIC_CAPACITY {
            entries.reserve_exact(1);
            entries.push(entry);
        } else {
            self.megamorphic.set(true);
            entries.clear();
        }
    }

    /// Whether an accessor is still where it was found: it has run since, and may have replaced itself, or been hidden by an own property
    /// of the receiver.
    fn still_has(&self, shape: &Shape, slot: Slot) -> bool {
        let key = crate::property::PropertyKey::from(self.name.clone());
        let found = if slot.attributes.contains(SlotAttributes::PROTOTYPE) {
            if shape.lookup(&key).is_some() {
                return false;
            }
            shape
                .prototype()
                .and_then(|prototype| prototype.borrow().shape().lookup(&key))
        } else {
            shape.lookup(&key)
        };
        found.is_some_and(|found| {
            found.index == slot.index && found.attributes.is_accessor_descriptor()
        })
    }

    /// Returns the cached `(Shape, Slot)` if a matching shape exists in the inline cache.
    #[graft(replace)]
    pub(crate) fn get(&self, shape: &Shape) -> Option<(Shape, Slot)> {
        let address = shape.to_addr_usize();
        let found = {
            let entries = self.entries.borrow();
            let at = entries.iter().position(|entry| entry.address == address)?;
            if entries[at].is_valid(shape) {
                return Some((shape.clone(), entries[at].slot));
            }
            at
        };
        self.entries.borrow_mut().swap_remove(found);
        None
    }
}
