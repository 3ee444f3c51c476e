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
    /// How many prototypes away the property is; [`ABSENT`] when there is none anywhere.
    hops: u8,
    /// When it was last seen that the chain of prototypes is as it was.
    #[unsafe_ignore_trace]
    epoch: Cell<Option<u64>>,
    #[unsafe_ignore_trace]
    pub(crate) slot: Slot,
}

/// In place of a distance: no object of the chain has the property.
const ABSENT: u8 = u8::MAX;

/// Properties further away are looked up each time.
const MAX_HOPS: u8 = 16;

/// What a cache knows about a read.
pub(crate) enum Cached {
    /// The value.
    Value(JsValue),
    /// The value is what this function returns.
    Getter(JsValue),
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
            hops: u8::from(prototype.is_some()),
            epoch: Cell::new(epoch::current()),
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

    /// The same for any distance; far ones hold as long as no prototype anywhere changes.
    #[inline]
    fn holds(&self, shape: &Shape) -> bool {
        if self.hops == 0 {
            return self.shape.is_alive();
        }
        let now = epoch::current();
        if now.is_some() && self.epoch.get() == now {
            return self.shape.is_alive();
        }
        let valid = self.hops == 1 && self.is_valid(shape);
        if valid {
            self.epoch.set(now);
        }
        valid
    }
}

use crate::object::shape::{epoch, slot::SlotAttributes};
use crate::{JsObject, JsValue};
use thin_vec::ThinVec;

graft! { in "PIC_CAPACITY" replace { 4 } with { 8 } }

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
        self.push(entry);
    }

    fn push(&self, entry: CacheEntry) {
        let mut entries = self.entries.borrow_mut();
        entries.retain(|old| old.address != entry.address);
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
            if entries[at].hops > 1 {
                return None;
            }
            if entries[at].is_valid(shape) {
                return Some((shape.clone(), entries[at].slot));
            }
            at
        };
        self.entries.borrow_mut().swap_remove(found);
        None
    }

    /// What the property is, if that is known for an object of this shape.
    #[inline]
    pub(crate) fn read(&self, object: &JsObject) -> Option<Cached> {
        let object = object.borrow();
        let shape = object.shape();
        let address = shape.to_addr_usize();
        let entries = self.entries.borrow();
        let entry = entries.iter().find(|entry| entry.address == address)?;
        if !entry.holds(shape) {
            return None;
        }
        let index = entry.slot.index as usize;
        let value = match entry.hops {
            0 => object.properties().storage.get(index)?.clone(),
            ABSENT => JsValue::undefined(),
            hops => {
                let mut holder = shape.prototype()?;
                for _ in 1..hops {
                    let next = holder.borrow().shape().prototype()?;
                    holder = next;
                }
                holder.borrow().properties().storage.get(index)?.clone()
            }
        };
        if entry.slot.attributes.is_accessor_descriptor() {
            return entry
                .slot
                .attributes
                .has_get()
                .then_some(Cached::Getter(value));
        }
        Some(Cached::Value(value))
    }

    /// Stores into an own property, if it is known where that is.
    #[inline]
    pub(crate) fn write(&self, object: &JsObject, value: &JsValue) -> bool {
        let mut object = object.borrow_mut();
        let index = {
            let shape = object.shape();
            let address = shape.to_addr_usize();
            let entries = self.entries.borrow();
            let Some(entry) = entries.iter().find(|entry| entry.address == address) else {
                return false;
            };
            if entry.hops != 0
                || entry.slot.attributes.is_accessor_descriptor()
                || !entry.shape.is_alive()
            {
                return false;
            }
            entry.slot.index as usize
        };
        match object.properties_mut().storage.get_mut(index) {
            Some(place) => {
                *place = value.clone();
                true
            }
            None => false,
        }
    }

    /// Remembers what upstream's caches have no place for: a property beyond the first prototype, or that there is none.
    #[cold]
    #[inline(never)]
    pub(crate) fn learn_far(&self, object: &JsObject) {
        if self.megamorphic.get() || !object.reads_ordinarily() {
            return;
        }
        let now = epoch::current();
        let key = crate::property::PropertyKey::from(self.name.clone());
        if now.is_none() || matches!(key, crate::property::PropertyKey::Index(_)) {
            return;
        }
        let (shape, mut next) = {
            let object = object.borrow();
            let shape = object.shape();
            if shape.is_unique() || shape.lookup(&key).is_some() {
                return;
            }
            (shape.clone(), shape.prototype())
        };
        let mut hops = 0;
        let mut found = None;
        while let Some(holder) = next {
            hops += 1;
            if hops > MAX_HOPS || !holder.reads_ordinarily() {
                return;
            }
            let holder = holder.borrow();
            if let Some(slot) = holder.shape().lookup(&key) {
                found = Some(slot);
                break;
            }
            next = holder.shape().prototype();
        }
        if found.is_some() && hops == 1 {
            return;
        }
        self.push(CacheEntry {
            shape: (&shape).into(),
            address: shape.to_addr_usize(),
            prototype: None,
            hops: if found.is_some() { hops } else { ABSENT },
            epoch: Cell::new(now),
            slot: found.unwrap_or(Slot::new()),
        });
    }
}
