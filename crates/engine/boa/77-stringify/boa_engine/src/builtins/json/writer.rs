//! Values whose text nobody else has a say in: no `toJSON`, no accessor, no proxy. What is met of these ends the attempt, and nothing
//! has happened.
#![graft(new)]

use crate::builtins::OrdinaryObject;
use crate::object::IndexedProperties;
use crate::property::PropertyKey;
use crate::string::{JsStr, JsStrVariant};
use crate::value::JsVariant;
use crate::{JsObject, JsString, JsValue, js_string};

/// Deeper values are left to the code that finds cycles.
const DEEPEST: usize = 200;

/// Longer texts are left to the code that knows how long a string may be.
const LONGEST: usize = 1 << 28;

/// Why an attempt ended.
enum End {
    /// It needs the whole algorithm.
    Complex,
    /// It needs more than eight bits a unit.
    Wide,
}

type Attempt = Result<(), End>;

/// A unit of the text.
trait Unit: Copy {
    fn ascii(byte: u8) -> Self;
    fn wide(unit: u16) -> Option<Self>;
    /// Appends a run of bytes that stand for themselves.
    fn extend(text: &mut Vec<Self>, bytes: &[u8]);
}

impl Unit for u8 {
    fn ascii(byte: u8) -> Self {
        byte
    }
    fn wide(unit: u16) -> Option<Self> {
        u8::try_from(unit).ok()
    }
    fn extend(text: &mut Vec<Self>, bytes: &[u8]) {
        text.extend_from_slice(bytes);
    }
}

impl Unit for u16 {
    fn ascii(byte: u8) -> Self {
        byte.into()
    }
    fn wide(unit: u16) -> Option<Self> {
        Some(unit)
    }
    fn extend(text: &mut Vec<Self>, bytes: &[u8]) {
        text.extend(bytes.iter().copied().map(u16::from));
    }
}

/// The text of a value, if it has a simple one.
pub(super) fn write(value: &JsValue) -> Option<JsString> {
    if !value.is_object() {
        return None;
    }
    let mut narrow = Writer::<u8>::new();
    match narrow.value(value, 0) {
        Ok(true) => return Some(JsStr::latin1(&narrow.text).into()),
        Ok(false) | Err(End::Complex) => return None,
        Err(End::Wide) => {}
    }
    let mut wide = Writer::<u16>::new();
    match wide.value(value, 0) {
        Ok(true) => Some(JsString::from(&wide.text[..])),
        _ => None,
    }
}

struct Writer<U> {
    text: Vec<U>,
    to_json: PropertyKey,
    /// Prototypes that have no `toJSON`, nor have theirs. Nothing can change while we write.
    plain: Vec<JsObject>,
}

impl<U: Unit> Writer<U> {
    fn new() -> Self {
        Self {
            text: Vec::new(),
            to_json: js_string!("toJSON").into(),
            plain: Vec::new(),
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        U::extend(&mut self.text, bytes);
    }

    /// Writes a value; `false` if it has no text.
    fn value(&mut self, value: &JsValue, depth: usize) -> Result<bool, End> {
        if depth > DEEPEST || self.text.len() > LONGEST {
            return Err(End::Complex);
        }
        if let Some(object) = value.object_ref() {
            if object.is_callable() {
                // Functions may have a `toJSON` too.
                return Err(End::Complex);
            }
            self.object(&object, depth)?;
            return Ok(true);
        }
        match value.variant() {
            JsVariant::Null => self.bytes(b"null"),
            JsVariant::Boolean(true) => self.bytes(b"true"),
            JsVariant::Boolean(false) => self.bytes(b"false"),
            JsVariant::Integer32(n) => self.integer(n),
            JsVariant::Float64(n) => self.number(n),
            JsVariant::String(string) => self.string(&string)?,
            JsVariant::Undefined | JsVariant::Symbol(_) => return Ok(false),
            _ => return Err(End::Complex),
        }
        Ok(true)
    }

    fn integer(&mut self, n: i32) {
        let mut digits = [0_u8; 11];
        let mut at = digits.len();
        let mut rest = n.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if n < 0 {
            at -= 1;
            digits[at] = b'-';
        }
        self.bytes(&digits[at..]);
    }

    fn number(&mut self, n: f64) {
        if n.is_finite() {
            self.bytes(ryu_js::Buffer::new().format(n).as_bytes());
        } else {
            self.bytes(b"null");
        }
    }

    fn object(&mut self, object: &JsObject, depth: usize) -> Attempt {
        if !object.reads_ordinarily() {
            return Err(End::Complex);
        }
        if object.is_array() {
            return self.array(object, depth);
        }
        if !object.is::<OrdinaryObject>() {
            return Err(End::Complex);
        }
        let object = object.borrow();
        self.prototypes(object.shape().prototype())?;
        let properties = object.properties();
        if crate::builtins::array::dense::dense_length(&properties.indexed_properties) != Some(0) {
            return Err(End::Complex);
        }
        self.text.push(U::ascii(b'{'));
        let mut first = true;
        let mut outcome = Ok(());
        object.shape().for_each_slot(|key, slot| {
            outcome = (|| {
                let PropertyKey::String(name) = key else {
                    return Ok(());
                };
                if *key == self.to_json {
                    return Err(End::Complex);
                }
                if !slot
                    .attributes
                    .contains(crate::object::shape::slot::SlotAttributes::ENUMERABLE)
                {
                    return Ok(());
                }
                if slot.attributes.is_accessor_descriptor() {
                    return Err(End::Complex);
                }
                let start = self.text.len();
                if !first {
                    self.text.push(U::ascii(b','));
                }
                self.string(name)?;
                self.text.push(U::ascii(b':'));
                let Some(value) = properties.storage.get(slot.index as usize) else {
                    return Err(End::Complex);
                };
                if self.value(value, depth + 1)? {
                    first = false;
                } else {
                    self.text.truncate(start);
                }
                Ok(())
            })();
            outcome.is_ok()
        });
        outcome?;
        self.text.push(U::ascii(b'}'));
        Ok(())
    }

    fn array(&mut self, array: &JsObject, depth: usize) -> Attempt {
        let array = array.borrow();
        if array.shape().lookup(&self.to_json).is_some() {
            return Err(End::Complex);
        }
        self.prototypes(array.shape().prototype())?;
        let properties = array.properties();
        let elements = &properties.indexed_properties;
        let length = crate::builtins::array::dense::dense_length(elements);
        let claimed = properties.storage.first().and_then(JsValue::as_i32);
        if length.is_none() || length != claimed.and_then(|n| usize::try_from(n).ok()) {
            return Err(End::Complex);
        }
        self.text.push(U::ascii(b'['));
        match elements {
            IndexedProperties::DenseI32(list) => {
                for (index, n) in list.iter().enumerate() {
                    self.comma(index);
                    self.integer(*n);
                }
            }
            IndexedProperties::DenseF64(list) => {
                for (index, n) in list.iter().enumerate() {
                    self.comma(index);
                    self.number(*n);
                }
            }
            IndexedProperties::DenseElement(list) => {
                for (index, value) in list.iter().enumerate() {
                    self.comma(index);
                    if !self.value(value, depth + 1)? {
                        self.bytes(b"null");
                    }
                }
            }
            _ => return Err(End::Complex),
        }
        self.text.push(U::ascii(b']'));
        Ok(())
    }

    fn comma(&mut self, index: usize) {
        if index > 0 {
            self.text.push(U::ascii(b','));
        }
    }

    /// Makes sure that no prototype has a `toJSON`.
    fn prototypes(&mut self, prototype: Option<JsObject>) -> Attempt {
        let Some(first) = prototype else {
            return Ok(());
        };
        if self.plain.iter().any(|known| JsObject::equals(known, &first)) {
            return Ok(());
        }
        let mut next = Some(first.clone());
        while let Some(prototype) = next {
            if !prototype.reads_ordinarily() {
                return Err(End::Complex);
            }
            let object = prototype.borrow();
            if object.shape().lookup(&self.to_json).is_some() {
                return Err(End::Complex);
            }
            next = object.shape().prototype();
        }
        self.plain.push(first);
        Ok(())
    }

    fn string(&mut self, string: &JsString) -> Attempt {
        self.text.push(U::ascii(b'"'));
        match string.as_str().variant() {
            JsStrVariant::Latin1(bytes) => {
                let mut from = 0;
                for (at, byte) in bytes.iter().enumerate() {
                    if *byte < 0x20 || *byte == b'"' || *byte == b'\\' {
                        self.bytes(&bytes[from..at]);
                        self.escape((*byte).into());
                        from = at + 1;
                    }
                }
                self.bytes(&bytes[from..]);
            }
            JsStrVariant::Utf16(units) => {
                let mut at = 0;
                while let Some(unit) = units.get(at).copied() {
                    at += 1;
                    match unit {
                        0..0x20 | 0x22 | 0x5C => self.escape(unit),
                        0xD800..0xDC00
                            if units.get(at).is_some_and(|low| (0xDC00..0xE000).contains(low)) =>
                        {
                            self.unit(unit)?;
                            self.unit(units[at])?;
                            at += 1;
                        }
                        0xD800..0xE000 => self.escape(unit),
                        _ => self.unit(unit)?,
                    }
                }
            }
        }
        self.text.push(U::ascii(b'"'));
        Ok(())
    }

    fn unit(&mut self, unit: u16) -> Attempt {
        self.text.push(U::wide(unit).ok_or(End::Wide)?);
        Ok(())
    }

    fn escape(&mut self, unit: u16) {
        let short = match unit {
            0x08 => b'b',
            0x09 => b't',
            0x0A => b'n',
            0x0C => b'f',
            0x0D => b'r',
            0x22 => b'"',
            0x5C => b'\\',
            _ => {
                self.bytes(format!("\\u{unit:04x}").as_bytes());
                return;
            }
        };
        self.bytes(&[b'\\', short]);
    }
}
