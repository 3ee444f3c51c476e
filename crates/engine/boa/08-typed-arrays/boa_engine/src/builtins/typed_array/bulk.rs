//! Direct access to the elements of typed arrays whose buffers are not shared.
#![graft(new)]

use std::ops::Range;
use std::sync::atomic::Ordering;

use super::{BuiltinTypedArray, TypedArray, TypedArrayKind};
use crate::builtins::array_buffer::utils::{SliceRef, SliceRefMut};
use crate::native_function::NativeFunctionObject;
use crate::property::PropertyKey;
use crate::string::StaticJsStrings;
use crate::value::JsVariant;
use crate::{Context, JsObject, JsResult, JsValue};

/// The element at an index, if the object is a typed array that has it.
#[inline]
pub(crate) fn element(object: &JsObject, index: u32) -> Option<JsValue> {
    let array = object.downcast_ref::<TypedArray>()?;
    let buffer = array.viewed_array_buffer().as_buffer();
    let SliceRef::Slice(bytes) = buffer.bytes(Ordering::Relaxed)? else {
        return None;
    };
    let index = array.validate_index_u64(index.into(), bytes.len())?;
    let at = (array.byte_offset() + index * array.kind().element_size()) as usize;
    Some(match array.kind() {
        TypedArrayKind::Uint8 | TypedArrayKind::Uint8Clamped => JsValue::new(bytes[at]),
        TypedArrayKind::Int8 => JsValue::new(bytes[at] as i8),
        TypedArrayKind::Int16 => JsValue::new(i16::from_ne_bytes(*bytes[at..].first_chunk()?)),
        TypedArrayKind::Uint16 => JsValue::new(u16::from_ne_bytes(*bytes[at..].first_chunk()?)),
        TypedArrayKind::Int32 => JsValue::new(i32::from_ne_bytes(*bytes[at..].first_chunk()?)),
        TypedArrayKind::Uint32 => JsValue::new(u32::from_ne_bytes(*bytes[at..].first_chunk()?)),
        TypedArrayKind::Float32 => {
            JsValue::new(f64::from(f32::from_ne_bytes(*bytes[at..].first_chunk()?)))
        }
        TypedArrayKind::Float64 => JsValue::new(f64::from_ne_bytes(*bytes[at..].first_chunk()?)),
        _ => return None,
    })
}

/// Stores a number; `false` if the object is not a typed array for which that is simple.
#[inline]
pub(crate) fn set_element(object: &JsObject, index: u32, value: &JsValue) -> bool {
    let Some(array) = object.downcast_ref::<TypedArray>() else {
        return false;
    };
    let (integer, float) = match value.variant() {
        JsVariant::Integer32(n) => (n, f64::from(n)),
        JsVariant::Float64(n) => (crate::builtins::number::f64_to_int32(n), n),
        _ => return false,
    };
    let mut buffer = array.viewed_array_buffer().as_buffer_mut();
    let Some(SliceRefMut::Slice(bytes)) = buffer.bytes(Ordering::Relaxed) else {
        return false;
    };
    let Some(index) = array.validate_index_u64(index.into(), bytes.len()) else {
        // Stores beyond the end go nowhere.
        return true;
    };
    let at = (array.byte_offset() + index * array.kind().element_size()) as usize;
    match array.kind() {
        TypedArrayKind::Uint8 | TypedArrayKind::Int8 => bytes[at] = integer as u8,
        TypedArrayKind::Int16 | TypedArrayKind::Uint16 => {
            bytes[at..at + 2].copy_from_slice(&(integer as u16).to_ne_bytes());
        }
        TypedArrayKind::Int32 | TypedArrayKind::Uint32 => {
            bytes[at..at + 4].copy_from_slice(&integer.to_ne_bytes());
        }
        TypedArrayKind::Float32 => {
            bytes[at..at + 4].copy_from_slice(&(float as f32).to_ne_bytes());
        }
        TypedArrayKind::Float64 => bytes[at..at + 8].copy_from_slice(&float.to_ne_bytes()),
        _ => return false,
    }
    true
}

/// The length of a typed array, if nothing hides the intrinsic getter.
pub(crate) fn length(object: &JsObject, context: &Context) -> Option<JsValue> {
    let array = object.downcast_ref::<TypedArray>()?;
    let intrinsic = context
        .intrinsics()
        .constructors()
        .typed_array()
        .prototype();
    let key = PropertyKey::from(StaticJsStrings::LENGTH);
    let mut holder = object.clone();
    while !JsObject::equals(&holder, &intrinsic) {
        let next = {
            let borrowed = holder.borrow();
            let shape = borrowed.shape();
            if shape.lookup(&key).is_some() {
                return None;
            }
            shape.prototype()?
        };
        holder = next;
    }
    {
        let borrowed = intrinsic.borrow();
        let slot = borrowed.shape().lookup(&key)?;
        let getter = borrowed
            .properties()
            .storage
            .get(slot.index as usize)?
            .as_object()?;
        if !slot.attributes.has_get() || !is_intrinsic_length(&getter) {
            return None;
        }
    }
    let buffer = array.viewed_array_buffer().as_buffer();
    let length = match buffer.bytes(Ordering::SeqCst) {
        Some(bytes) if !array.is_out_of_bounds(bytes.len()) => array.array_length(bytes.len()),
        _ => 0,
    };
    Some(length.into())
}

fn is_intrinsic_length(getter: &JsObject) -> bool {
    getter
        .downcast_ref::<NativeFunctionObject>()
        .is_some_and(|function| function.f.is_pointer_to(BuiltinTypedArray::length))
}

/// Fills a range of elements that is in bounds; `false` if the buffer is shared.
pub(crate) fn fill(
    array: &JsObject<TypedArray>,
    range: Range<u64>,
    value: &JsValue,
    context: &mut Context,
) -> JsResult<bool> {
    let kind = array.borrow().data().kind();
    let element = kind.get_element(value, context)?;
    let array = array.borrow();
    let array = array.data();
    let mut buffer = array.viewed_array_buffer().as_buffer_mut();
    let Some(SliceRefMut::Slice(bytes)) = buffer.bytes(Ordering::SeqCst) else {
        return Ok(false);
    };
    let size = kind.element_size();
    let start = (array.byte_offset() + range.start * size) as usize;
    let end = (array.byte_offset() + range.end.max(range.start) * size) as usize;
    let size = size as usize;
    let Some(bytes) = bytes.get_mut(start..end) else {
        return Ok(false);
    };
    if bytes.is_empty() {
        return Ok(true);
    }
    // SAFETY: typed arrays are aligned in their buffers, and one element fits since the range is not empty.
    unsafe {
        SliceRefMut::Slice(&mut bytes[..size]).set_value(element, Ordering::SeqCst);
    }
    if size == 1 {
        bytes.fill(bytes[0]);
        return Ok(true);
    }
    let mut done = size;
    while done < bytes.len() {
        let more = done.min(bytes.len() - done);
        bytes.copy_within(..more, done);
        done += more;
    }
    Ok(true)
}

/// How elements are searched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Search {
    /// `indexOf`.
    First,
    /// `lastIndexOf`.
    Last,
    /// `includes`: NaN is found.
    Any,
}

/// Looks for a number among the elements of a range; the outer `None` leaves it to the generic way.
pub(crate) fn search(
    array: &JsObject<TypedArray>,
    range: Range<u64>,
    value: &JsValue,
    how: Search,
) -> Option<Option<u64>> {
    let array = array.borrow();
    let array = array.data();
    let kind = array.kind();
    if matches!(kind, TypedArrayKind::BigInt64 | TypedArrayKind::BigUint64) {
        return None;
    }
    let wanted = match value.variant() {
        JsVariant::Integer32(n) => f64::from(n),
        JsVariant::Float64(n) => n,
        // `includes` finds undefined where a conversion of the start has shrunk the array.
        _ => return if how == Search::Any { None } else { Some(None) },
    };
    let buffer = array.viewed_array_buffer().as_buffer();
    let SliceRef::Slice(bytes) = buffer.bytes(Ordering::SeqCst)? else {
        return None;
    };
    if array.is_out_of_bounds(bytes.len()) {
        return None;
    }
    let end = range.end.min(array.array_length(bytes.len()));
    if range.start >= end {
        return Some(None);
    }
    let size = kind.element_size();
    let bytes = bytes.get(
        (array.byte_offset() + range.start * size) as usize
            ..(array.byte_offset() + end * size) as usize,
    )?;

    macro_rules! integers {
        ($type:ty) => {{
            let wanted_integer = wanted as $type;
            if f64::from(wanted_integer) != wanted {
                return Some(None);
            }
            elements::<{ size_of::<$type>() }>(bytes, how, |b| {
                <$type>::from_ne_bytes(*b) == wanted_integer
            })
        }};
    }
    macro_rules! floats {
        ($type:ty) => {{
            let nan = how == Search::Any && wanted.is_nan();
            elements::<{ size_of::<$type>() }>(bytes, how, |b| {
                let element = f64::from(<$type>::from_ne_bytes(*b));
                element == wanted || (nan && element.is_nan())
            })
        }};
    }
    let found = match kind {
        TypedArrayKind::Uint8 | TypedArrayKind::Uint8Clamped => {
            let byte = wanted as u8;
            if f64::from(byte) != wanted {
                None
            } else if how == Search::Last {
                memchr::memrchr(byte, bytes)
            } else {
                memchr::memchr(byte, bytes)
            }
        }
        TypedArrayKind::Int8 => integers!(i8),
        TypedArrayKind::Int16 => integers!(i16),
        TypedArrayKind::Uint16 => integers!(u16),
        TypedArrayKind::Int32 => integers!(i32),
        TypedArrayKind::Uint32 => integers!(u32),
        TypedArrayKind::Float32 => floats!(f32),
        TypedArrayKind::Float64 => floats!(f64),
        _ => return None,
    };
    Some(found.map(|at| at as u64 + range.start))
}

fn elements<const SIZE: usize>(
    bytes: &[u8],
    how: Search,
    same: impl Fn(&[u8; SIZE]) -> bool,
) -> Option<usize> {
    let (elements, _) = bytes.as_chunks::<SIZE>();
    if how == Search::Last {
        elements.iter().rposition(same)
    } else {
        elements.iter().position(same)
    }
}
