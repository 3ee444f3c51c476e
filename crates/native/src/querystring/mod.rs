//! The Rust half of `node:querystring`: `a=1&b=2` to properties and back.

mod escape;

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsStr, JsString, JsValue, js_string,
    object::builtins::JsArray,
    property::{PropertyDescriptor, PropertyKey},
};

use crate::interop::{self, Binding, bytes, error::node_error, text};

/// `internalBinding('querystring')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("parse", 4, parse),
            ("split", 4, split),
            ("stringify", 4, stringify),
            ("escape", 1, js_escape),
            ("unescape", 2, js_unescape),
            ("unescapeBuffer", 2, js_unescape_buffer),
        ])
        .build())
}

/// The pairs of a query. `+` stands for `plus`.
struct Pairs {
    units: Vec<u16>,
    separator: Vec<u16>,
    equals: Vec<u16>,
    at: usize,
    /// How many are still wanted; `None` is all.
    left: Option<usize>,
}

impl Pairs {
    /// From the arguments `(text, separator, equals, maxKeys)`.
    fn new(args: &[JsValue], context: &mut Context) -> JsResult<Self> {
        let units = |at: usize, context: &mut Context| {
            let text = args.get_or_undefined(at).to_string(context)?;
            Ok::<_, boa_engine::JsError>(text.as_str().to_vec())
        };
        let max = args.get_or_undefined(3).to_number(context)?;
        Ok(Self {
            units: units(0, context)?,
            separator: units(1, context)?,
            equals: units(2, context)?,
            at: 0,
            left: (max > 0.0).then_some(max.ceil() as usize),
        })
    }

    fn next(&mut self) -> Option<(&[u16], &[u16])> {
        let mut range = None;
        while self.at < self.units.len() && self.left != Some(0) {
            let start = self.at;
            let length = find(&self.units[start..], &self.separator);
            let end = length.map_or(self.units.len(), |length| start + length);
            self.at = end + self.separator.len();
            // As in Node, what is empty counts too.
            if let Some(left) = &mut self.left {
                *left -= 1;
            }
            if start < end {
                range = Some(start..end);
                break;
            }
        }
        let pair = &self.units[range?];
        Some(match find(pair, &self.equals) {
            Some(at) => (&pair[..at], &pair[at + self.equals.len()..]),
            None => (pair, &[]),
        })
    }
}

fn find(hay: &[u16], needle: &[u16]) -> Option<usize> {
    match needle {
        [] => None,
        [unit] => hay.iter().position(|other| other == unit),
        _ => hay
            .windows(needle.len())
            .position(|window| window == needle),
    }
}

/// `parse(text, separator, equals, maxKeys)`: an object without a prototype.
fn parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut pairs = Pairs::new(args, context)?;
    let mut plain = Vec::new();
    while let Some((key, value)) = pairs.next() {
        plain.push((escape::decode(key), escape::decode(value)));
    }
    let object = JsObject::with_null_proto();
    for (key, value) in plain {
        let key = PropertyKey::from(key);
        let before = object.get(key.clone(), context)?;
        if let Some(list) = before.as_object() {
            JsArray::from_object(list)?.push(value, context)?;
            continue;
        }
        let value = if before.is_undefined() {
            value.into()
        } else {
            interop::array([before, value.into()], context)
        };
        let property = PropertyDescriptor::builder()
            .value(value)
            .writable(true)
            .enumerable(true)
            .configurable(true);
        object.define_property_or_throw(key, property, context)?;
    }
    Ok(object.into())
}

/// `split(text, separator, equals, maxKeys)`: keys and values in turn, undecoded but for `+`, which is `%20`.
fn split(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut pairs = Pairs::new(args, context)?;
    let mut flat = Vec::new();
    while let Some((key, value)) = pairs.next() {
        for part in [key, value] {
            let mut units = Vec::with_capacity(part.len());
            for &unit in part {
                if unit == u16::from(b'+') {
                    units.extend_from_slice(&[0x25, 0x32, 0x30]);
                } else {
                    units.push(unit);
                }
            }
            flat.push(text::from_utf16(&units).into());
        }
    }
    Ok(interop::array(flat, context))
}

/// `stringify(object, keys, separator, equals)`, escaping as `querystring.escape` does.
fn stringify(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (Some(object), Some(keys)) = (
        args.get_or_undefined(0).as_object(),
        args.get_or_undefined(1).as_object(),
    ) else {
        return Ok(js_string!().into());
    };
    let keys = JsArray::from_object(keys)?;
    let separator = args.get_or_undefined(2).to_string(context)?;
    let equals = args.get_or_undefined(3).to_string(context)?;
    let mut parts: Vec<JsString> = Vec::new();
    for index in 0..keys.length(context)? {
        let key = keys.get(index, context)?.to_string(context)?;
        let value = object.get(key.clone(), context)?;
        let name = escaped(key.as_str(), context)?;
        let mut add = |value: JsValue, context: &mut Context| -> JsResult<()> {
            if !parts.is_empty() {
                parts.push(separator.clone());
            }
            parts.push(name.clone());
            parts.push(equals.clone());
            parts.push(primitive(&value, context)?);
            Ok(())
        };
        match value.as_object().filter(JsObject::is_array) {
            Some(list) => {
                let length = list
                    .get(js_string!("length"), context)?
                    .to_length(context)?;
                for index in 0..length {
                    let item = list.get(index, context)?;
                    add(item, context)?;
                }
            }
            None => add(value, context)?,
        }
    }
    let parts: Vec<JsStr<'_>> = parts.iter().map(JsString::as_str).collect();
    Ok(JsString::concat_array(&parts).into())
}

/// A value as it stands in a query: text, finite numbers, booleans; anything else is nothing.
fn primitive(value: &JsValue, context: &mut Context) -> JsResult<JsString> {
    if let Some(text) = value.as_string() {
        return escaped(text.as_str(), context);
    }
    let shown = match value.as_number() {
        Some(number) => number.is_finite(),
        None => value.is_boolean() || value.is_bigint(),
    };
    if !shown {
        return Ok(js_string!());
    }
    let text = value.to_string(context)?;
    // `1e+21` has a sign to escape.
    escaped(text.as_str(), context)
}

fn escaped(text: JsStr<'_>, context: &mut Context) -> JsResult<JsString> {
    escape::encode(text).ok_or_else(|| node_error("ERR_INVALID_URI", &[], context))
}

/// `escape(text)`.
fn js_escape(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    Ok(escaped(text.as_str(), context)?.into())
}

fn units_and_spaces(args: &[JsValue], context: &mut Context) -> JsResult<(Vec<u16>, bool)> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let spaces = args.get_or_undefined(1).to_boolean();
    Ok((text.as_str().to_vec(), spaces))
}

/// `unescape(text, decodeSpaces)`.
fn js_unescape(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (units, spaces) = units_and_spaces(args, context)?;
    Ok(escape::unescape(&units, spaces).into())
}

/// `unescapeBuffer(text, decodeSpaces)`.
fn js_unescape_buffer(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (units, spaces) = units_and_spaces(args, context)?;
    let bytes = escape::unescape_bytes(&units, spaces);
    Ok(bytes::buffer(bytes::block_from(&bytes), context)?.into())
}
