//! A number that changes when an object that is a prototype gets or loses a property, gets other attributes, or another prototype.
//!
//! What was found out about a chain of prototypes holds while the number stays. It is one of a thread, as heaps are.
#![graft(new)]

use std::cell::Cell;

use crate::object::JsPrototype;

/// The number that never holds.
const NEVER: u32 = u32::MAX;

thread_local! {
    static EPOCH: Cell<u32> = const { Cell::new(0) };
}

/// The number now; nothing if there is none that holds.
#[inline]
pub(crate) fn current() -> Option<u32> {
    let now = EPOCH.get();
    (now != NEVER).then_some(now)
}

/// A chain of prototypes changes.
pub(crate) fn change() {
    EPOCH.set(EPOCH.get().saturating_add(1));
}

/// Notes that an object is a prototype from now on.
pub(crate) fn note_prototype(prototype: &JsPrototype) {
    if let Some(prototype) = prototype {
        match prototype.try_borrow() {
            Ok(object) => object.properties().is_prototype.set(true),
            // It could change unnoticed.
            Err(_) => EPOCH.set(NEVER),
        }
    }
}
