//! `JSON.parse` without JavaScript: units in, values out, no recursion.
#![graft(new)]

use rustc_hash::FxHashSet;

use super::JsonNode;
use super::syntax::{self, Place};
use crate::builtins::{Array, OrdinaryObject};
use crate::object::shape::shared_shape::template::ObjectTemplate;
use crate::property::{Attribute, PropertyKey};
use crate::string::JsStrVariant;
use crate::{Context, JsObject, JsResult, JsStr, JsString, JsValue};

/// Parses a text; the tree of sources is only made for a reviver.
pub(super) fn parse(
    text: &JsString,
    with_sources: bool,
    context: &mut Context,
) -> JsResult<(JsValue, Option<JsonNode>)> {
    let parsed = match text.as_str().variant() {
        JsStrVariant::Latin1(units) => Parser::new(units, with_sources).text(context),
        JsStrVariant::Utf16(units) => Parser::new(units, with_sources).text(context),
    };
    parsed.map_err(|failure| match failure {
        Failure::Syntax(place) => syntax::error(text, &place),
        Failure::Other(error) => error,
    })
}

/// A Latin-1 or UTF-16 unit.
trait Unit: Copy + PartialEq {
    fn code(self) -> u16;
    fn text(units: &[Self]) -> JsStr<'_>;
}

impl Unit for u8 {
    fn code(self) -> u16 {
        self.into()
    }
    fn text(units: &[Self]) -> JsStr<'_> {
        JsStr::latin1(units)
    }
}

impl Unit for u16 {
    fn code(self) -> u16 {
        self
    }
    fn text(units: &[Self]) -> JsStr<'_> {
        JsStr::utf16(units)
    }
}

enum Failure {
    Syntax(Place),
    Other(crate::JsError),
}

type Parsed<T> = Result<T, Failure>;

fn fail<T>(place: Place) -> Parsed<T> {
    Err(Failure::Syntax(place))
}

/// An array or object whose end was not seen yet.
struct Open {
    is_object: bool,
    /// Where its values, keys and sources begin.
    values: usize,
    keys: usize,
    nodes: usize,
}

/// How many key lists of earlier objects are remembered.
const TEMPLATES: usize = 8;
/// Objects with more keys do not share their shape.
const MAX_SHARED_KEYS: usize = 64;
/// How many keys are remembered, by hash.
const KEYS: usize = 256;

struct Parser<'a, U> {
    units: &'a [U],
    at: usize,
    values: Vec<JsValue>,
    keys: Vec<JsString>,
    /// Beside `values`, when the sources are wanted.
    nodes: Option<Vec<JsonNode>>,
    templates: Vec<(Box<[JsString]>, ObjectTemplate)>,
    /// The template that was used last.
    recent: usize,
    known_keys: Vec<Option<JsString>>,
}

impl<'a, U: Unit> Parser<'a, U> {
    fn new(units: &'a [U], with_sources: bool) -> Self {
        Self {
            units,
            at: 0,
            values: Vec::new(),
            keys: Vec::new(),
            nodes: with_sources.then(Vec::new),
            templates: Vec::new(),
            recent: 0,
            known_keys: Vec::new(),
        }
    }

    fn text(mut self, context: &mut Context) -> Parsed<(JsValue, Option<JsonNode>)> {
        let mut open: Vec<Open> = Vec::new();
        'value: loop {
            self.blanks();
            match self.peek() {
                Some(0x7B) => {
                    self.at += 1;
                    open.push(self.open(true));
                    self.blanks();
                    match self.peek() {
                        Some(0x7D) => {}
                        Some(0x22) => {
                            self.key()?;
                            continue 'value;
                        }
                        _ => return fail(Place::PropertyNameOrEnd(self.at)),
                    }
                }
                Some(0x5B) => {
                    self.at += 1;
                    open.push(self.open(false));
                    self.blanks();
                    if self.peek() != Some(0x5D) {
                        continue 'value;
                    }
                }
                _ => self.primitive()?,
            }
            // A value is complete, or the container on top is about to end.
            loop {
                self.blanks();
                let Some(top) = open.last() else {
                    if self.at < self.units.len() {
                        return fail(Place::AfterEnd(self.at));
                    }
                    let node = self.nodes.and_then(|mut nodes| nodes.pop());
                    return Ok((self.values.pop().unwrap_or_default(), node));
                };
                match (self.peek(), top.is_object) {
                    (Some(0x2C), is_object) => {
                        self.at += 1;
                        if is_object {
                            self.blanks();
                            if self.peek() != Some(0x22) {
                                return fail(Place::QuotedPropertyName(self.at));
                            }
                            self.key()?;
                        }
                        continue 'value;
                    }
                    (Some(0x7D), true) | (Some(0x5D), false) => {
                        self.at += 1;
                        if let Some(top) = open.pop() {
                            self.close(&top, context).map_err(Failure::Other)?;
                        }
                    }
                    (_, true) => return fail(Place::CommaOrBrace(self.at)),
                    (_, false) => return fail(Place::CommaOrBracket(self.at)),
                }
            }
        }
    }

    fn open(&self, is_object: bool) -> Open {
        Open {
            is_object,
            values: self.values.len(),
            keys: self.keys.len(),
            nodes: self.nodes.as_ref().map_or(0, Vec::len),
        }
    }

    fn close(&mut self, top: &Open, context: &mut Context) -> JsResult<()> {
        if let Some(nodes) = &mut self.nodes {
            let children = nodes.split_off(top.nodes);
            nodes.push(if top.is_object {
                let names = self.keys[top.keys..]
                    .iter()
                    .map(JsString::to_std_string_escaped);
                JsonNode::Object(names.zip(children).collect())
            } else {
                JsonNode::Array(children)
            });
        }
        let value = if top.is_object {
            self.object(top, context)?
        } else {
            Array::create_array_from_list(self.values.drain(top.values..), context)
        };
        self.values.push(value.into());
        Ok(())
    }

    fn object(&mut self, top: &Open, context: &mut Context) -> JsResult<JsObject> {
        let keys = &self.keys[top.keys..];
        let is_of = |entry: &(Box<[JsString]>, ObjectTemplate)| *entry.0 == *keys;
        let known = match self.templates.get(self.recent) {
            Some(entry) if is_of(entry) => Some(self.recent),
            _ => self.templates.iter().position(is_of),
        };
        let known = match known {
            Some(at) => Some(at),
            None => template(keys, context).map(|template| {
                let entry = (Box::from(keys), template);
                if self.templates.len() < TEMPLATES {
                    self.templates.push(entry);
                    self.templates.len() - 1
                } else {
                    let oldest = (self.recent + 1) % TEMPLATES;
                    self.templates[oldest] = entry;
                    oldest
                }
            }),
        };
        let object = if let Some(at) = known {
            self.recent = at;
            let values = self.values.split_off(top.values);
            self.templates[at].1.create(OrdinaryObject, values)
        } else {
            let object = JsObject::with_object_proto(context.intrinsics());
            let values = self.values.drain(top.values..);
            for (key, value) in keys.iter().zip(values) {
                object.create_data_property_or_throw(key.clone(), value, context)?;
            }
            object
        };
        self.keys.truncate(top.keys);
        Ok(object)
    }

    fn peek(&self) -> Option<u16> {
        self.units.get(self.at).map(|unit| unit.code())
    }

    fn blanks(&mut self) {
        while let Some(0x20 | 0x0A | 0x0D | 0x09) = self.peek() {
            self.at += 1;
        }
    }

    fn key(&mut self) -> Parsed<()> {
        self.at += 1;
        let key = self.string(true)?;
        self.keys.push(key);
        self.blanks();
        if self.peek() != Some(0x3A) {
            return fail(Place::Colon(self.at));
        }
        self.at += 1;
        Ok(())
    }

    fn primitive(&mut self) -> Parsed<()> {
        let start = self.at;
        let value = match self.peek() {
            Some(0x22) => {
                self.at += 1;
                self.string(false)?.into()
            }
            Some(0x2D | 0x30..=0x39) => self.number()?,
            Some(0x74) => self.word(b"true", JsValue::new(true))?,
            Some(0x66) => self.word(b"false", JsValue::new(false))?,
            Some(0x6E) => self.word(b"null", JsValue::null())?,
            Some(_) => return fail(Place::Token(self.at)),
            None => return fail(Place::End),
        };
        if let Some(nodes) = &mut self.nodes {
            let source = JsString::from(U::text(&self.units[start..self.at]));
            nodes.push(JsonNode::Primitive(source.to_std_string_lossy()));
        }
        self.values.push(value);
        Ok(())
    }

    fn word(&mut self, word: &[u8], value: JsValue) -> Parsed<JsValue> {
        for letter in word {
            match self.peek() {
                Some(unit) if unit == u16::from(*letter) => self.at += 1,
                Some(_) => return fail(Place::Token(self.at)),
                None => return fail(Place::End),
            }
        }
        Ok(value)
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(0x30..=0x39) = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Parsed<JsValue> {
        let start = self.at;
        let negative = self.peek() == Some(0x2D);
        if negative {
            self.at += 1;
        }
        let first = self.at;
        match self.peek() {
            Some(0x30) => {
                self.at += 1;
                if let Some(0x30..=0x39) = self.peek() {
                    return fail(Place::Number(self.at));
                }
            }
            Some(0x31..=0x39) => {
                self.digits();
            }
            _ => return fail(Place::NoNumberAfterMinus(self.at)),
        }
        let integer = &self.units[first..self.at];
        let mut is_integer = true;
        if self.peek() == Some(0x2E) {
            is_integer = false;
            self.at += 1;
            if self.digits() == 0 {
                return fail(Place::Fraction(self.at));
            }
        }
        if let Some(0x65 | 0x45) = self.peek() {
            is_integer = false;
            self.at += 1;
            if let Some(0x2B | 0x2D) = self.peek() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return fail(Place::Exponent(self.at));
            }
        }
        if is_integer && integer.len() <= 9 {
            let value = integer.iter().fold(0_i32, |value, digit| {
                value * 10 + i32::from(digit.code()) - 0x30
            });
            if value != 0 || !negative {
                return Ok(JsValue::new(if negative { -value } else { value }));
            }
        }
        let ascii: Vec<u8> = self.units[start..self.at]
            .iter()
            .map(|unit| unit.code() as u8)
            .collect();
        let value = fast_float2::parse::<f64, _>(&ascii).unwrap_or(f64::NAN);
        Ok(JsValue::new(value))
    }

    /// A string whose opening quote was read.
    fn string(&mut self, is_key: bool) -> Parsed<JsString> {
        let start = self.at;
        loop {
            match self.peek() {
                Some(0x22) => {
                    let units = &self.units[start..self.at];
                    self.at += 1;
                    return Ok(if is_key {
                        self.known_key(units)
                    } else {
                        JsString::from(U::text(units))
                    });
                }
                Some(0x5C) => return self.escaped_string(start),
                Some(0..0x20) => return fail(Place::ControlCharacter(self.at)),
                Some(_) => self.at += 1,
                None => return fail(Place::UnterminatedString(self.at)),
            }
        }
    }

    /// The rest of a string from its first escape.
    fn escaped_string(&mut self, start: usize) -> Parsed<JsString> {
        let mut units: Vec<u16> = self.units[start..self.at]
            .iter()
            .map(|u| u.code())
            .collect();
        loop {
            let unit = match self.peek() {
                Some(0x22) => {
                    self.at += 1;
                    return Ok(JsString::from(&units[..]));
                }
                Some(0x5C) => {
                    self.at += 1;
                    match self.peek() {
                        Some(unit @ (0x22 | 0x5C | 0x2F)) => unit,
                        Some(0x62) => 0x08,
                        Some(0x66) => 0x0C,
                        Some(0x6E) => 0x0A,
                        Some(0x72) => 0x0D,
                        Some(0x74) => 0x09,
                        Some(0x75) => {
                            let mut code = 0;
                            for _ in 0..4 {
                                self.at += 1;
                                let digit = self
                                    .peek()
                                    .and_then(|unit| char::from_u32(unit.into())?.to_digit(16));
                                let Some(digit) = digit else {
                                    return fail(Place::UnicodeEscape(self.at));
                                };
                                code = code << 4 | digit as u16;
                            }
                            code
                        }
                        Some(_) => return fail(Place::Escape(self.at)),
                        None => return fail(Place::End),
                    }
                }
                Some(0..0x20) => return fail(Place::ControlCharacter(self.at)),
                Some(unit) => unit,
                None => return fail(Place::UnterminatedString(self.at)),
            };
            units.push(unit);
            self.at += 1;
        }
    }

    /// The same string for the same key of this text.
    fn known_key(&mut self, units: &[U]) -> JsString {
        let text = U::text(units);
        let (Some(first), Some(last)) = (units.first(), units.last()) else {
            return JsString::default();
        };
        let middle = units[units.len() / 2].code();
        let hash = usize::from(first.code()) * 31
            + usize::from(last.code()) * 7
            + usize::from(middle) * 3
            + units.len();
        if self.known_keys.is_empty() {
            self.known_keys.resize(KEYS, None);
        }
        let known = &mut self.known_keys[hash % KEYS];
        match known {
            Some(key) if *key == text => key.clone(),
            _ => known.insert(JsString::from(text)).clone(),
        }
    }
}

/// A template for objects with these keys, if they have a shape that is worth sharing.
fn template(keys: &[JsString], context: &Context) -> Option<ObjectTemplate> {
    if keys.len() > MAX_SHARED_KEYS {
        return None;
    }
    let mut seen = FxHashSet::default();
    let mut template = context.intrinsics().templates().ordinary_object().clone();
    for key in keys {
        let key = PropertyKey::from(key.clone());
        if matches!(key, PropertyKey::Index(_)) || !seen.insert(key.clone()) {
            return None;
        }
        template.property(
            key,
            Attribute::WRITABLE | Attribute::ENUMERABLE | Attribute::CONFIGURABLE,
        );
    }
    Some(template)
}
