//! Text encodings at the border: UTF-8 and Latin-1 here, the others through `Buffer`.

use boa_engine::{Context, JsResult, JsString, JsValue, js_string, object::builtins::AlignedVec};

use super::arguments::{invalid_value, node_error};
use crate::{
    builtins,
    interop::{
        self,
        bytes::{self, View},
        text,
    },
};

/// The longest string, in units, as in Node.
const LONGEST: usize = 0x1fff_ffe8;

/// How bytes become a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// A `Buffer`.
    Buffer,
    Utf8,
    Latin1,
    Other(&'static str),
}

impl Encoding {
    /// Reads the `encoding` option; nothing gives `fallback`.
    pub(super) fn option(value: &JsValue, fallback: Self, context: &mut Context) -> JsResult<Self> {
        if !value.to_boolean() {
            return Ok(fallback);
        }
        let known = value
            .as_string()
            .and_then(|name| Self::named(&text::to_utf8(&name)));
        known.ok_or_else(|| {
            let reason = Some("is invalid encoding");
            invalid_value("encoding", value, reason, context)
        })
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "buffer" => Self::Buffer,
            "utf8" | "utf-8" => Self::Utf8,
            "latin1" | "binary" => Self::Latin1,
            "ascii" => Self::Other("ascii"),
            "hex" => Self::Other("hex"),
            "base64" => Self::Other("base64"),
            "base64url" => Self::Other("base64url"),
            "ucs2" | "ucs-2" | "utf16le" | "utf-16le" => Self::Other("utf16le"),
            _ => return None,
        })
    }

    /// A string or a `Buffer` of `block`.
    pub(super) fn decode(self, block: AlignedVec<u8>, context: &mut Context) -> JsResult<JsValue> {
        match self {
            Self::Buffer => Ok(bytes::buffer(block, context)?.into()),
            Self::Utf8 | Self::Latin1 if block.len() > LONGEST => {
                let longest = JsValue::from(LONGEST);
                Err(node_error("ERR_STRING_TOO_LONG", &[longest], context))
            }
            Self::Utf8 => Ok(text::from_utf8_lossy(&block).into()),
            Self::Latin1 => Ok(text::from_latin1(&block).into()),
            Self::Other(name) => {
                let buffer = bytes::buffer(block, context)?;
                let to_string = buffer.get(js_string!("toString"), context)?;
                let Some(to_string) = to_string.as_callable() else {
                    return Ok(buffer.into());
                };
                to_string.call(&buffer.into(), &[JsString::from(name).into()], context)
            }
        }
    }

    /// The same for a few bytes, such as a path.
    pub(super) fn decode_bytes(self, name: &[u8], context: &mut Context) -> JsResult<JsValue> {
        match self {
            Self::Utf8 => Ok(text::from_utf8_lossy(name).into()),
            _ => self.decode(bytes::block_from(name), context),
        }
    }

    /// The bytes of `string`.
    pub(super) fn encode(self, string: &JsString, context: &mut Context) -> JsResult<Vec<u8>> {
        let name = match self {
            Self::Utf8 | Self::Buffer => return Ok(text::to_utf8(string).into_bytes()),
            Self::Latin1 => "latin1",
            Self::Other(name) => name,
        };
        let module = builtins::require("buffer", context)?.to_object(context)?;
        let class = interop::get(&module, "Buffer", context)?.to_object(context)?;
        let from = interop::get(&class, "from", context)?.to_object(context)?;
        let arguments = [string.clone().into(), JsString::from(name).into()];
        let buffer = from.call(&class.into(), &arguments, context)?;
        Ok(View::new(&buffer, context)
            .map(|view| view.to_vec())
            .unwrap_or_default())
    }
}
