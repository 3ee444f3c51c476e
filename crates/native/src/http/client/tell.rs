//! What a read held, told to JavaScript: `onHead`, `onBody`, `onTrailers`, `onComplete`, `onUpgrade`, `onRefused`.

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsValue, object::builtins::AlignedVec,
    object::builtins::JsArray,
};

use super::parser::Shared;
use crate::{
    http::wire::{Head, Refused},
    interop::{bytes, text},
};

/// Body bytes in one piece from this many on are not copied.
const WORTH_A_VIEW: usize = 4 * 1024;

/// From this many bytes on a block goes to JavaScript as it is.
const HAND_OVER: usize = 16 * 1024;

/// An event, with places in the block where it has bytes.
pub(super) enum Found {
    Head(Box<Head>),
    Data(usize, usize),
    Trailers(Box<Head>),
    Complete,
    Upgraded(usize),
    Refused(Refused, usize),
}

/// How the arguments of a call are made, once it is due.
pub(super) type Arguments<'a> = &'a mut dyn FnMut(&mut Context) -> JsResult<Vec<JsValue>>;

/// The bytes that the telling needs, and the block if it can be read into again.
pub(super) fn keep_or_copy(
    found: &[Found],
    mut block: AlignedVec<u8>,
    count: usize,
) -> (AlignedVec<u8>, Option<AlignedVec<u8>>) {
    let views = found
        .iter()
        .any(|found| matches!(found, Found::Data(start, end) if end - start >= WORTH_A_VIEW));
    if views && count >= HAND_OVER {
        block.truncate(count);
        return (block, None);
    }
    let needed = found.iter().any(|found| {
        matches!(
            found,
            Found::Data(..) | Found::Upgraded(_) | Found::Refused(..)
        )
    });
    let copy = bytes::block_from(if needed { &block[..count] } else { &[] });
    (copy, Some(block))
}

/// Tells everything, as long as nobody begins another response meanwhile.
pub(super) fn all(
    found: Vec<Found>,
    block: AlignedVec<u8>,
    _object: &JsObject,
    shared: &Shared,
    turn: u64,
    mut call: impl FnMut(&'static str, Arguments<'_>) -> JsResult<()>,
) -> JsResult<()> {
    let mut bytes = Bytes {
        block: Some(block),
        buffer: None,
    };
    for found in found {
        if shared.turn.get() != turn {
            break;
        }
        match found {
            Found::Head(head) => call("onHead", &mut |context| head_arguments(&head, context))?,
            Found::Data(start, end) => call("onBody", &mut |context| {
                Ok(vec![bytes.part(start, end, context)?.into()])
            })?,
            Found::Trailers(head) => call("onTrailers", &mut |context| {
                Ok(vec![fields(&head, context)])
            })?,
            Found::Complete => call("onComplete", &mut |_| Ok(Vec::new()))?,
            Found::Upgraded(at) => call("onUpgrade", &mut |context| {
                let end = bytes.len();
                Ok(vec![bytes.part(at, end, context)?.into()])
            })?,
            Found::Refused(refused, at) => call("onRefused", &mut |context| {
                let end = bytes.len();
                Ok(vec![
                    text::from_str(refused.code).into(),
                    text::from_str(refused.reason).into(),
                    JsValue::from(u32::try_from(at).unwrap_or(u32::MAX)),
                    bytes.part(0, end, context)?.into(),
                ])
            })?,
        }
    }
    Ok(())
}

/// The bytes of a read: a block until somebody needs a view of it.
struct Bytes {
    block: Option<AlignedVec<u8>>,
    buffer: Option<(JsObject, usize)>,
}

impl Bytes {
    fn len(&self) -> usize {
        match (&self.block, &self.buffer) {
            (Some(block), _) => block.len(),
            (None, Some((_, length))) => *length,
            (None, None) => 0,
        }
    }

    /// A `Buffer` of some of the bytes.
    fn part(&mut self, start: usize, end: usize, context: &mut Context) -> JsResult<JsObject> {
        if let Some(block) = &self.block
            && end - start < WORTH_A_VIEW
        {
            let part = bytes::block_from(block.get(start..end).unwrap_or_default());
            return bytes::buffer(part, context);
        }
        if let Some(block) = self.block.take() {
            let length = block.len();
            self.buffer = Some((bytes::array_buffer(block, context)?, length));
        }
        match &self.buffer {
            Some((buffer, _)) => bytes::buffer_over(buffer.clone(), start, end - start, context),
            None => bytes::buffer(bytes::block(0), context),
        }
    }
}

/// `(status, reason, major, minor, rawHeaders, flags)`: 1 for a connection that lasts, 2 for one that is upgraded.
#[allow(clippy::unnecessary_wraps, reason = "as the other makers of arguments")]
fn head_arguments(head: &Head, context: &mut Context) -> JsResult<Vec<JsValue>> {
    let reason = match head.reason() {
        b"OK" => boa_engine::js_string!("OK"),
        reason => text::from_latin1(reason),
    };
    let flags = u8::from(head.keep_alive) | u8::from(head.upgrade) << 1;
    Ok(vec![
        JsValue::from(i32::from(head.status)),
        reason.into(),
        JsValue::from(i32::from(head.version.0)),
        JsValue::from(i32::from(head.version.1)),
        fields(head, context),
        JsValue::from(i32::from(flags)),
    ])
}

/// Names and values in turn.
fn fields(head: &Head, context: &mut Context) -> JsValue {
    let mut list: Vec<JsValue> = Vec::with_capacity(head.fields.len() * 2);
    for field in &head.fields {
        let (name, value) = head.field(field);
        list.push(known(name).into());
        list.push(text::from_latin1(value).into());
    }
    JsArray::from_iter(list, context).into()
}

/// A field's name; those that every response has are not made anew.
fn known(name: &[u8]) -> JsString {
    match name {
        b"Date" => boa_engine::js_string!("Date"),
        b"Connection" => boa_engine::js_string!("Connection"),
        b"Keep-Alive" => boa_engine::js_string!("Keep-Alive"),
        b"Content-Type" => boa_engine::js_string!("Content-Type"),
        b"Content-Length" => boa_engine::js_string!("Content-Length"),
        b"Transfer-Encoding" => boa_engine::js_string!("Transfer-Encoding"),
        name => text::from_latin1(name),
    }
}
