//! Base64 and hexadecimal of `Uint8Array`: <https://tc39.es/proposal-arraybuffer-base64/spec/>.

use boa_engine::{
    Context, JsArgs, JsError, JsObject, JsResult, JsString, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        typed_array::TypedArray,
    },
    js_error, js_string,
    object::builtins::{AlignedVec, JsArrayBuffer, JsUint8Array},
};

use super::define::method;

/// How many characters a chunk has, and how many bytes it stands for.
const CHUNK: usize = 4;
const CHUNK_BYTES: usize = 3;

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn install(context: &Context) {
    let uint8 = context.intrinsics().constructors().typed_uint8_array();
    let (constructor, prototype) = (uint8.constructor(), uint8.prototype());
    method(
        &constructor,
        js_string!("fromBase64"),
        1,
        from_base64,
        context,
    );
    method(&constructor, js_string!("fromHex"), 1, from_hex, context);
    method(&prototype, js_string!("toBase64"), 0, to_base64, context);
    method(
        &prototype,
        js_string!("setFromBase64"),
        1,
        set_from_base64,
        context,
    );
    method(&prototype, js_string!("toHex"), 0, to_hex, context);
    method(
        &prototype,
        js_string!("setFromHex"),
        1,
        set_from_hex,
        context,
    );
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LastChunk {
    Loose,
    Strict,
    StopBeforePartial,
}

struct Options {
    url: bool,
    last_chunk: LastChunk,
}

/// What was decoded, how much of the text that took, and what stopped it. Bytes before an error count.
struct Decoded {
    bytes: Vec<u8>,
    read: usize,
    error: Option<JsError>,
}

fn options_object(value: &JsValue) -> JsResult<Option<JsObject>> {
    match value.as_object() {
        None if value.is_undefined() => Ok(None),
        None => Err(js_error!(TypeError: "invalid_argument")),
        object => Ok(object),
    }
}

fn is_url_alphabet(options: Option<&JsObject>, context: &mut Context) -> JsResult<bool> {
    let Some(options) = options else {
        return Ok(false);
    };
    let value = options.get(js_string!("alphabet"), context)?;
    match value.as_string() {
        None if value.is_undefined() => Ok(false),
        Some(name) if name == "base64" => Ok(false),
        Some(name) if name == "base64url" => Ok(true),
        _ => Err(invalid_option(&value)),
    }
}

fn invalid_option(value: &JsValue) -> JsError {
    let shown = value.as_string().map_or_else(
        || value.display().to_string(),
        |text| text.to_std_string_lossy(),
    );
    js_error!(TypeError: "{}", format!("invalid option {shown}"))
}

fn decoding_options(value: &JsValue, context: &mut Context) -> JsResult<Options> {
    let options = options_object(value)?;
    let url = is_url_alphabet(options.as_ref(), context)?;
    let Some(options) = options else {
        return Ok(Options {
            url,
            last_chunk: LastChunk::Loose,
        });
    };
    let value = options.get(js_string!("lastChunkHandling"), context)?;
    let last_chunk = match value.as_string() {
        None if value.is_undefined() => LastChunk::Loose,
        Some(name) if name == "loose" => LastChunk::Loose,
        Some(name) if name == "strict" => LastChunk::Strict,
        Some(name) if name == "stop-before-partial" => LastChunk::StopBeforePartial,
        _ => return Err(invalid_option(&value)),
    };
    Ok(Options { url, last_chunk })
}

fn text(value: &JsValue) -> JsResult<JsString> {
    value
        .as_string()
        .ok_or_else(|| js_error!(TypeError: "input argument must be a string"))
}

fn from_base64(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = text(args.get_or_undefined(0))?;
    let options = decoding_options(args.get_or_undefined(1), context)?;
    new_array(decode(&text, &options, usize::MAX), context)
}

fn from_hex(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = text(args.get_or_undefined(0))?;
    new_array(decode_hex(&text, usize::MAX), context)
}

fn new_array(decoded: Decoded, context: &mut Context) -> JsResult<JsValue> {
    if let Some(error) = decoded.error {
        return Err(error);
    }
    let block = AlignedVec::from_slice(64, &decoded.bytes);
    let buffer = JsArrayBuffer::from_byte_block(block, context)?;
    Ok(JsUint8Array::from_array_buffer(buffer, context)?.into())
}

fn set_from_base64(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let target = Target::new(this, "setFromBase64")?;
    let text = text(args.get_or_undefined(0))?;
    let options = decoding_options(args.get_or_undefined(1), context)?;
    let length = target.length()?;
    target.write(decode(&text, &options, length), context)
}

fn set_from_hex(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let target = Target::new(this, "setFromHex")?;
    let text = text(args.get_or_undefined(0))?;
    let length = target.length()?;
    target.write(decode_hex(&text, length), context)
}

fn to_base64(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let source = Target::new(this, "toBase64")?;
    let options = options_object(args.get_or_undefined(0))?;
    let url = is_url_alphabet(options.as_ref(), context)?;
    let omits_padding = match &options {
        Some(options) => options
            .get(js_string!("omitPadding"), context)?
            .to_boolean(),
        None => false,
    };
    let alphabet = if url { URL } else { STANDARD };
    source.read(|bytes| {
        let mut text = Vec::with_capacity(bytes.len().div_ceil(CHUNK_BYTES) * CHUNK);
        for chunk in bytes.chunks(CHUNK_BYTES) {
            let [a, b, c] = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
            let bits = a << 16 | b << 8 | c;
            for at in 0..CHUNK {
                if at <= chunk.len() {
                    text.push(alphabet[(bits >> (18 - 6 * at) & 63) as usize]);
                } else if !omits_padding {
                    text.push(b'=');
                }
            }
        }
        text
    })
}

fn to_hex(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let source = Target::new(this, "toHex")?;
    source.read(|bytes| {
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.map(|digit| DIGITS[usize::from(digit)]).collect()
    })
}

/// A `Uint8Array` whose bytes are read or written.
struct Target {
    object: JsObject,
    method: &'static str,
}

impl Target {
    fn new(this: &JsValue, method: &'static str) -> JsResult<Self> {
        let array = this
            .as_object()
            .and_then(|object| JsUint8Array::from_object(object).ok());
        match array {
            Some(array) => Ok(Self {
                object: array.into(),
                method,
            }),
            None => {
                let shown = match this.as_object() {
                    Some(object) if object.is_array() => "[object Array]".to_owned(),
                    Some(_) => "#<Object>".to_owned(),
                    None => this.display().to_string(),
                };
                Err(
                    js_error!(TypeError: "{}", format!("Method Uint8Array.prototype.{method} called on incompatible receiver {shown}")),
                )
            }
        }
    }

    fn detached(&self) -> JsError {
        js_error!(TypeError: "Cannot perform Uint8Array.prototype.{} on a detached ArrayBuffer", self.method)
    }

    /// Runs `act` on the bytes, which it may change.
    fn with<R>(&self, act: impl FnOnce(&mut [u8]) -> R) -> JsResult<R> {
        let (buffer, offset, whole_to_part) = {
            let typed = self
                .object
                .downcast_ref::<TypedArray>()
                .ok_or_else(|| self.detached())?;
            let buffer = typed.buffer_object();
            let whole = buffer_length(&buffer).ok_or_else(|| self.detached())?;
            (
                buffer,
                typed.byte_offset() as usize,
                typed.byte_length(whole) as usize,
            )
        };
        let range = offset..offset + whole_to_part;
        if let Some(mut buffer) = buffer.downcast_mut::<ArrayBuffer>() {
            let bytes = buffer
                .data_mut()
                .and_then(|bytes| bytes.get_mut(range))
                .ok_or_else(|| self.detached())?;
            return Ok(act(bytes));
        }
        let shared = buffer
            .downcast_mut::<SharedArrayBuffer>()
            .ok_or_else(|| self.detached())?;
        let (address, length) = shared.raw_bytes();
        // SAFETY: the borrowed object keeps the memory alive, which never moves, and no JavaScript runs meanwhile. Another thread
        // that uses the memory races with this as it would with a copy of Node's; every byte is a valid u8.
        let bytes = unsafe { std::slice::from_raw_parts_mut(address, length) };
        bytes.get_mut(range).map(act).ok_or_else(|| self.detached())
    }

    fn length(&self) -> JsResult<usize> {
        self.with(|bytes| bytes.len())
    }

    /// Makes ASCII text of the bytes.
    fn read(&self, encode: impl FnOnce(&[u8]) -> Vec<u8>) -> JsResult<JsValue> {
        let text = self.with(|bytes| encode(bytes))?;
        let text = String::from_utf8(text)
            .map_err(|_| js_error!(Error: "the encoder wrote what is no text"))?;
        Ok(JsString::from(text).into())
    }

    fn write(&self, decoded: Decoded, context: &mut Context) -> JsResult<JsValue> {
        let written = decoded.bytes.len();
        self.with(|bytes| {
            if let Some(bytes) = bytes.get_mut(..written) {
                bytes.copy_from_slice(&decoded.bytes);
            }
        })?;
        if let Some(error) = decoded.error {
            return Err(error);
        }
        let result = JsObject::with_object_proto(context.intrinsics());
        result.create_data_property_or_throw(js_string!("read"), decoded.read, context)?;
        result.create_data_property_or_throw(js_string!("written"), written, context)?;
        Ok(result.into())
    }
}

fn buffer_length(buffer: &JsObject) -> Option<usize> {
    if let Some(buffer) = buffer.downcast_ref::<ArrayBuffer>() {
        return buffer.data().map(<[u8]>::len);
    }
    Some(buffer.downcast_ref::<SharedArrayBuffer>()?.raw_bytes().1)
}

fn decode_hex(text: &JsString, most: usize) -> Decoded {
    let units: Vec<u16> = text.iter().collect();
    let mut decoded = Decoded {
        bytes: Vec::new(),
        read: 0,
        error: None,
    };
    let wrong =
        || Some(js_error!(SyntaxError: "Input string must contain hex characters in even length"));
    if !units.len().is_multiple_of(2) {
        decoded.error = wrong();
        return decoded;
    }
    for pair in units.chunks_exact(2) {
        if decoded.bytes.len() >= most {
            break;
        }
        let digit = |unit: u16| char::from_u32(unit.into()).and_then(|c| c.to_digit(16));
        let (Some(high), Some(low)) = (digit(pair[0]), digit(pair[1])) else {
            decoded.error = wrong();
            break;
        };
        decoded.bytes.push((high << 4 | low) as u8);
        decoded.read += 2;
    }
    decoded
}

const BAD_CHARACTER: &str = "Found a character that cannot be part of a valid base64 string.";
const ONE_CHARACTER: &str =
    "The base64 input terminates with a single character, excluding padding (=).";
const BAD_BITS: &str = "The base64 input terminates with non-zero padding bits.";

/// `FromBase64 ( string, alphabet, lastChunkHandling, maxLength )`
fn decode(text: &JsString, options: &Options, most: usize) -> Decoded {
    let mut decoder = Decoder {
        units: text.iter().collect(),
        at: 0,
        chunk: Vec::with_capacity(CHUNK),
        bytes: Vec::new(),
        read: 0,
    };
    let error = if most == 0 {
        None
    } else {
        decoder.run(options, most).err()
    };
    let error = error.map(|message| js_error!(SyntaxError: "{}", format!("{message}")));
    Decoded {
        bytes: decoder.bytes,
        read: decoder.read,
        error,
    }
}

struct Decoder {
    units: Vec<u16>,
    at: usize,
    /// The sextets of the chunk that is not complete.
    chunk: Vec<u8>,
    bytes: Vec<u8>,
    /// How much of the text the complete chunks took.
    read: usize,
}

impl Decoder {
    fn skip_blanks(&mut self) {
        while let Some(0x09 | 0x0A | 0x0C | 0x0D | 0x20) = self.units.get(self.at) {
            self.at += 1;
        }
    }

    fn run(&mut self, options: &Options, most: usize) -> Result<(), &'static str> {
        loop {
            self.skip_blanks();
            let Some(unit) = self.units.get(self.at).copied() else {
                return self.end(options);
            };
            self.at += 1;
            if unit == u16::from(b'=') {
                return self.padding(options);
            }
            let sextet = sextet(unit, options.url).ok_or(BAD_CHARACTER)?;
            let room = most - self.bytes.len();
            if (room == 1 && self.chunk.len() == 2) || (room == 2 && self.chunk.len() == 3) {
                // The chunk would not fit.
                return Ok(());
            }
            self.chunk.push(sextet);
            if self.chunk.len() == CHUNK {
                self.flush(false)?;
                self.read = self.at;
                if self.bytes.len() == most {
                    return Ok(());
                }
            }
        }
    }

    fn end(&mut self, options: &Options) -> Result<(), &'static str> {
        if !self.chunk.is_empty() {
            match options.last_chunk {
                LastChunk::StopBeforePartial => return Ok(()),
                LastChunk::Strict => return Err(ONE_CHARACTER),
                LastChunk::Loose if self.chunk.len() == 1 => return Err(ONE_CHARACTER),
                LastChunk::Loose => self.flush(false)?,
            }
        }
        self.read = self.units.len();
        Ok(())
    }

    fn padding(&mut self, options: &Options) -> Result<(), &'static str> {
        match self.chunk.len() {
            0 => return Err(BAD_CHARACTER),
            1 => return Err(self.after_one()),
            _ => {}
        }
        self.skip_blanks();
        if self.chunk.len() == 2 {
            match self.units.get(self.at) {
                None if options.last_chunk == LastChunk::StopBeforePartial => return Ok(()),
                None if options.last_chunk == LastChunk::Strict => return Err(ONE_CHARACTER),
                None => return Err(BAD_CHARACTER),
                Some(unit) if *unit == u16::from(b'=') => {
                    self.at += 1;
                    self.skip_blanks();
                }
                Some(_) => {}
            }
        }
        if self.at < self.units.len() {
            return Err(BAD_CHARACTER);
        }
        self.flush(options.last_chunk == LastChunk::Strict)?;
        self.read = self.units.len();
        Ok(())
    }

    /// What is wrong with padding after a single character: that, unless there is more than padding or too much of it.
    fn after_one(&self) -> &'static str {
        let is_blank = |unit: &&u16| matches!(**unit, 0x09 | 0x0A | 0x0C | 0x0D | 0x20);
        let rest = self.units.get(self.at..).unwrap_or_default();
        let mut rest = rest.iter().filter(|unit| !is_blank(unit));
        match (rest.next().copied(), rest.next()) {
            (None | Some(0x3D), None) => ONE_CHARACTER,
            _ => BAD_CHARACTER,
        }
    }

    /// Writes the bytes of the chunk; bits that are left over must be zero if `is_strict`.
    fn flush(&mut self, is_strict: bool) -> Result<(), &'static str> {
        let count = self.chunk.len();
        let bits = (0..CHUNK).fold(0_u32, |bits, at| {
            bits << 6 | u32::from(self.chunk.get(at).copied().unwrap_or(0))
        });
        let bytes = bits.to_be_bytes();
        let whole = count - 1;
        if is_strict && bytes[1 + whole..].iter().any(|byte| *byte != 0) {
            return Err(BAD_BITS);
        }
        self.bytes.extend_from_slice(&bytes[1..1 + whole]);
        self.chunk.clear();
        Ok(())
    }
}

fn sextet(unit: u16, url: bool) -> Option<u8> {
    let byte = u8::try_from(unit).ok()?;
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' if !url => 62,
        b'/' if !url => 63,
        b'-' if url => 62,
        b'_' if url => 63,
        _ => return None,
    })
}
