//! Calls of functions named `async`, which look like async arrow functions until their parentheses close.
#![graft(new)]

use std::cell::{Cell, RefCell};

thread_local! {
    /// Where `async(` begins a call, in the text that is being parsed.
    static CALLS: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    /// Where the async arrow function begins whose arrow has not been seen.
    static AWAITED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// True if the `async` at `position` is a function's name.
pub(crate) fn is_call(position: usize) -> bool {
    CALLS.with_borrow(|calls| calls.contains(&position))
}

/// An async arrow function seems to begin at `position`. What the caller gives to [`end`] when it sees the arrow.
pub(crate) fn begin(position: usize) -> Option<usize> {
    AWAITED.replace(Some(position))
}

/// There is the arrow.
pub(crate) fn end(outer: Option<usize>) {
    AWAITED.set(outer);
}

/// Runs `parse`, again for every place at which an arrow was awaited in vain.
///
/// # Errors
/// What `parse` returns when no such place is left.
pub fn settled<T, E>(mut parse: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    let outer = (CALLS.take(), AWAITED.take());
    let result = loop {
        AWAITED.set(None);
        let result = parse();
        let awaited = AWAITED.take().filter(|at| !is_call(*at));
        match (&result, awaited) {
            (Err(_), Some(at)) => CALLS.with_borrow_mut(|calls| calls.push(at)),
            _ => break result,
        }
    };
    CALLS.set(outer.0);
    AWAITED.set(outer.1);
    result
}
