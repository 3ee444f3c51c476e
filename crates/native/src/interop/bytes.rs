//! Bytes of `ArrayBuffer`s and their views, in place.

use boa_engine::{
    Context, JsObject, JsResult, JsValue,
    builtins::typed_array::TypedArray,
    gc::{GcRef, GcRefMut},
    object::builtins::{AlignedVec, JsArrayBuffer, JsDataView, JsTypedArray, JsUint8Array},
};

use crate::{builtins, state::State};

/// Where a view's bytes are. Nothing is borrowed until they are asked for.
pub(crate) struct View {
    buffer: JsArrayBuffer,
    offset: usize,
    length: usize,
}

impl View {
    /// The bytes behind a typed array, a `DataView` or an `ArrayBuffer`; `None` for anything else, for a
    /// detached buffer and for a `SharedArrayBuffer`.
    pub(crate) fn new(value: &JsValue, context: &mut Context) -> Option<Self> {
        let object = value.as_object()?;
        if object.is::<TypedArray>() {
            let array = JsTypedArray::from_object(object.clone()).ok()?;
            let buffer = buffer_of(&array.buffer(context).ok()?)?;
            let whole = buffer.data()?.len();
            let typed = object.downcast_ref::<TypedArray>()?;
            let offset = usize::try_from(typed.byte_offset()).ok()?;
            let length = usize::try_from(typed.byte_length(whole)).ok()?;
            drop(typed);
            return Self {
                buffer,
                offset,
                length,
            }
            .checked();
        }
        if let Ok(view) = JsDataView::from_object(object.clone()) {
            let buffer = buffer_of(&view.buffer(context).ok()?)?;
            let offset = usize::try_from(view.byte_offset(context).ok()?).ok()?;
            let length = usize::try_from(view.byte_length(context).ok()?).ok()?;
            return Self {
                buffer,
                offset,
                length,
            }
            .checked();
        }
        let buffer = JsArrayBuffer::from_object(object).ok()?;
        let length = buffer.data()?.len();
        Self {
            buffer,
            offset: 0,
            length,
        }
        .checked()
    }

    /// The number of bytes.
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// Reads the bytes. They must not be held while JavaScript can run.
    pub(crate) fn bytes(&self) -> Option<GcRef<'_, [u8]>> {
        let (start, end) = (self.offset, self.offset + self.length);
        Some(GcRef::map(self.buffer.data()?, |data| {
            data.get(start..end).unwrap_or_default()
        }))
    }

    /// Writes the bytes. They must not be held while JavaScript can run.
    pub(crate) fn bytes_mut(&self) -> Option<GcRefMut<'_, [u8]>> {
        let (start, end) = (self.offset, self.offset + self.length);
        Some(GcRefMut::map(self.buffer.data_mut()?, |data| {
            data.get_mut(start..end).unwrap_or_default()
        }))
    }

    /// A copy of the bytes, for work on another thread.
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        self.bytes().map(|bytes| bytes.to_vec()).unwrap_or_default()
    }

    fn checked(self) -> Option<Self> {
        let whole = self.buffer.data()?.len();
        (self.offset.checked_add(self.length)? <= whole).then_some(self)
    }
}

fn buffer_of(value: &JsValue) -> Option<JsArrayBuffer> {
    JsArrayBuffer::from_object(value.as_object()?).ok()
}

/// A zeroed block that can become an `ArrayBuffer` without a copy.
pub(crate) fn block(length: usize) -> AlignedVec<u8> {
    let mut block = AlignedVec::with_capacity(64, length);
    block.resize(length, 0);
    block
}

/// A block with a copy of `bytes`.
pub(crate) fn block_from(bytes: &[u8]) -> AlignedVec<u8> {
    AlignedVec::from_slice(64, bytes)
}

/// An `ArrayBuffer` that takes the block over.
pub(crate) fn array_buffer(block: AlignedVec<u8>, context: &mut Context) -> JsResult<JsObject> {
    Ok(JsArrayBuffer::from_byte_block(block, context)?.into())
}

/// A `Uint8Array` that takes the block over.
pub(crate) fn uint8_array(block: AlignedVec<u8>, context: &mut Context) -> JsResult<JsObject> {
    let buffer = JsArrayBuffer::from_byte_block(block, context)?;
    Ok(JsUint8Array::from_array_buffer(buffer, context)?.into())
}

/// A `Buffer` that takes the block over.
pub(crate) fn buffer(block: AlignedVec<u8>, context: &mut Context) -> JsResult<JsObject> {
    let array = uint8_array(block, context)?;
    let state = State::of(context);
    if state.buffer_prototype().is_none() {
        builtins::require("buffer", context)?;
    }
    array.set_prototype(state.buffer_prototype());
    Ok(array)
}
