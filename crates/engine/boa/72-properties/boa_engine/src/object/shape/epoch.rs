//! A number that changes when an object that is a prototype gets or loses a property, gets other attributes, or another prototype.
//!
//! What was found out about a chain of prototypes holds while the number stays. It is one of a thread, as heaps are.
#![graft(new)]

use std::cell::{Cell, RefCell};

use crate::JsObject;
use crate::object::JsPrototype;

/// While some prototypes could not be marked.
const UNSETTLED: u64 = u64::MAX;

thread_local! {
    static EPOCH: Cell<u64> = const { Cell::new(0) };
    static CHANGES: Cell<u64> = const { Cell::new(0) };
    static UNMARKED: RefCell<Vec<JsObject>> = const { RefCell::new(Vec::new()) };
}

/// The number now; nothing if there is none that holds.
#[inline]
pub(crate) fn current() -> Option<u64> {
    let now = EPOCH.get();
    if now == UNSETTLED { settle() } else { Some(now) }
}

/// A chain of prototypes changes.
pub(crate) fn change() {
    CHANGES.set(CHANGES.get() + 1);
    if EPOCH.get() != UNSETTLED {
        EPOCH.set(CHANGES.get());
    }
}

/// Notes that an object is a prototype from now on.
pub(crate) fn note_prototype(prototype: &JsPrototype) {
    if let Some(prototype) = prototype
        && !mark(prototype)
    {
        UNMARKED.with_borrow_mut(|list| list.push(prototype.clone()));
        EPOCH.set(UNSETTLED);
    }
}

/// Marks an object, unless it is being written to.
fn mark(prototype: &JsObject) -> bool {
    prototype
        .try_borrow()
        .is_ok_and(|object| {
            object.properties().is_prototype.set(true);
            true
        })
}

/// Marks what could not be marked when it became a prototype, and might have changed unnoticed since.
#[cold]
fn settle() -> Option<u64> {
    let mut rest = UNMARKED.take();
    rest.retain(|prototype| !mark(prototype));
    let settled = rest.is_empty();
    UNMARKED.with_borrow_mut(|list| list.append(&mut rest));
    if !settled {
        return None;
    }
    CHANGES.set(CHANGES.get() + 1);
    EPOCH.set(CHANGES.get());
    Some(EPOCH.get())
}
