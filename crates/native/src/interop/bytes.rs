//! Bytes of buffers and their views, in place.

use boa_engine::{
    Context, JsObject, JsResult, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        dataview::DataView,
        typed_array::TypedArray,
    },
    gc::{GcRef, GcRefMut},
    js_error,
    object::builtins::{AlignedVec, JsArrayBuffer, JsDataView},
};
use ouro_engine::memory;

use crate::{builtins, state::State};

/// Where a view's bytes are. Nothing is borrowed until they are asked for.
pub(crate) struct View {
    buffer: Backing,
    offset: usize,
    length: usize,
}

enum Backing {
    Own(JsObject<ArrayBuffer>),
    Shared(JsObject<SharedArrayBuffer>),
}

impl Backing {
    fn new(buffer: JsObject) -> Option<Self> {
        match buffer.downcast::<ArrayBuffer>() {
            Ok(buffer) => Some(Self::Own(buffer)),
            Err(other) => other.downcast().ok().map(Self::Shared),
        }
    }

    fn len(&self) -> Option<usize> {
        match self {
            Self::Own(buffer) => buffer.borrow().data().data().map(<[u8]>::len),
            Self::Shared(buffer) => Some(buffer.borrow().data().raw_bytes().1),
        }
    }
}

impl View {
    /// The bytes behind a typed array, a `DataView`, an `ArrayBuffer` or a `SharedArrayBuffer`; `None` for
    /// anything else and for a detached buffer.
    pub(crate) fn new(value: &JsValue, context: &mut Context) -> Option<Self> {
        let object = value.as_object()?;
        if let Some(view) = Self::of_typed_array(&object) {
            return Some(view);
        }
        if object.is::<DataView>() {
            let view = JsDataView::from_object(object).ok()?;
            let buffer = Backing::new(view.buffer(context).ok()?.as_object()?)?;
            let offset = usize::try_from(view.byte_offset(context).ok()?).ok()?;
            let length = usize::try_from(view.byte_length(context).ok()?).ok()?;
            return Self::checked(buffer, offset, length);
        }
        let buffer = Backing::new(object)?;
        let length = buffer.len()?;
        Self::checked(buffer, 0, length)
    }

    /// The bytes behind a typed array; `None` for anything else and for a detached buffer.
    pub(crate) fn of_typed_array(object: &JsObject) -> Option<Self> {
        let typed = object.downcast_ref::<TypedArray>()?;
        let buffer = Backing::new(typed.buffer_object())?;
        let length = usize::try_from(typed.byte_length(buffer.len()?)).ok()?;
        let offset = usize::try_from(typed.byte_offset()).ok()?;
        // A view that its buffer shrank away from is empty, wherever it began.
        let offset = if length == 0 { 0 } else { offset };
        Self::checked(buffer, offset, length)
    }

    /// The number of bytes.
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// Where in its buffer the view begins.
    pub(crate) const fn offset(&self) -> usize {
        self.offset
    }

    /// The `ArrayBuffer` or `SharedArrayBuffer`.
    pub(crate) fn buffer(&self) -> JsObject {
        match &self.buffer {
            Backing::Own(buffer) => buffer.clone().upcast(),
            Backing::Shared(buffer) => buffer.clone().upcast(),
        }
    }

    /// True if both views are of the same buffer: the bytes of one may then not be read while the other's are written.
    pub(crate) fn same_buffer(&self, other: &Self) -> bool {
        JsObject::equals(&self.buffer(), &other.buffer())
    }

    /// The part of the view from `start` to `end`, both cut to its length.
    pub(crate) fn part(&self, start: usize, end: usize) -> Self {
        let end = end.min(self.length);
        let start = start.min(end);
        let buffer = match &self.buffer {
            Backing::Own(buffer) => Backing::Own(buffer.clone()),
            Backing::Shared(buffer) => Backing::Shared(buffer.clone()),
        };
        Self {
            buffer,
            offset: self.offset + start,
            length: end - start,
        }
    }

    /// Reads the bytes. They must not be held while JavaScript can run.
    pub(crate) fn bytes(&self) -> Option<GcRef<'_, [u8]>> {
        let range = self.offset..self.offset + self.length;
        match &self.buffer {
            Backing::Own(buffer) => {
                let buffer = buffer.borrow();
                buffer.data().data()?.get(range.clone())?;
                Some(GcRef::map(buffer, |object| {
                    let bytes = object.data().data().unwrap_or_default();
                    bytes.get(range).unwrap_or_default()
                }))
            }
            Backing::Shared(buffer) => Some(GcRef::map(buffer.borrow(), |object| {
                let (address, length) = object.data().raw_bytes();
                // SAFETY: the borrowed object keeps the memory alive, which never moves. Another thread that writes it
                // races with this read as it would with any memcpy of Node's; every byte is a valid u8.
                let bytes = unsafe { std::slice::from_raw_parts(address, length) };
                bytes.get(range).unwrap_or_default()
            })),
        }
    }

    /// Writes the bytes. They must not be held while JavaScript can run.
    pub(crate) fn bytes_mut(&self) -> Option<GcRefMut<'_, [u8]>> {
        let range = self.offset..self.offset + self.length;
        match &self.buffer {
            Backing::Own(buffer) => {
                buffer.borrow().data().data()?.get(range.clone())?;
                Some(GcRefMut::map(buffer.borrow_mut(), |object| {
                    let bytes = object.data_mut().data_mut().unwrap_or_default();
                    bytes.get_mut(range).unwrap_or_default()
                }))
            }
            Backing::Shared(buffer) => Some(GcRefMut::map(buffer.borrow_mut(), |object| {
                let (address, length) = object.data().raw_bytes();
                // SAFETY: as above; in this thread the mutable borrow of the object keeps other readers out.
                let bytes = unsafe { std::slice::from_raw_parts_mut(address, length) };
                bytes.get_mut(range).unwrap_or_default()
            })),
        }
    }

    /// A copy of the bytes, for work on another thread.
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        self.bytes().map(|bytes| bytes.to_vec()).unwrap_or_default()
    }

    /// Copies as many of the bytes to the start of `target` as fit, and tells how many. The views may overlap.
    pub(crate) fn copy_to(&self, target: &Self) -> usize {
        let count = self.length.min(target.length);
        if self.same_buffer(target) {
            let whole = Self {
                buffer: self.part(0, 0).buffer,
                offset: 0,
                length: (self.offset + count).max(target.offset + count),
            };
            let Some(mut bytes) = whole.bytes_mut() else {
                return 0;
            };
            if bytes.len() < whole.length {
                return 0;
            }
            bytes.copy_within(self.offset..self.offset + count, target.offset);
            return count;
        }
        let (Some(from), Some(mut to)) = (self.bytes(), target.bytes_mut()) else {
            return 0;
        };
        let (Some(from), Some(to)) = (from.get(..count), to.get_mut(..count)) else {
            return 0;
        };
        to.copy_from_slice(from);
        count
    }

    fn checked(buffer: Backing, offset: usize, length: usize) -> Option<Self> {
        (offset.checked_add(length)? <= buffer.len()?).then_some(Self {
            buffer,
            offset,
            length,
        })
    }
}

/// A zeroed block that can become an `ArrayBuffer` without a copy. For sizes that a program chooses, see [`try_block`].
pub(crate) fn block(length: usize) -> AlignedVec<u8> {
    memory::collect_if_due();
    let mut block = AlignedVec::with_capacity(64, length);
    block.resize(length, 0);
    block
}

/// As [`block`], failing where the system does not have so much.
///
/// # Errors
/// The `RangeError` that V8 throws.
pub(crate) fn try_block(length: usize) -> JsResult<AlignedVec<u8>> {
    memory::collect_if_due();
    let mut block = AlignedVec::new(64);
    if block.try_reserve_exact(length).is_err() {
        return Err(js_error!(RangeError: "Array buffer allocation failed"));
    }
    block.resize(length, 0);
    Ok(block)
}

/// A block with a copy of `bytes`.
pub(crate) fn block_from(bytes: &[u8]) -> AlignedVec<u8> {
    memory::collect_if_due();
    AlignedVec::from_slice(64, bytes)
}

/// An `ArrayBuffer` that takes the block over.
pub(crate) fn array_buffer(block: AlignedVec<u8>, context: &mut Context) -> JsResult<JsObject> {
    Ok(JsArrayBuffer::from_byte_block(block, context)?.into())
}

/// A `Uint8Array` that takes the block over.
pub(crate) fn uint8_array(block: AlignedVec<u8>, context: &mut Context) -> JsResult<JsObject> {
    let constructors = context.intrinsics().constructors();
    let prototype = constructors.typed_uint8_array().prototype();
    over_block(block, prototype, context)
}

/// A `Buffer` that takes the block over.
pub(crate) fn buffer(block: AlignedVec<u8>, context: &mut Context) -> JsResult<JsObject> {
    let prototype = buffer_prototype(context)?;
    over_block(block, prototype, context)
}

/// A `Buffer` over part of an `ArrayBuffer` or `SharedArrayBuffer`.
pub(crate) fn buffer_over(
    buffer: JsObject,
    offset: usize,
    length: usize,
    context: &mut Context,
) -> JsResult<JsObject> {
    let prototype = buffer_prototype(context)?;
    TypedArray::over(buffer, offset, length, prototype, context)
        .ok_or_else(|| js_error!(TypeError: "Cannot perform Construct on a detached ArrayBuffer"))
}

fn over_block(
    block: AlignedVec<u8>,
    prototype: JsObject,
    context: &mut Context,
) -> JsResult<JsObject> {
    let length = block.len();
    let buffer = array_buffer(block, context)?;
    TypedArray::over(buffer, 0, length, prototype, context)
        .ok_or_else(|| js_error!(RangeError: "Array buffer allocation failed"))
}

fn buffer_prototype(context: &mut Context) -> JsResult<JsObject> {
    let state = State::of(context);
    if state.buffer_prototype().is_none() {
        builtins::require("buffer", context)?;
    }
    state
        .buffer_prototype()
        .ok_or_else(|| js_error!(Error: "Buffer is not there yet"))
}
