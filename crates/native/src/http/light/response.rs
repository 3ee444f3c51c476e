//! The methods of a light response.

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, NativeFunction,
    builtins::typed_array::{TypedArray, TypedArrayKind},
    js_string,
    object::FunctionObjectBuilder,
    property::PropertyKey,
    string::JsStrVariant,
};

use ouro_engine::jobs::Jobs;
use smallvec::{SmallVec, smallvec};

use super::{
    answer::{Answer, Length, SPECIAL, latin1, line},
    events::{self, Step},
    fields::Fast,
    message::{LightRequest, LightResponse},
    request,
};
use crate::{
    http::object::Data,
    interop::{bytes::View, text},
    net::{self, Part},
    state::State,
};

/// Where `ServerResponse.prototype.writeHead` is kept, to be told from a program's own.
pub(super) const WRITE_HEAD: &str = "http.writeHead";

/// What may wait for the system before a program is told to stop, as sockets have it.
const HIGH_WATER_MARK: usize = 64 * 1024;

/// From this size on bytes go to the system from where they are.
const WORTH_A_VIEW: usize = 16 * 1024;

/// A piece of a body.
enum Piece {
    Bytes(Vec<u8>),
    /// The program's own, which it must leave alone until they are out.
    View(View),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::View(view) => view.len(),
        }
    }

    /// Adds the piece to what goes out. What is to be sent at once, if it is large.
    fn add(self, answer: &mut Answer) -> Parts {
        match self {
            Self::Bytes(bytes) => {
                answer.write(&bytes);
                Parts::new()
            }
            Self::View(view) => {
                answer.before(view.len());
                let before = answer.take();
                answer.after(view.len());
                smallvec![Part::Bytes(before), Part::View(view)]
            }
        }
    }
}

type Parts = SmallVec<[Part; 1]>;

pub(super) static METHODS: &[(&str, Fast)] = &[
    ("setHeader", set_header),
    ("getHeader", get_header),
    ("hasHeader", has_header),
    ("removeHeader", remove_header),
    ("writeHead", write_head),
    ("write", write),
    ("end", end),
];

fn with<T>(object: &JsObject, body: impl FnOnce(&LightResponse) -> T) -> Option<T> {
    object
        .downcast_ref::<LightResponse>()
        .map(|data| body(&data))
}

/// `setHeader(name, value)`
fn set_header(res: &JsObject, args: &[JsValue], _: &mut Context) -> JsResult<Option<JsValue>> {
    let Some(line) = line(args.get_or_undefined(0), args.get_or_undefined(1)) else {
        return Ok(None);
    };
    let set = with(res, |data| {
        let mut answer = data.answer.borrow_mut();
        if !answer.is_open() {
            return false;
        }
        answer.put(line);
        true
    });
    Ok((set == Some(true)).then(|| res.clone().into()))
}

fn find(res: &JsObject, args: &[JsValue]) -> Option<Option<JsValue>> {
    let name = args.get_or_undefined(0).as_string()?;
    let JsStrVariant::Latin1(letters) = name.as_str().variant() else {
        return None;
    };
    let key = letters.to_ascii_lowercase();
    with(res, |data| {
        let answer = data.answer.borrow();
        // What writeHead was given is not to be found, unless it was set before.
        let known = answer.lines.iter().find(|line| line.key == key);
        answer
            .is_open()
            .then(|| known.map(|line| line.value.clone()))
    })?
}

/// `getHeader(name)`
fn get_header(res: &JsObject, args: &[JsValue], _: &mut Context) -> JsResult<Option<JsValue>> {
    Ok(find(res, args).map(Option::unwrap_or_default))
}

/// `hasHeader(name)`
fn has_header(res: &JsObject, args: &[JsValue], _: &mut Context) -> JsResult<Option<JsValue>> {
    Ok(find(res, args).map(|found| found.is_some().into()))
}

/// `removeHeader(name)`
fn remove_header(res: &JsObject, args: &[JsValue], _: &mut Context) -> JsResult<Option<JsValue>> {
    let Some(name) = args.get_or_undefined(0).as_string() else {
        return Ok(None);
    };
    let JsStrVariant::Latin1(letters) = name.as_str().variant() else {
        return Ok(None);
    };
    let key = letters.to_ascii_lowercase();
    if key == b"content-length" || SPECIAL.iter().any(|special| special.as_bytes() == key) {
        return Ok(None);
    }
    let removed = with(res, |data| {
        let mut answer = data.answer.borrow_mut();
        let open = answer.is_open();
        if open {
            answer.lines.retain(|line| line.key != key);
        }
        open
    });
    Ok((removed == Some(true)).then(JsValue::undefined))
}

/// A status whose response may have a body.
fn usual_status(value: &JsValue) -> Option<u16> {
    let number = value.as_number().filter(|number| number.fract() == 0.0)?;
    if !(200.0..=999.0).contains(&number) || number == 204.0 || number == 304.0 {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 200 to 999"
    )]
    let status = number as u16;
    Some(status)
}

/// `writeHead(status[, headers])`
fn write_head(
    res: &JsObject,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<Option<JsValue>> {
    let Some(status) = usual_status(args.get_or_undefined(0)) else {
        return Ok(None);
    };
    let headers = args.get_or_undefined(1);
    if !args.get_or_undefined(2).is_undefined() || (!headers.is_undefined() && !headers.is_object())
    {
        return Ok(None);
    }
    let mut lines = Vec::new();
    if let Some(headers) = headers.as_object() {
        if headers.is_array() {
            return Ok(None);
        }
        for key in headers.own_property_keys(context)? {
            let PropertyKey::String(name) = &key else {
                return Ok(None);
            };
            let name = JsValue::from(name.clone());
            let value = headers.get(key, context)?;
            let Some(line) = line(&name, &value) else {
                return Ok(None);
            };
            lines.push(line);
        }
    }
    if !res
        .get(js_string!("statusMessage"), context)?
        .is_undefined()
    {
        return Ok(None);
    }
    let fixed = with(res, |data| {
        let mut answer = data.answer.borrow_mut();
        if !answer.is_open() {
            return false;
        }
        for line in lines {
            answer.put(line);
        }
        let timeout = keep_alive_timeout(&data.parser);
        answer.settle(status, None, timeout, Length::Unknown);
        true
    });
    if fixed != Some(true) {
        return Ok(None);
    }
    res.set(
        js_string!("statusCode"),
        JsValue::from(status),
        true,
        context,
    )?;
    Ok(Some(res.clone().into()))
}

fn keep_alive_timeout(parser: &JsObject) -> u32 {
    parser
        .downcast_ref::<Data>()
        .map_or(0, |data| data.light.keep_alive_timeout.get())
}

/// What `end` or `write` was given: bytes, and the callback.
fn body(args: &[JsValue]) -> Option<(Piece, Option<JsObject>)> {
    let at = args.iter().position(|arg| arg.as_callable().is_some());
    let callback = at
        .and_then(|at| args.get(at))
        .and_then(JsValue::as_callable);
    let args = args.get(..at.unwrap_or(args.len())).unwrap_or_default();
    let chunk = args.get_or_undefined(0);
    if !args.get_or_undefined(2).is_undefined() {
        return None;
    }
    let encoding = args.get_or_undefined(1);
    if !encoding.is_undefined()
        && encoding
            .as_string()
            .is_none_or(|name| name != js_string!("utf8") && name != js_string!("utf-8"))
    {
        return None;
    }
    if chunk.is_undefined() {
        return Some((Piece::Bytes(Vec::new()), callback));
    }
    if let Some(string) = chunk.as_string() {
        let bytes = match string.as_str().variant() {
            JsStrVariant::Latin1(bytes) if bytes.is_ascii() => bytes.to_vec(),
            _ => text::to_utf8(&string).into_bytes(),
        };
        return Some((Piece::Bytes(bytes), callback));
    }
    let object = chunk.as_object()?;
    // Only arrays of bytes may be written.
    let is_bytes = object.downcast_ref::<TypedArray>()?.kind() == TypedArrayKind::Uint8;
    View::of_typed_array(&object)
        .filter(|_| is_bytes)
        .map(|view| {
            let piece = if view.len() < WORTH_A_VIEW {
                Piece::Bytes(view.to_vec())
            } else {
                Piece::View(view)
            };
            (piece, callback)
        })
}

/// Settles the head that nobody has settled; false if the program has its own ways with it.
fn settle(res: &JsObject, length: Length, context: &mut Context) -> JsResult<bool> {
    let is_open = with(res, |data| data.answer.borrow().is_open());
    if is_open != Some(true) {
        return Ok(is_open.is_some());
    }
    let known = State::of(context).slots.borrow().get(WRITE_HEAD).cloned();
    let write_head = res.get(js_string!("writeHead"), context)?;
    let Some(status) = usual_status(&res.get(js_string!("statusCode"), context)?)
        .filter(|_| known == Some(write_head))
    else {
        return Ok(false);
    };
    let message = res.get(js_string!("statusMessage"), context)?;
    let reason = latin1(&message);
    if reason.is_none() && !message.is_undefined() {
        return Ok(false);
    }
    with(res, |data| {
        let timeout = keep_alive_timeout(&data.parser);
        let mut answer = data.answer.borrow_mut();
        answer.settle(status, reason.as_deref(), timeout, length);
    });
    Ok(true)
}

/// Sends `parts` and what is to go out after them: 0 if it is gone, 1 if it waits, or the system's status. `done` is called when it
/// waited.
fn send(res: &JsObject, mut parts: Parts, done: &JsValue, context: &mut Context) -> JsResult<i32> {
    let Some((out, parser)) = with(res, |data| {
        (data.answer.borrow_mut().take(), data.parser.clone())
    }) else {
        return Ok(0);
    };
    if !out.is_empty() {
        parts.push(Part::Bytes(out));
    }
    if parts.is_empty() {
        return Ok(0);
    }
    let Some((handle, written)) = parser.downcast_ref::<Data>().map(|data| {
        (
            data.light.handle.borrow().clone(),
            data.light.written.borrow().clone(),
        )
    }) else {
        return Ok(0);
    };
    let done = if done.is_undefined() { &written } else { done };
    let status = net::send(&handle, parts, done, context)?;
    if status < 0
        && let Some(written) = written.as_callable()
    {
        written.call(&JsValue::undefined(), &[JsValue::from(status)], context)?;
    }
    Ok(status)
}

/// Sends what is to go out before the response is no longer light.
pub(super) fn flush_now(res: &JsObject, context: &mut Context) -> JsResult<()> {
    send(res, Parts::new(), &JsValue::undefined(), context)?;
    Ok(())
}

/// The tick after writes: what was written in one go leaves in one go.
pub(super) fn flush(res: &JsObject, context: &mut Context) -> JsResult<()> {
    let over = with(res, |data| {
        let mut answer = data.answer.borrow_mut();
        answer.is_flushing = false;
        answer.is_over()
    });
    if over == Some(false) {
        send_going(res, Parts::new(), context)?;
    }
    Ok(())
}

/// Sends a part of the body; whoever waits for room hears of it.
fn send_going(res: &JsObject, parts: Parts, context: &mut Context) -> JsResult<()> {
    let done = after_write(res, Step::Drain, context);
    if send(res, parts, &done, context)? == 0 {
        let awaited = with(res, |data| data.answer.borrow().needs_drain);
        if awaited == Some(true) {
            events::later(Step::Drain, res, context)?;
        }
    }
    Ok(())
}

/// How much of what was sent the system has not taken yet, if it takes anything.
fn waiting(res: &JsObject) -> Option<usize> {
    let parser = with(res, |data| data.parser.clone())?;
    let data = parser.downcast_ref::<Data>()?;
    let handle = data.light.handle.borrow();
    net::waiting(&handle)
}

/// `write(text or bytes[, 'utf8'])`
fn write(res: &JsObject, args: &[JsValue], context: &mut Context) -> JsResult<Option<JsValue>> {
    let Some((piece, None)) = body(args) else {
        return Ok(None);
    };
    let over = with(res, |data| data.answer.borrow().is_over());
    if args.get_or_undefined(0).is_undefined()
        || over != Some(false)
        || !settle(res, Length::Unknown, context)?
    {
        return Ok(None);
    }
    let Some(waiting) = waiting(res) else {
        return Ok(None);
    };
    let length = piece.len();
    let Some((room, parts, flushes)) = with(res, |data| {
        let mut answer = data.answer.borrow_mut();
        let parts = piece.add(&mut answer);
        let sent = if parts.is_empty() { 0 } else { length };
        let room = answer.pending() + sent + waiting < HIGH_WATER_MARK;
        answer.needs_drain |= !room;
        let flushes = parts.is_empty() && !std::mem::replace(&mut answer.is_flushing, true);
        (room, parts, flushes)
    }) else {
        return Ok(None);
    };
    if flushes {
        events::later(Step::Flush, res, context)?;
    } else if !parts.is_empty() {
        send_going(res, parts, context)?;
    }
    Ok(Some(room.into()))
}

/// `end([text or bytes][, 'utf8'][, callback])`
fn end(res: &JsObject, args: &[JsValue], context: &mut Context) -> JsResult<Option<JsValue>> {
    let Some((piece, callback)) = body(args) else {
        return Ok(None);
    };
    let over = with(res, |data| data.answer.borrow().is_over());
    if over != Some(false) || !settle(res, Length::Known(piece.len()), context)? {
        return Ok(None);
    }
    if let Some(callback) = callback {
        let arguments = [js_string!("finish").into(), callback.into()];
        request::emitter(request::ONCE, res, &arguments, context)?;
    }
    let Some((parts, parser)) = with(res, |data| {
        let mut answer = data.answer.borrow_mut();
        let parts = piece.add(&mut answer);
        answer.finish();
        (parts, data.parser.clone())
    }) else {
        return Ok(None);
    };
    if let Some(data) = parser.downcast_ref::<Data>() {
        data.light.over();
    }
    let heard = is_heard(res);
    let mut done = JsValue::undefined();
    if heard {
        done = after_write(res, Step::Finish, context);
    } else {
        let turn = Jobs::of(context).map(|jobs| jobs.turn());
        with(res, |data| data.unheard.set(turn));
    }
    let status = send(res, parts, &done, context)?;
    if heard {
        events::tell(res, "prefinish", &[], context)?;
        if status == 0 {
            events::later(Step::Finish, res, context)?;
        }
    }
    let first = parser
        .downcast_ref::<Data>()
        .is_some_and(|data| data.light.wants_watch());
    if first {
        let watch = parser.get(js_string!("onIdle"), context)?;
        if let Some(watch) = watch.as_callable() {
            watch.call(&parser.clone().into(), &[], context)?;
        }
    }
    Ok(Some(res.clone().into()))
}

/// Somebody begins to listen to a pair: what is to happen after the response's end will be told, if it ended just now.
pub(super) fn hear(res: &JsObject, context: &mut Context) -> JsResult<()> {
    let turn = Jobs::of(context).map(|jobs| jobs.turn());
    let ended = with(res, |data| data.unheard.take()).flatten();
    if ended.is_some() && ended == turn {
        events::later(Step::Finish, res, context)?;
    }
    Ok(())
}

/// True if somebody waits for what follows a response: its listeners or its request's, or a body that nobody reads.
fn is_heard(res: &JsObject) -> bool {
    let Some((own, req)) = with(res, |data| (data.has_events.get(), data.req.clone())) else {
        return false;
    };
    own || req
        .downcast_ref::<LightRequest>()
        .is_some_and(|data| data.has_events.get() || (data.body.exists && data.body.coming.get()))
}

/// What is called when a write that had to wait is out: takes `step`, in a tick.
fn after_write(res: &JsObject, step: Step, context: &mut Context) -> JsValue {
    let written = with(res, |data| {
        data.parser
            .downcast_ref::<Data>()
            .map(|data| data.light.written.borrow().clone())
    });
    let captures = (
        res.clone(),
        written.flatten().unwrap_or_default(),
        step as i32,
    );
    let function = NativeFunction::from_copy_closure_with_captures(
        |_, args, (res, written, step): &(JsObject, JsValue, i32), context| {
            let status = args.get_or_undefined(0).to_i32(context)?;
            if status >= 0 {
                events::later_numbered(*step, res, context)?;
            } else if let Some(written) = written.as_callable() {
                written.call(&JsValue::undefined(), args, context)?;
            }
            Ok(JsValue::undefined())
        },
        captures,
    );
    FunctionObjectBuilder::new(context.realm(), function)
        .build()
        .into()
}
