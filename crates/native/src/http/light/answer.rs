//! A response that the program only gives fields, a status and a text.

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsString, JsValue, NativeFunction,
    builtins::typed_array::{TypedArray, TypedArrayKind},
    js_string,
    object::FunctionObjectBuilder,
    property::PropertyKey,
    string::JsStrVariant,
};

use super::{
    events::{self, Step},
    fields::Fast,
    message::{LightRequest, LightResponse},
    request,
};
use crate::{
    http::{
        object::Data,
        wire::{encode, is_field_value, is_token},
    },
    interop::{bytes::View, text},
    net,
    state::State,
};

/// Where `ServerResponse.prototype.writeHead` is kept, to be told from a program's own.
pub(super) const WRITE_HEAD: &str = "http.writeHead";

pub(super) static METHODS: &[(&str, Fast)] = &[
    ("setHeader", set_header),
    ("getHeader", get_header),
    ("hasHeader", has_header),
    ("removeHeader", remove_header),
    ("writeHead", write_head),
    ("end", end),
];

/// Fields that decide how a message is framed, or that are sent in a way of their own.
static SPECIAL: &[&str] = &[
    "connection",
    "content-disposition",
    "cookie",
    "date",
    "expect",
    "keep-alive",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

#[derive(Default)]
enum Stage {
    #[default]
    Open,
    /// `writeHead` was called with this status; the head is as it will be.
    Fixed(u16, Vec<u8>),
    /// It went out, with this head.
    Over(Vec<u8>),
}

struct Line {
    name: JsString,
    key: Vec<u8>,
    value: JsValue,
    bytes: Vec<u8>,
}

/// See the module's page.
#[derive(Default)]
pub(super) struct Answer {
    lines: Vec<Line>,
    has_length: bool,
    stage: Stage,
}

impl Answer {
    pub(super) const fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over(_))
    }

    /// The status that `writeHead` was given, undefined before.
    pub(super) fn fixed_status(&self) -> JsValue {
        match self.stage {
            Stage::Fixed(status, _) => JsValue::from(status),
            _ => JsValue::undefined(),
        }
    }

    /// The head, once there is one.
    pub(super) fn header(&self) -> Option<JsString> {
        match &self.stage {
            Stage::Open => None,
            Stage::Fixed(_, head) | Stage::Over(head) => Some(text::from_latin1(head)),
        }
    }

    /// Names and values in turn, as they were given.
    pub(super) fn fields(&self) -> Vec<JsValue> {
        self.lines
            .iter()
            .flat_map(|line| [line.name.clone().into(), line.value.clone()])
            .collect()
    }

    const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Open)
    }

    fn put(&mut self, line: Line) {
        self.has_length |= line.key == b"content-length";
        match self.lines.iter_mut().find(|known| known.key == line.key) {
            Some(known) => *known = line,
            None => self.lines.push(line),
        }
    }

    /// The head, up to where the framing of the body is said.
    fn head(&self, status: u16, keep_alive_timeout: u32) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        out.extend_from_slice(b"HTTP/1.1 ");
        out.extend_from_slice(status.to_string().as_bytes());
        out.push(b' ');
        out.extend_from_slice(encode::reason(status).unwrap_or("unknown").as_bytes());
        out.extend_from_slice(b"\r\n");
        for line in &self.lines {
            match line.name.as_str().variant() {
                JsStrVariant::Latin1(name) => out.extend_from_slice(name),
                JsStrVariant::Utf16(_) => out.extend_from_slice(&line.key),
            }
            out.extend_from_slice(b": ");
            out.extend_from_slice(&line.bytes);
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(b"Date: ");
        encode::with_date(|date| out.extend_from_slice(date.as_bytes()));
        out.extend_from_slice(b"\r\nConnection: keep-alive\r\n");
        if keep_alive_timeout > 0 {
            out.extend_from_slice(
                format!("Keep-Alive: timeout={}\r\n", keep_alive_timeout / 1000).as_bytes(),
            );
        }
        out
    }
}

fn with<T>(object: &JsObject, body: impl FnOnce(&LightResponse) -> T) -> Option<T> {
    object
        .downcast_ref::<LightResponse>()
        .map(|data| body(&data))
}

/// A field that needs no special care.
fn line(name: &JsValue, value: &JsValue) -> Option<Line> {
    let name = name.as_string()?;
    let JsStrVariant::Latin1(letters) = name.as_str().variant() else {
        return None;
    };
    if letters.is_empty() || !letters.iter().all(|&byte| is_token(byte)) {
        return None;
    }
    let key = letters.to_ascii_lowercase();
    if SPECIAL.iter().any(|special| special.as_bytes() == key) {
        return None;
    }
    let bytes = if let Some(text) = value.as_string() {
        let JsStrVariant::Latin1(bytes) = text.as_str().variant() else {
            return None;
        };
        bytes.to_vec()
    } else {
        let number = value.as_number()?;
        if number.fract() != 0.0 || number.abs() > 1e15 {
            return None;
        }
        format!("{number:.0}").into_bytes()
    };
    let is_length = key == b"content-length";
    if !bytes.iter().all(|&byte| is_field_value(byte))
        || (is_length && !bytes.iter().all(u8::is_ascii_digit))
    {
        return None;
    }
    Some(Line {
        name,
        key,
        value: value.clone(),
        bytes,
    })
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
        let mut head = answer.head(status, timeout);
        if !answer.has_length {
            head.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
        }
        head.extend_from_slice(b"\r\n");
        answer.stage = Stage::Fixed(status, head);
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

/// What `end` was given: the body's bytes, and the callback.
fn body(args: &[JsValue]) -> Option<(Vec<u8>, Option<JsObject>)> {
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
        return Some((Vec::new(), callback));
    }
    if let Some(string) = chunk.as_string() {
        let bytes = match string.as_str().variant() {
            JsStrVariant::Latin1(bytes) if bytes.is_ascii() => bytes.to_vec(),
            _ => text::to_utf8(&string).into_bytes(),
        };
        return Some((bytes, callback));
    }
    let object = chunk.as_object()?;
    // Only arrays of bytes may be written.
    let is_bytes = object.downcast_ref::<TypedArray>()?.kind() == TypedArrayKind::Uint8;
    View::of_typed_array(&object)
        .filter(|_| is_bytes)
        .map(|view| (view.to_vec(), callback))
}

impl Answer {
    /// Head and body; from now on the answer is over. `None` if it was before.
    fn finish(&mut self, status: u16, keep_alive_timeout: u32, body: &[u8]) -> Option<Vec<u8>> {
        let (head, chunked) = match std::mem::take(&mut self.stage) {
            Stage::Over(head) => {
                self.stage = Stage::Over(head);
                return None;
            }
            Stage::Fixed(_, head) => (head, !self.has_length),
            Stage::Open => {
                let mut head = self.head(status, keep_alive_timeout);
                if !self.has_length {
                    head.extend_from_slice(
                        format!("Content-Length: {}\r\n", body.len()).as_bytes(),
                    );
                }
                head.extend_from_slice(b"\r\n");
                (head, false)
            }
        };
        let mut out = Vec::with_capacity(head.len() + body.len() + 32);
        out.extend_from_slice(&head);
        if chunked {
            if !body.is_empty() {
                encode::chunk_line(body.len(), &mut out);
                out.extend_from_slice(body);
                out.extend_from_slice(b"\r\n");
            }
            out.extend_from_slice(encode::LAST_CHUNK);
        } else {
            out.extend_from_slice(body);
        }
        self.stage = Stage::Over(head);
        Some(out)
    }
}

/// `end([text or bytes][, 'utf8'][, callback])`
fn end(res: &JsObject, args: &[JsValue], context: &mut Context) -> JsResult<Option<JsValue>> {
    let Some((body, callback)) = body(args) else {
        return Ok(None);
    };
    let is_open = with(res, |data| data.answer.borrow().is_open()).unwrap_or(false);
    let mut status = 200;
    if is_open {
        let known = State::of(context).slots.borrow().get(WRITE_HEAD).cloned();
        let write_head = res.get(js_string!("writeHead"), context)?;
        let given = usual_status(&res.get(js_string!("statusCode"), context)?);
        let message = res.get(js_string!("statusMessage"), context)?;
        let (Some(given), true) = (given, message.is_undefined() && known == Some(write_head))
        else {
            return Ok(None);
        };
        status = given;
    }
    let out = with(res, |data| {
        let timeout = keep_alive_timeout(&data.parser);
        let out = data.answer.borrow_mut().finish(status, timeout, &body)?;
        Some((out, data.parser.clone()))
    });
    let Some(Some((out, parser))) = out else {
        return Ok(None);
    };
    if let Some(callback) = callback {
        let arguments = [js_string!("finish").into(), callback.into()];
        request::emitter(request::ONCE, res, &arguments, context)?;
    }
    let Some((handle, written)) = parser.downcast_ref::<Data>().map(|data| {
        data.light.over();
        (
            data.light.handle.borrow().clone(),
            data.light.written.borrow().clone(),
        )
    }) else {
        return Ok(None);
    };
    let heard = is_heard(res);
    let mut done = written.clone();
    if heard {
        events::tell(res, "prefinish", &[], context)?;
        done = after_write(res, written.clone(), context);
    }
    let status = net::send(&handle, out, &done, context)?;
    if status < 0
        && let Some(written) = written.as_callable()
    {
        written.call(&JsValue::undefined(), &[JsValue::from(status)], context)?;
    } else if status == 0 && heard {
        events::later(Step::Finish, res, context)?;
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

/// True if somebody waits for what follows a response: its listeners or its request's, or a body that nobody reads.
fn is_heard(res: &JsObject) -> bool {
    let Some((own, req)) = with(res, |data| (data.has_events.get(), data.req.clone())) else {
        return false;
    };
    own || req
        .downcast_ref::<LightRequest>()
        .is_some_and(|data| data.has_events.get() || data.body.coming.get())
}

/// What is called when a write that had to wait is out.
fn after_write(res: &JsObject, written: JsValue, context: &mut Context) -> JsValue {
    let captures = (res.clone(), written);
    let function = NativeFunction::from_copy_closure_with_captures(
        |_, args, (res, written): &(JsObject, JsValue), context| {
            let status = args.get_or_undefined(0).to_i32(context)?;
            if status >= 0 {
                events::later(Step::Finish, res, context)?;
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
