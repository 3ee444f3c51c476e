//! Arrays whose elements stand in a row, handled as a row.
//!
//! An array is *plain* when its elements are dense and as many as `length` says, it may grow, `length` is its only own property and
//! `%Array.prototype%` its prototype: what most arrays are. Nothing that happens to a plain array can be seen from JavaScript while
//! it happens, unless a prototype has elements, which is looked at where it matters.
#![graft(new)]

use std::cmp::Ordering;

use thin_vec::ThinVec;

use super::Array;
use crate::native_function::NativeFunctionObject;
use crate::object::internal_methods::ORDINARY_INTERNAL_METHODS;
use crate::object::{CONSTRUCTOR, IndexedProperties};
use crate::value::JsVariant;
use crate::{Context, JsObject, JsResult, JsString, JsSymbol, JsValue};

/// How many elements a plain array has; nothing if the array is not plain.
#[inline]
pub(crate) fn plain_length(object: &JsObject, context: &Context) -> Option<usize> {
    if !object.is_array() {
        return None;
    }
    let object = object.borrow();
    let properties = object.properties();
    let shape = context.intrinsics().templates().array().shape();
    if !object.extensible || properties.shape.to_addr_usize() != shape.to_addr_usize() {
        return None;
    }
    let length = dense_length(&properties.indexed_properties)?;
    (properties.storage[0].as_i32() == i32::try_from(length).ok()).then_some(length)
}

/// How many elements stand in a row, if they do.
#[inline]
pub(crate) fn dense_length(elements: &IndexedProperties) -> Option<usize> {
    match elements {
        IndexedProperties::DenseI32(list) => Some(list.len()),
        IndexedProperties::DenseF64(list) => Some(list.len()),
        IndexedProperties::DenseElement(list) => Some(list.len()),
        _ => None,
    }
}

/// Whether no prototype of an object has elements or intercepts access to them.
pub(crate) fn inherits_no_elements(object: &JsObject) -> bool {
    let mut next = object.prototype();
    while let Some(prototype) = next {
        let methods = prototype.vtable();
        let ordinary = std::ptr::fn_addr_eq(
            methods.__get_own_property__,
            ORDINARY_INTERNAL_METHODS.__get_own_property__,
        ) && std::ptr::fn_addr_eq(methods.__set__, ORDINARY_INTERNAL_METHODS.__set__)
            && std::ptr::fn_addr_eq(methods.__get__, ORDINARY_INTERNAL_METHODS.__get__);
        if !ordinary
            || dense_length(&prototype.borrow().properties().indexed_properties) != Some(0)
        {
            return false;
        }
        next = prototype.prototype();
    }
    true
}

impl JsObject {
    /// The element at an index, of an array whose elements are dense.
    #[inline]
    pub(crate) fn dense_element(&self, index: u32) -> Option<JsValue> {
        if self.is_array() {
            self.borrow().properties().get_dense_property(index)
        } else {
            None
        }
    }

    /// Overwrites an element of an array whose elements are dense, which are all writable.
    #[inline]
    pub(crate) fn set_dense_element(&self, index: u32, value: &JsValue) -> bool {
        self.is_array()
            && self
                .borrow_mut()
                .properties_mut()
                .set_dense_property(index, value)
    }

    /// Appends an element where the dense elements of an array end, which may be before its `length`. With `define` prototypes do not
    /// matter.
    pub(crate) fn append_dense_element(
        &self,
        index: u32,
        value: &JsValue,
        define: bool,
        context: &Context,
    ) -> bool {
        if !self.is_array() {
            return false;
        }
        {
            let object = self.borrow();
            let properties = object.properties();
            let shape = context.intrinsics().templates().array().shape();
            if !object.extensible
                || properties.shape.to_addr_usize() != shape.to_addr_usize()
                || dense_length(&properties.indexed_properties) != Some(index as usize)
                || index >= i32::MAX as u32
            {
                return false;
            }
        }
        if !define && !inherits_no_elements(self) {
            return false;
        }
        let mut object = self.borrow_mut();
        let properties = object.properties_mut();
        let Some(length) = properties.storage[0].as_i32() else {
            return false;
        };
        let pushed = properties.indexed_properties.push_dense(value);
        if pushed && length <= index as i32 {
            properties.storage[0] = JsValue::new(index + 1);
        }
        pushed
    }
}

/// Sets the elements and the length of a plain array.
fn replace_elements<R>(array: &JsObject, change: impl FnOnce(&mut IndexedProperties) -> R) -> R {
    let mut object = array.borrow_mut();
    let properties = object.properties_mut();
    let result = change(&mut properties.indexed_properties);
    let length = dense_length(&properties.indexed_properties).unwrap_or_default();
    properties.storage[0] = JsValue::new(length);
    result
}

fn remove_range<T: Clone>(list: &mut ThinVec<T>, from: usize, to: usize) -> ThinVec<T> {
    list.drain(from..to).collect()
}

fn insert_all<T>(list: &mut ThinVec<T>, at: usize, items: impl ExactSizeIterator<Item = T>) {
    let count = items.len();
    if count == 1 {
        for item in items {
            list.insert(at, item);
        }
        return;
    }
    list.reserve(count);
    list.extend(items);
    list[at..].rotate_right(count);
}

/// Makes room for any value.
fn generalize(elements: &mut IndexedProperties) -> Option<&mut ThinVec<JsValue>> {
    let general = match elements {
        IndexedProperties::DenseI32(list) => Some(list.iter().copied().map(JsValue::from).collect()),
        IndexedProperties::DenseF64(list) => Some(list.iter().copied().map(JsValue::from).collect()),
        _ => None,
    };
    if let Some(general) = general {
        *elements = IndexedProperties::DenseElement(general);
    }
    match elements {
        IndexedProperties::DenseElement(list) => Some(list),
        _ => None,
    }
}

fn insert_values(elements: &mut IndexedProperties, at: usize, items: &[JsValue]) {
    if items.is_empty() {
        return;
    }
    match elements {
        IndexedProperties::DenseI32(list) if items.iter().all(|item| item.as_i32().is_some()) => {
            insert_all(list, at, items.iter().map(|item| item.as_i32().unwrap_or_default()));
        }
        IndexedProperties::DenseF64(list) if items.iter().all(JsValue::is_number) => {
            insert_all(
                list,
                at,
                items.iter().map(|item| item.as_number().unwrap_or_default()),
            );
        }
        elements => {
            if let Some(list) = generalize(elements) {
                insert_all(list, at, items.iter().cloned());
            }
        }
    }
}

/// A copy of a range of the elements.
fn copy_range(elements: &IndexedProperties, from: usize, to: usize) -> Option<IndexedProperties> {
    Some(match elements {
        IndexedProperties::DenseI32(list) => IndexedProperties::DenseI32(list.get(from..to)?.into()),
        IndexedProperties::DenseF64(list) => IndexedProperties::DenseF64(list.get(from..to)?.into()),
        IndexedProperties::DenseElement(list) => {
            IndexedProperties::DenseElement(list.get(from..to)?.into())
        }
        _ => return None,
    })
}

/// A new plain array of these elements.
pub(crate) fn array_of(elements: IndexedProperties, context: &Context) -> JsObject {
    let length = dense_length(&elements).unwrap_or_default();
    context
        .intrinsics()
        .templates()
        .array()
        .create_with_indexed_properties(Array, vec![JsValue::new(length)], elements)
}

/// Whether methods of a plain array make plain arrays: nobody touched `Array.prototype.constructor` or `Array[Symbol.species]`.
pub(crate) fn makes_arrays(context: &Context) -> bool {
    let array = context.intrinsics().constructors().array();
    let constructor = array.constructor();
    {
        let prototype = array.prototype();
        let prototype = prototype.borrow();
        let Some(slot) = prototype.shape().lookup(&CONSTRUCTOR.into()) else {
            return false;
        };
        if slot.attributes.is_accessor_descriptor()
            || prototype.properties().storage[slot.index as usize]
                .as_object()
                .is_none_or(|found| !JsObject::equals(&found, &constructor))
        {
            return false;
        }
    }
    let constructor = constructor.borrow();
    let Some(slot) = constructor.shape().lookup(&JsSymbol::species().into()) else {
        return false;
    };
    slot.attributes.has_get()
        && constructor.properties().storage[slot.index as usize]
            .as_object()
            .is_some_and(|getter| {
                getter
                    .downcast_ref::<NativeFunctionObject>()
                    .is_some_and(|getter| getter.f.is_pointer_to(Array::get_species))
            })
}

fn relative(argument: Option<&JsValue>, default: usize, length: usize) -> Option<usize> {
    match argument.map(JsValue::variant) {
        None | Some(JsVariant::Undefined) => Some(default),
        Some(JsVariant::Integer32(n)) if n < 0 => {
            Some(length.saturating_sub(n.unsigned_abs() as usize))
        }
        Some(JsVariant::Integer32(n)) => Some((n as usize).min(length)),
        _ => None,
    }
}

/// `push`, with the new length.
pub(super) fn push(this: &JsValue, items: &[JsValue], context: &Context) -> Option<JsValue> {
    let array = this.as_object()?;
    let length = plain_length(&array, context)?;
    if length + items.len() >= i32::MAX as usize || !inherits_no_elements(&array) {
        return None;
    }
    let mut object = array.borrow_mut();
    let properties = object.properties_mut();
    for item in items {
        properties.indexed_properties.push_dense(item);
    }
    let length = JsValue::new(length + items.len());
    properties.storage[0] = length.clone();
    Some(length)
}

/// `pop`, with the element.
pub(super) fn pop(this: &JsValue, context: &Context) -> Option<JsValue> {
    let array = this.as_object()?;
    if plain_length(&array, context)? == 0 {
        return None;
    }
    replace_elements(&array, |elements| match elements {
        IndexedProperties::DenseI32(list) => list.pop().map(JsValue::from),
        IndexedProperties::DenseF64(list) => list.pop().map(JsValue::from),
        IndexedProperties::DenseElement(list) => list.pop(),
        _ => None,
    })
}

/// `shift`, with the element.
pub(super) fn shift(this: &JsValue, context: &Context) -> Option<JsValue> {
    let array = this.as_object()?;
    if plain_length(&array, context)? == 0 {
        return None;
    }
    replace_elements(&array, |elements| match elements {
        IndexedProperties::DenseI32(list) => Some(list.remove(0).into()),
        IndexedProperties::DenseF64(list) => Some(list.remove(0).into()),
        IndexedProperties::DenseElement(list) => Some(list.remove(0)),
        _ => None,
    })
}

/// `unshift`, with the new length.
pub(super) fn unshift(this: &JsValue, items: &[JsValue], context: &Context) -> Option<JsValue> {
    let array = this.as_object()?;
    let length = plain_length(&array, context)?;
    if length + items.len() >= i32::MAX as usize || !inherits_no_elements(&array) {
        return None;
    }
    replace_elements(&array, |elements| insert_values(elements, 0, items));
    Some(JsValue::new(length + items.len()))
}

/// `splice`, with the removed elements.
pub(super) fn splice(
    this: &JsValue,
    start: Option<&JsValue>,
    delete_count: Option<&JsValue>,
    items: &[JsValue],
    context: &Context,
) -> Option<JsValue> {
    let array = this.as_object()?;
    let length = plain_length(&array, context)?;
    let from = relative(start, 0, length)?;
    let count = match (start, delete_count.map(JsValue::variant)) {
        (None, _) => 0,
        (Some(_), None) => length - from,
        (Some(_), Some(JsVariant::Integer32(n))) => {
            usize::try_from(n).unwrap_or_default().min(length - from)
        }
        _ => return None,
    };
    if length + items.len() >= i32::MAX as usize
        || !makes_arrays(context)
        || !inherits_no_elements(&array)
    {
        return None;
    }
    let removed = replace_elements(&array, |elements| {
        let removed = match elements {
            IndexedProperties::DenseI32(list) => {
                IndexedProperties::DenseI32(remove_range(list, from, from + count))
            }
            IndexedProperties::DenseF64(list) => {
                IndexedProperties::DenseF64(remove_range(list, from, from + count))
            }
            IndexedProperties::DenseElement(list) => {
                IndexedProperties::DenseElement(remove_range(list, from, from + count))
            }
            _ => IndexedProperties::default(),
        };
        insert_values(elements, from, items);
        removed
    });
    Some(array_of(removed, context).into())
}

/// `slice`.
pub(super) fn slice(this: &JsValue, args: &[JsValue], context: &Context) -> Option<JsValue> {
    let array = this.as_object()?;
    let length = plain_length(&array, context)?;
    let from = relative(args.first(), 0, length)?;
    let to = relative(args.get(1), length, length)?.max(from);
    if !makes_arrays(context) {
        return None;
    }
    let elements = copy_range(&array.borrow().properties().indexed_properties, from, to)?;
    Some(array_of(elements, context).into())
}

/// Appends the elements of a plain array to another that grows by definition, not by assignment.
pub(super) fn append_all(target: &JsObject, from: &JsObject, context: &Context) -> Option<usize> {
    let count = plain_length(from, context)?;
    let length = plain_length(target, context)?;
    if length + count >= i32::MAX as usize || JsObject::equals(target, from) {
        return None;
    }
    let source = from.borrow();
    replace_elements(target, |elements| {
        match (&mut *elements, &source.properties().indexed_properties) {
            (IndexedProperties::DenseI32(list), IndexedProperties::DenseI32(more)) => {
                list.extend_from_slice(more);
            }
            (IndexedProperties::DenseF64(list), IndexedProperties::DenseF64(more)) => {
                list.extend_from_slice(more);
            }
            (elements, IndexedProperties::DenseI32(more)) => {
                for value in more {
                    elements.push_dense(&JsValue::from(*value));
                }
            }
            (elements, IndexedProperties::DenseF64(more)) => {
                for value in more {
                    elements.push_dense(&JsValue::from(*value));
                }
            }
            (elements, IndexedProperties::DenseElement(more)) => {
                if let Some(list) = generalize(elements) {
                    list.extend_from_slice(more);
                }
            }
            _ => {}
        }
    });
    Some(count)
}

/// `reverse`.
pub(super) fn reverse(this: &JsValue, context: &Context) -> Option<()> {
    let array = this.as_object()?;
    plain_length(&array, context)?;
    replace_elements(&array, |elements| match elements {
        IndexedProperties::DenseI32(list) => list.reverse(),
        IndexedProperties::DenseF64(list) => list.reverse(),
        IndexedProperties::DenseElement(list) => list.reverse(),
        _ => {}
    });
    Some(())
}

/// `indexOf` and `includes`, which differ where NaN is searched: the place, or that there is none.
pub(super) fn find(
    this: &JsValue,
    args: &[JsValue],
    same_value_zero: bool,
    context: &Context,
) -> Option<Option<usize>> {
    let array = this.as_object()?;
    let length = plain_length(&array, context)?;
    let from = relative(args.get(1), 0, length)?;
    let undefined = JsValue::undefined();
    let wanted = args.first().unwrap_or(&undefined);
    let number = wanted.as_number();
    let array = array.borrow();
    let found = match &array.properties().indexed_properties {
        IndexedProperties::DenseI32(list) => {
            let wanted = number.filter(|n| f64::from(*n as i32) == *n);
            wanted.and_then(|wanted| list[from..].iter().position(|n| *n == wanted as i32))
        }
        IndexedProperties::DenseF64(list) => number.and_then(|wanted| {
            if wanted.is_nan() {
                if same_value_zero { list[from..].iter().position(|n| n.is_nan()) } else { None }
            } else {
                list[from..].iter().position(|n| *n == wanted)
            }
        }),
        IndexedProperties::DenseElement(list) => {
            if same_value_zero && number.is_some_and(f64::is_nan) {
                list[from..]
                    .iter()
                    .position(|value| value.as_number().is_some_and(f64::is_nan))
            } else if let Some(wanted) = wanted.as_object() {
                list[from..].iter().position(|value| {
                    value
                        .as_object()
                        .is_some_and(|object| JsObject::equals(&object, &wanted))
                })
            } else {
                list[from..]
                    .iter()
                    .position(|value| wanted.strict_equals(value))
            }
        }
        _ => return None,
    };
    Some(found.map(|at| at + from))
}

/// `fill`.
pub(super) fn fill(this: &JsValue, args: &[JsValue], context: &Context) -> Option<()> {
    let array = this.as_object()?;
    if !array.is_array() || !inherits_no_elements(&array) {
        return None;
    }
    let mut object = array.borrow_mut();
    if !object.extensible
        || object.properties().shape.to_addr_usize()
            != context.intrinsics().templates().array().shape().to_addr_usize()
    {
        return None;
    }
    let properties = object.properties_mut();
    let length = usize::try_from(properties.storage[0].as_i32()?).ok()?;
    let from = relative(args.get(1), 0, length)?;
    let to = relative(args.get(2), length, length)?;
    let dense = dense_length(&properties.indexed_properties)?;
    // A hole before or behind would no longer be one.
    if from > dense || dense > length {
        return None;
    }
    let undefined = JsValue::undefined();
    let value = args.first().unwrap_or(&undefined);
    if to <= from {
        return Some(());
    }
    let elements = &mut properties.indexed_properties;
    if let (IndexedProperties::DenseI32(list), Some(value)) = (&mut *elements, value.as_i32()) {
        fill_list(list, from, to, value);
    } else if let (IndexedProperties::DenseF64(list), Some(value)) =
        (&mut *elements, value.as_number())
    {
        fill_list(list, from, to, value);
    } else if from == 0 && to >= dense && value.is_number() {
        *elements = IndexedProperties::DenseF64(vec_of(value.as_number()?, to));
    } else {
        fill_list(generalize(elements)?, from, to, value.clone());
    }
    Some(())
}

fn vec_of<T: Clone>(value: T, count: usize) -> ThinVec<T> {
    let mut list = ThinVec::with_capacity(count);
    list.resize(count, value);
    list
}

fn fill_list<T: Clone>(list: &mut ThinVec<T>, from: usize, to: usize, value: T) {
    let inside = to.min(list.len());
    list[from..inside].fill(value.clone());
    if to > list.len() {
        list.resize(to, value);
    }
}

/// Sorts the elements by their texts, as `sort` does without a comparator, if that runs no JavaScript. Each text is made once.
pub(super) fn sort_by_text(
    object: &JsObject,
    wanted: bool,
    context: &mut Context,
) -> JsResult<Option<Vec<JsValue>>> {
    let Some(mut items) = elements(object, context).filter(|_| wanted) else {
        return Ok(None);
    };
    if items
        .iter()
        .any(|item| item.is_object() || item.is_symbol())
    {
        return Ok(None);
    }
    let mut texts = Vec::with_capacity(items.len());
    let mut undefined = Vec::new();
    for item in items.drain(..) {
        if item.is_undefined() {
            undefined.push(item);
        } else {
            texts.push((item.to_string(context)?, item));
        }
    }
    texts.sort_by(|(a, _), (b, _)| compare_texts(a, b));
    items.extend(texts.into_iter().map(|(_, item)| item));
    items.append(&mut undefined);
    Ok(Some(items))
}

fn compare_texts(a: &JsString, b: &JsString) -> Ordering {
    a.cmp(b)
}

/// The elements of a plain array.
pub(crate) fn elements(object: &JsObject, context: &Context) -> Option<Vec<JsValue>> {
    plain_length(object, context)?;
    Some(match &object.borrow().properties().indexed_properties {
        IndexedProperties::DenseI32(list) => list.iter().copied().map(JsValue::from).collect(),
        IndexedProperties::DenseF64(list) => list.iter().copied().map(JsValue::from).collect(),
        IndexedProperties::DenseElement(list) => list.to_vec(),
        _ => return None,
    })
}
