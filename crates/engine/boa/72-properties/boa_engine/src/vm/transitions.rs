//! Properties that objects get: from which shape to which, found by the shape and the name instead of by looking both up.
#![graft(new)]

use crate::object::shape::{Shape, epoch, shared_shape::template::ObjectTemplate, slot::SlotAttributes};
use crate::property::PropertyKey;
use crate::{Context, JsObject, JsString, JsValue};

/// How many steps are remembered; a step that needs the place of another takes it.
const PLACES: usize = 512;

/// How many constructors' first shapes are remembered.
const CONSTRUCTORS: usize = 64;

/// How a property came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By assignment, which prototypes may intercept.
    Set,
    /// By definition: literals and class fields.
    Define,
}

#[derive(Debug)]
struct Step {
    from: Shape,
    name: JsString,
    kind: Kind,
    to: Shape,
    /// When no prototype intercepted it.
    epoch: Option<u64>,
}

/// What is remembered. The shapes are held, so that their addresses stay theirs; see [`Transitions::clear`].
#[derive(Debug, Default)]
pub(crate) struct Transitions {
    steps: Vec<Option<Step>>,
    first: Vec<Option<(JsObject, ObjectTemplate)>>,
}

fn place(address: usize, name: &JsString, kind: Kind) -> usize {
    let name = name.as_str();
    let text = match name.variant() {
        boa_string::JsStrVariant::Latin1(text) => text.as_ptr() as usize,
        boa_string::JsStrVariant::Utf16(text) => text.as_ptr() as usize,
    };
    let mixed = (address >> 4) ^ (text.wrapping_mul(0x9E37_79B9) >> 7) ^ (kind as usize);
    mixed % PLACES
}

impl Transitions {
    /// Forgets everything, so that nothing lives longer because of it.
    pub(crate) fn clear(&mut self) {
        self.steps.clear();
        self.first.clear();
    }

    /// Adds a property to an object that got one of this name in this shape before.
    #[inline]
    pub(crate) fn add(&self, object: &JsObject, name: &JsString, value: &JsValue, kind: Kind) -> bool {
        let mut borrowed = object.borrow_mut();
        let address = borrowed.shape().to_addr_usize();
        let Some(Some(step)) = self.steps.get(place(address, name, kind)) else {
            return false;
        };
        if step.from.to_addr_usize() != address
            || step.kind != kind
            || step.name != *name
            || !borrowed.extensible
            || (kind == Kind::Set && (step.epoch.is_none() || step.epoch != epoch::current()))
            || !object.stores_ordinarily()
        {
            return false;
        }
        let properties = borrowed.properties_mut();
        properties.note_change();
        properties.storage.push(value.clone());
        properties.shape = step.to.clone();
        true
    }

    /// The shape of an object that is about to get a property, if that can be remembered.
    #[inline]
    pub(crate) fn before(object: &JsObject) -> Option<Shape> {
        if !object.stores_ordinarily() {
            return None;
        }
        let object = object.borrow();
        let shape = object.shape();
        shape.is_shared().then(|| shape.clone())
    }

    /// Remembers the property that an object got since.
    #[cold]
    #[inline(never)]
    pub(crate) fn learn(&mut self, object: &JsObject, before: Shape, name: &JsString, kind: Kind) {
        let after = object.borrow().shape().clone();
        if !after.extends(&before) {
            return;
        }
        let plain =
            SlotAttributes::WRITABLE | SlotAttributes::ENUMERABLE | SlotAttributes::CONFIGURABLE;
        if after
            .lookup(&PropertyKey::from(name.clone()))
            .is_none_or(|slot| slot.attributes != plain)
        {
            return;
        }
        if kind == Kind::Set {
            let mut next = after.prototype();
            while let Some(prototype) = next {
                if !prototype.stores_ordinarily() && !prototype.is_array() {
                    return;
                }
                next = prototype.prototype();
            }
        }
        if self.steps.is_empty() {
            self.steps.resize_with(PLACES, || None);
        }
        let at = place(before.to_addr_usize(), name, kind);
        if let Some(step) = self.steps.get_mut(at) {
            *step = Some(Step {
                from: before,
                name: name.clone(),
                kind,
                to: after,
                epoch: epoch::current(),
            });
        }
    }
}

impl Context {
    /// An ordinary object with this prototype and no properties.
    pub(crate) fn new_object_of(&mut self, prototype: JsObject) -> JsObject {
        let address = std::ptr::from_ref(&**prototype.inner()).cast::<u8>() as usize;
        let at = (address >> 5) % CONSTRUCTORS;
        if let Some(Some((known, template))) = self.vm.transitions.first.get(at)
            && JsObject::equals(known, &prototype)
        {
            return template.create(crate::builtins::OrdinaryObject, Vec::new());
        }
        let template =
            ObjectTemplate::with_prototype(self.root_shape().shape(), prototype.clone());
        let object = template.create(crate::builtins::OrdinaryObject, Vec::new());
        let first = &mut self.vm.transitions.first;
        if first.is_empty() {
            first.resize_with(CONSTRUCTORS, || None);
        }
        if let Some(place) = first.get_mut(at) {
            *place = Some((prototype, template));
        }
        object
    }

    /// Forgets which shapes objects get, before a collection that is to find everything unused.
    pub fn forget_shapes(&mut self) {
        self.vm.transitions.clear();
    }
}
