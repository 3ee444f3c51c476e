//! New buffers: `Buffer.from`, `alloc`, `concat` and their kin, and the pool that small ones share.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsString, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        typed_array::{TypedArray, TypedArrayKind},
    },
    js_string,
    object::builtins::JsArray,
};

use super::{Encoding, bulk::Fill, unknown_encoding, view_of};
use crate::{
    interop::{
        self,
        bytes::{self, View},
        error::{MAX_SAFE_INTEGER, integer, invalid_arg_type, node_error, out_of_range},
    },
    runtime::call_internal,
    state::State,
};

/// `Buffer.from(value[, encodingOrOffset[, length]])`.
pub(super) fn from(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    if let Some(text) = value.as_string() {
        return from_string(&text, args.get_or_undefined(1), context);
    }
    if let Some(object) = value.as_object() {
        if object.is::<ArrayBuffer>() || object.is::<SharedArrayBuffer>() {
            return from_array_buffer(object, args, context);
        }
        if is_uint8(&object)
            && let Some(view) = View::of_typed_array(&object)
        {
            let copy = small(view.len(), context)?;
            if let Some(target) = copy
                .as_object()
                .and_then(|copy| View::of_typed_array(&copy))
            {
                view.copy_to(&target);
            }
            return Ok(copy);
        }
        if object.is_array() {
            return from_array_like(&object, context);
        }
    }
    call_internal("internal/buffer", "fromOther", args, context)
}

fn is_uint8(object: &JsObject) -> bool {
    object
        .downcast_ref::<TypedArray>()
        .is_some_and(|array| array.kind() == TypedArrayKind::Uint8)
}

fn from_string(text: &JsString, name: &JsValue, context: &mut Context) -> JsResult<JsValue> {
    let encoding = match name.as_string() {
        Some(name) if !name.is_empty() => match Encoding::from_name(name.as_str()) {
            Some(encoding) => encoding,
            None => return Err(unknown_encoding(&name.into(), context)),
        },
        _ => Encoding::Utf8,
    };
    let text = text.as_str();
    let length = encoding.byte_length(text);
    if length >= pool_size(context)? / 2 {
        let mut block = bytes::try_block(length)?;
        let written = encoding.encode_into(text, &mut block);
        block.truncate(written);
        return Ok(bytes::buffer(block, context)?.into());
    }
    if length == 0 {
        return empty(context);
    }
    let pool = pool_with(length, context)?;
    let offset = pool.offset.get();
    let buffer = pool.buffer(context)?;
    let written = match View::new(&buffer.clone().into(), context) {
        Some(view) => {
            let mut all = view.bytes_mut();
            let target = all.as_deref_mut();
            let target = target.and_then(|all| all.get_mut(offset..offset + length));
            encoding.encode_into(text, target.unwrap_or_default())
        }
        None => 0,
    };
    pool.taken(written);
    Ok(bytes::buffer_over(buffer, offset, written, context)?.into())
}

fn from_array_buffer(
    buffer: JsObject,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let offset = args.get_or_undefined(1);
    let offset = if offset.is_undefined() {
        0.0
    } else {
        or_zero(offset.to_number(context)?)
    };
    let size = View::new(&buffer.clone().into(), context).map_or(0, |view| view.len()) as f64;
    let room = size - offset;
    let outside = |name: &'static str, context: &mut Context| {
        let name = interop::text::from_str(name).into();
        node_error("ERR_BUFFER_OUT_OF_BOUNDS", &[name], context)
    };
    if room < 0.0 {
        return Err(outside("offset", context));
    }
    let length = args.get_or_undefined(2);
    let length = if length.is_undefined() {
        room
    } else {
        let length = or_zero(length.to_number(context)?);
        if length > room {
            return Err(outside("length", context));
        }
        length.max(0.0)
    };
    if offset < 0.0 {
        // What the constructor of a view says.
        return Err(
            boa_engine::js_error!(RangeError: "Start offset {} is outside the bounds of the buffer", offset),
        );
    }
    let (offset, length) = (offset.trunc() as usize, length.trunc() as usize);
    Ok(bytes::buffer_over(buffer, offset, length, context)?.into())
}

fn or_zero(number: f64) -> f64 {
    if number.is_nan() { 0.0 } else { number }
}

/// A buffer of an array-like object's elements, each taken modulo 256.
fn from_array_like(object: &JsObject, context: &mut Context) -> JsResult<JsValue> {
    let length = object
        .get(js_string!("length"), context)?
        .to_number(context)?;
    // Also what is no number.
    if length.is_nan() || length < 1.0 {
        return empty(context);
    }
    if length > MAX_SAFE_INTEGER {
        let size = JsValue::from(length);
        return Err(
            boa_engine::js_error!(RangeError: "Invalid typed array length: {}", size.display()),
        );
    }
    let length = length as usize;
    let result = small(length, context)?;
    let target = result
        .as_object()
        .and_then(|result| View::of_typed_array(&result));
    // In runs, so that bytes are not borrowed while a getter or valueOf runs.
    let mut run = Vec::with_capacity(length.min(4096));
    for index in 0..length {
        run.push(object.get(index, context)?.to_uint8(context)?);
        if run.len() == 4096 || index + 1 == length {
            if let Some(mut bytes) = target.as_ref().and_then(View::bytes_mut) {
                let start = index + 1 - run.len();
                if let Some(part) = bytes.get_mut(start..=index) {
                    part.copy_from_slice(&run);
                }
            }
            run.clear();
        }
    }
    Ok(result)
}

/// `fromArrayLike(object)`, for what `internal/buffer` makes of other values.
pub(super) fn js_from_array_like(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    match args.get_or_undefined(0).as_object() {
        Some(object) => from_array_like(&object, context),
        None => empty(context),
    }
}

/// `Buffer.copyBytesFrom(view[, offset[, length]])`.
pub(super) fn copy_bytes_from(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    call_internal("internal/buffer", "copyBytesFrom", args, context)
}

/// `Buffer.of(...items)`.
pub(super) fn of(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut items = Vec::with_capacity(args.len());
    for item in args {
        items.push(item.to_uint8(context)?);
    }
    let result = small(items.len(), context)?;
    if let Some(view) = result
        .as_object()
        .and_then(|result| View::of_typed_array(&result))
        && let Some(mut bytes) = view.bytes_mut()
    {
        bytes.copy_from_slice(&items);
    }
    Ok(result)
}

/// `Buffer.alloc(size[, fill[, encoding]])`.
pub(super) fn alloc(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let size = size_argument(args.get_or_undefined(0), context)?;
    let value = args.get_or_undefined(1);
    let buffer = bytes::buffer(bytes::try_block(size)?, context)?;
    if size > 0 && !value.is_undefined() && value.as_number() != Some(0.0) {
        let fill = Fill::new(value, args.get_or_undefined(2), size, context)?;
        if let Some(view) = View::of_typed_array(&buffer) {
            fill.run(&view, value, context)?;
        }
    }
    Ok(buffer.into())
}

/// `Buffer.allocUnsafe(size)`.
pub(super) fn alloc_unsafe(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let size = size_argument(args.get_or_undefined(0), context)?;
    small(size, context)
}

/// `Buffer.allocUnsafeSlow(size)`: as `allocUnsafe`, never from the pool.
pub(super) fn alloc_unsafe_slow(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let size = size_argument(args.get_or_undefined(0), context)?;
    Ok(bytes::buffer(bytes::try_block(size)?, context)?.into())
}

fn size_argument(value: &JsValue, context: &mut Context) -> JsResult<usize> {
    let Some(number) = value.as_number() else {
        return Err(invalid_arg_type("size", &["number"], value, context));
    };
    // Also what is no number.
    if !(0.0..=MAX_SAFE_INTEGER).contains(&number) {
        let range = format!(">= 0 && <= {MAX_SAFE_INTEGER}");
        return Err(out_of_range("size", &range, value, context));
    }
    Ok(number as usize)
}

/// `Buffer.concat(list[, totalLength])`.
pub(super) fn concat(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let list = args.get_or_undefined(0);
    let Some(array) = list.as_object().filter(JsObject::is_array) else {
        return Err(invalid_arg_type("list", &["Array"], list, context));
    };
    let array = JsArray::from_object(array)?;
    let count = array.length(context)?;
    if count == 0 {
        return empty(context);
    }
    let mut views = Vec::with_capacity(usize::try_from(count).unwrap_or(0).min(1024));
    let mut sum = 0;
    for index in 0..count {
        let item = array.get(index, context)?;
        let view = super::uint8_view(&item);
        let Some(view) = view else {
            let name = format!("list[{index}]");
            return Err(invalid_arg_type(
                &name,
                &["Buffer", "Uint8Array"],
                &item,
                context,
            ));
        };
        sum += view.len();
        views.push(view);
    }
    let total = args.get_or_undefined(1);
    let total = if total.is_undefined() {
        sum
    } else {
        integer(total, "length", 0.0, MAX_SAFE_INTEGER, context)? as usize
    };
    let result = small(total, context)?;
    let Some(target) = result
        .as_object()
        .and_then(|result| View::of_typed_array(&result))
    else {
        return Ok(result);
    };
    let mut at = 0;
    for view in &views {
        at += view.copy_to(&target.part(at, total));
    }
    if let Some(mut bytes) = target.part(at, total).bytes_mut() {
        // What comes from the pool may hold what was there before.
        bytes.fill(0);
    }
    Ok(result)
}

/// `Buffer.byteLength(string[, encoding])`.
pub(super) fn byte_length(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    let Some(text) = value.as_string() else {
        if let Some(view) = View::new(value, context) {
            return Ok(JsValue::from(view.len()));
        }
        if view_of(value, context).is_some() {
            return Ok(JsValue::from(0));
        }
        let types = ["string", "Buffer", "ArrayBuffer"];
        return Err(invalid_arg_type("string", &types, value, context));
    };
    let name = args.get_or_undefined(1);
    let encoding = if name.to_boolean() {
        super::optional_encoding(name, context)?.unwrap_or(Encoding::Utf8)
    } else {
        Encoding::Utf8
    };
    Ok(JsValue::from(encoding.byte_length(text.as_str())))
}

fn empty(context: &mut Context) -> JsResult<JsValue> {
    Ok(bytes::buffer(bytes::block(0), context)?.into())
}

/// A buffer whose content is up to the caller: from the pool if it is small.
pub(super) fn small(length: usize, context: &mut Context) -> JsResult<JsValue> {
    if length == 0 || length >= pool_size(context)? / 2 {
        return Ok(bytes::buffer(bytes::try_block(length)?, context)?.into());
    }
    let pool = pool_with(length, context)?;
    let (buffer, offset) = (pool.buffer(context)?, pool.offset.get());
    pool.taken(length);
    Ok(bytes::buffer_over(buffer, offset, length, context)?.into())
}

/// The block that small buffers are cut from, until nothing is left of it.
#[derive(Default)]
struct Pool {
    buffer: RefCell<Option<JsObject>>,
    offset: Cell<usize>,
    size: Cell<usize>,
}

struct PoolSlot(Rc<Pool>);

impl Pool {
    fn of(context: &mut Context) -> Rc<Self> {
        if let Some(slot) = context.get_data::<PoolSlot>() {
            return Rc::clone(&slot.0);
        }
        let pool = Rc::new(Self::default());
        context.insert_data(PoolSlot(Rc::clone(&pool)));
        pool
    }

    /// The pool's `ArrayBuffer`.
    fn buffer(&self, context: &mut Context) -> JsResult<JsObject> {
        let known = self.buffer.borrow().clone();
        match known {
            Some(buffer) => Ok(buffer),
            None => {
                let buffer = bytes::array_buffer(bytes::try_block(self.size.get())?, context)?;
                *self.buffer.borrow_mut() = Some(buffer.clone());
                Ok(buffer)
            }
        }
    }

    /// Moves on behind `length` bytes, to the next multiple of 8.
    fn taken(&self, length: usize) {
        self.offset
            .set((self.offset.get() + length).next_multiple_of(8));
    }
}

/// The pool, with room for `length` bytes.
fn pool_with(length: usize, context: &mut Context) -> JsResult<Rc<Pool>> {
    let pool = Pool::of(context);
    let used_up = pool.offset.get() + length > pool.size.get();
    if used_up || pool.buffer.borrow().is_none() {
        pool.size.set(pool_size(context)?);
        pool.offset.set(0);
        *pool.buffer.borrow_mut() = None;
    }
    Ok(pool)
}

/// `Buffer.poolSize`, which programs may set.
fn pool_size(context: &mut Context) -> JsResult<usize> {
    let state = State::of(context);
    let class = state.slots.borrow().get("Buffer").cloned();
    let Some(class) = class.as_ref().and_then(JsValue::as_object) else {
        return Ok(0);
    };
    let size = class
        .get(js_string!("poolSize"), context)?
        .to_number(context)?;
    // What is no number, or negative, means no pool.
    Ok(size.clamp(0.0, f64::from(1 << 30)) as usize)
}
