//! The circle that `JSON.stringify` met, told as V8 tells it.
#![graft(new)]

use rustc_hash::FxHashSet;

use crate::property::PropertyKey;
use crate::vm::opcode::failure::class_name;
use crate::{JsObject, JsValue};

/// So many links after the first object are told before some are left out, and so many at the end.
const FIRST: usize = 2;
const LAST: usize = 1;

struct Link {
    object: JsObject,
    /// How its parent calls it.
    key: Option<PropertyKey>,
    keys: std::vec::IntoIter<PropertyKey>,
}

impl Link {
    fn new(object: JsObject, key: Option<PropertyKey>) -> Self {
        let keys = {
            let object = object.borrow();
            let properties = object.properties();
            let mut indices: Vec<u32> = properties.index_property_keys().collect();
            indices.sort_unstable();
            let indices = indices.into_iter().map(PropertyKey::from);
            indices.chain(properties.shape.keys()).collect::<Vec<_>>()
        };
        Self {
            object,
            key,
            keys: keys.into_iter(),
        }
    }

    /// The next object among the enumerable data properties.
    fn next_child(&mut self) -> Option<(PropertyKey, JsObject)> {
        loop {
            let key = self.keys.next()?;
            if matches!(key, PropertyKey::Symbol(_)) {
                continue;
            }
            let property = self.object.borrow().properties().get(&key);
            let Some(property) = property.filter(|property| property.enumerable() == Some(true))
            else {
                continue;
            };
            if let Some(child) = property.value().and_then(JsValue::as_object)
                && !child.is_callable()
            {
                return Some((key, child));
            }
        }
    }
}

/// The message, or V8's first line alone where getters, proxies or `toJSON` hide the circle.
pub(super) fn message(value: &JsValue) -> String {
    let head = "Converting circular structure to JSON".to_owned();
    let Some(lines) = value.as_object().and_then(find) else {
        return head;
    };
    format!("{head}{lines}")
}

fn find(root: JsObject) -> Option<String> {
    let mut done = FxHashSet::default();
    let mut path = vec![Link::new(root, None)];
    while let Some(last) = path.last_mut() {
        let Some((key, child)) = last.next_child() else {
            done.extend(path.pop().map(|link| link.object));
            continue;
        };
        if let Some(start) = path.iter().position(|link| link.object == child) {
            return Some(tell(&path[start..], &key));
        }
        if !done.contains(&child) {
            path.push(Link::new(child, Some(key)));
        }
    }
    None
}

fn tell(circle: &[Link], closing: &PropertyKey) -> String {
    let name = |key: &PropertyKey| match key {
        PropertyKey::Index(index) => format!("index {}", index.get()),
        PropertyKey::String(name) => format!("property '{}'", name.to_std_string_lossy()),
        PropertyKey::Symbol(_) => String::new(),
    };
    let mut text = String::new();
    for (at, link) in circle.iter().enumerate() {
        let class = class_name(&link.object);
        match &link.key {
            _ if at == 0 => text.push_str(&format!(
                "\n    --> starting at object with constructor '{class}'"
            )),
            Some(key) if at <= FIRST || at + LAST >= circle.len() => {
                text.push_str(&format!(
                    "\n    |     {} -> object with constructor '{class}'",
                    name(key)
                ));
            }
            _ if at == FIRST + 1 => text.push_str("\n    |     ..."),
            _ => {}
        }
    }
    text.push_str(&format!("\n    --- {} closes the circle", name(closing)));
    text
}
