//! How far the native stack of this thread may be used. It lives here since the parser is the lowest layer that recurses.
#![graft(new)]

use std::cell::Cell;

/// What errors that stop a recursion say.
pub const MESSAGE: &str = "Maximum call stack size exceeded";

thread_local! {
    static LIMIT: Cell<usize> = const { Cell::new(0) };
}

/// Sets the lowest address that this thread's stack may reach; 0 for no limit.
pub fn set_limit(address: usize) {
    LIMIT.set(address);
}

/// The lowest address that this thread's stack may reach.
#[must_use]
pub fn limit() -> usize {
    LIMIT.get()
}

/// How many bytes are left above the limit; `usize::MAX` without one.
#[must_use]
pub fn remaining() -> usize {
    match LIMIT.get() {
        0 => usize::MAX,
        limit => here().saturating_sub(limit),
    }
}

/// Whether the stack is used up to the limit.
#[inline]
#[must_use]
pub fn is_short() -> bool {
    here() < LIMIT.get()
}

#[inline]
fn here() -> usize {
    let local = 0_u8;
    &raw const local as usize
}
