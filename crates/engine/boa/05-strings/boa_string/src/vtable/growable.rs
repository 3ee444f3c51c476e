//! A buffer that strings share: each is a slice of its filled part, and appending to the one that ends there writes behind it.
#![graft(new)]

use std::cell::{Cell, UnsafeCell};
use std::process::abort;
use std::ptr::{self, NonNull};

use crate::iter::CodePointsIter;
use crate::vtable::{JsStringVTable, SliceString};
use crate::{JsStr, JsStrVariant, JsString, JsStringKind, alloc_overflow};

/// Shorter results are allocated exactly: a slice would cost more than it saves.
const MIN_LENGTH: usize = 256;

/// Never seen by users: the `owned` of slices alone.
#[repr(C)]
pub(crate) struct GrowableString {
    /// Must be the first field. Its length means nothing: the buffer grows.
    vtable: JsStringVTable,
    refcount: Cell<usize>,
    /// Filled up to its length, never reallocated: slices point into it.
    data: UnsafeCell<Data>,
}

enum Data {
    Latin1(Vec<u8>),
    Utf16(Vec<u16>),
}

impl GrowableString {
    fn allocate(data: Data) -> JsString {
        let string = Box::new(Self {
            vtable: JsStringVTable {
                clone,
                drop: release,
                as_str,
                code_points,
                refcount,
                len: 0,
                kind: JsStringKind::Growable,
            },
            refcount: Cell::new(1),
            data: UnsafeCell::new(data),
        });
        // SAFETY: the vtable is the first field of the allocation.
        unsafe { JsString::from_ptr(NonNull::from(Box::leak(string)).cast()) }
    }

    /// The filled part from `start`.
    ///
    /// # Safety
    /// The result must not outlive the buffer, and `start` must be in the filled part.
    unsafe fn text(&self, start: usize) -> JsStr<'static> {
        // SAFETY: nobody else holds a reference to the vector itself, and the caller keeps the buffer.
        unsafe {
            match &*self.data.get() {
                Data::Latin1(data) => JsStr::latin1(&data[start..]).as_static(),
                Data::Utf16(data) => JsStr::utf16(&data[start..]).as_static(),
            }
        }
    }

    /// Where `left` begins, if it ends where the filled part does and there is room to append `right`, which then is done.
    fn extend(&self, left: JsStr<'_>, right: JsStr<'_>) -> Option<usize> {
        // SAFETY: references into the vector's buffer exist, none to the vector itself.
        let data = unsafe { &mut *self.data.get() };
        match (data, left.variant(), right.variant()) {
            (Data::Latin1(data), JsStrVariant::Latin1(left), JsStrVariant::Latin1(right)) => {
                let start = start_of(data, left.as_ptr(), left.len(), right.len())?;
                // SAFETY: there is room, and `right` is in the filled part if it is in this buffer at all.
                unsafe {
                    let end = data.as_mut_ptr().add(data.len());
                    ptr::copy_nonoverlapping(right.as_ptr(), end, right.len());
                    data.set_len(data.len() + right.len());
                }
                Some(start)
            }
            (Data::Utf16(data), JsStrVariant::Utf16(left), JsStrVariant::Utf16(right)) => {
                let start = start_of(data, left.as_ptr(), left.len(), right.len())?;
                // SAFETY: as above.
                unsafe {
                    let end = data.as_mut_ptr().add(data.len());
                    ptr::copy_nonoverlapping(right.as_ptr(), end, right.len());
                    data.set_len(data.len() + right.len());
                }
                Some(start)
            }
            (Data::Utf16(data), JsStrVariant::Utf16(left), JsStrVariant::Latin1(right)) => {
                let start = start_of(data, left.as_ptr(), left.len(), right.len())?;
                data.extend(right.iter().copied().map(u16::from));
                Some(start)
            }
            _ => None,
        }
    }
}

/// The index of `left` in `data`, if it ends where `data` does and `more` items fit.
fn start_of<T>(data: &Vec<T>, left: *const T, len: usize, more: usize) -> Option<usize> {
    let start = data.len().checked_sub(len)?;
    let fits = data.capacity() - data.len() >= more;
    (fits && ptr::eq(left, data[start..].as_ptr())).then_some(start)
}

/// Appends to a string in amortised constant time for each unit of `right`.
pub(crate) fn append(left: &JsString, right: &JsString) -> JsString {
    if left.is_empty() {
        return right.clone();
    }
    if right.is_empty() {
        return left.clone();
    }
    let Some(len) = left.len().checked_add(right.len()) else {
        alloc_overflow()
    };
    let (left_text, right_text) = (left.as_str(), right.as_str());
    // A short left side is not being appended to.
    if len < MIN_LENGTH || left.len() < right.len() {
        return JsString::concat_array(&[left_text, right_text]);
    }
    if left.kind() == JsStringKind::Slice {
        // SAFETY: the kind was checked.
        let slice: &SliceString = unsafe { left.as_inner() };
        let buffer = slice.owned();
        if buffer.kind() == JsStringKind::Growable {
            // SAFETY: the kind was checked.
            let growable: &GrowableString = unsafe { buffer.as_inner() };
            if let Some(start) = growable.extend(left_text, right_text) {
                // SAFETY: the slice keeps the buffer.
                let text = unsafe { growable.text(start) };
                return SliceString::over(buffer.clone(), text);
            }
        }
    }
    let Some(capacity) = len.checked_add(len / 2) else {
        alloc_overflow()
    };
    let data = if left_text.is_latin1() && right_text.is_latin1() {
        let mut data = Vec::with_capacity(capacity);
        for text in [left_text, right_text] {
            if let JsStrVariant::Latin1(text) = text.variant() {
                data.extend_from_slice(text);
            }
        }
        Data::Latin1(data)
    } else {
        let mut data = Vec::with_capacity(capacity);
        for text in [left_text, right_text] {
            match text.variant() {
                JsStrVariant::Latin1(text) => data.extend(text.iter().copied().map(u16::from)),
                JsStrVariant::Utf16(text) => data.extend_from_slice(text),
            }
        }
        Data::Utf16(data)
    };
    let buffer = GrowableString::allocate(data);
    // SAFETY: it was just made of this kind, and the slice keeps it.
    let text = unsafe { buffer.as_inner::<GrowableString>().text(0) };
    SliceString::over(buffer, text)
}

fn clone(vtable: NonNull<JsStringVTable>) -> JsString {
    // SAFETY: this function stands in the vtables of this type alone.
    let this: &GrowableString = unsafe { vtable.cast().as_ref() };
    let Some(strong) = this.refcount.get().checked_add(1) else {
        abort()
    };
    this.refcount.set(strong);
    // SAFETY: the string is valid, and its count was increased.
    unsafe { JsString::from_ptr(vtable) }
}

fn release(vtable: NonNull<JsStringVTable>) {
    // SAFETY: this function stands in the vtables of this type alone.
    let this: &GrowableString = unsafe { vtable.cast().as_ref() };
    let Some(strong) = this.refcount.get().checked_sub(1) else {
        abort()
    };
    this.refcount.set(strong);
    if strong == 0 {
        // SAFETY: the last reference goes; it came from a box of this type.
        drop(unsafe { Box::from_raw(vtable.cast::<GrowableString>().as_ptr()) });
    }
}

fn as_str(vtable: NonNull<JsStringVTable>) -> JsStr<'static> {
    // SAFETY: this function stands in the vtables of this type alone, and the caller keeps the string.
    unsafe { vtable.cast::<GrowableString>().as_ref().text(0) }
}

fn code_points(vtable: NonNull<JsStringVTable>) -> CodePointsIter<'static> {
    CodePointsIter::new(as_str(vtable))
}

#[allow(clippy::unnecessary_wraps)]
fn refcount(vtable: NonNull<JsStringVTable>) -> Option<usize> {
    // SAFETY: this function stands in the vtables of this type alone.
    let this: &GrowableString = unsafe { vtable.cast().as_ref() };
    Some(this.refcount.get())
}
