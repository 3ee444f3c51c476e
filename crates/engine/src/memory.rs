//! The memory governor. Boa's collector counts only the headers of its objects; the bytes of buffers,
//! strings and property tables are invisible to it. A counting allocator sees them all, and the
//! runtime asks [`collect_if_due`] at safe points: once a loop callback.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    sync::atomic::{AtomicUsize, Ordering},
};

/// The heap may grow by this much, in bytes, or by half of what is live, before a collection.
const LEAST_GROWTH: usize = 32 << 20;

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static LIVE_AFTER_LAST: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, which also counts the bytes that are in use.
pub struct Counting;

// SAFETY: every call is passed to the system's allocator unchanged; the counter beside it is atomic.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        ALLOCATED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATED.fetch_add(size, Ordering::Relaxed);
        ALLOCATED.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// Bytes in use now, in all threads; 0 when [`Counting`] is not the global allocator.
#[must_use]
pub fn allocated() -> usize {
    ALLOCATED.load(Ordering::Relaxed)
}

/// Collects if the heap has grown enough since the last time. True if it did.
pub fn collect_if_due() -> bool {
    let live = LIVE_AFTER_LAST.get();
    if allocated() < live.saturating_add(LEAST_GROWTH.max(live / 2)) {
        return false;
    }
    collect();
    true
}

/// Collects now.
pub fn collect() {
    boa_gc::force_collect();
    LIVE_AFTER_LAST.set(allocated());
}
