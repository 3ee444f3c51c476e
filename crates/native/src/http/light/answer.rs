//! What a program has said of its answer, and the bytes that follow from it.

use boa_engine::{JsString, JsValue, string::JsStrVariant};

use crate::{
    http::wire::{encode, is_field_value, is_token},
    interop::text,
};

/// Fields that decide how a message is framed, or that are sent in a way of their own.
pub(super) static SPECIAL: &[&str] = &[
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

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    #[default]
    Open,
    /// `writeHead` was called: the head is as it will be.
    Fixed,
    /// The body goes out in pieces.
    Going,
    Over,
}

/// A field of the head.
pub(super) struct Line {
    name: JsString,
    pub(super) key: Vec<u8>,
    pub(super) value: JsValue,
    bytes: Vec<u8>,
}

/// See the file's page.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) lines: Vec<Line>,
    has_length: bool,
    stage: Stage,
    status: u16,
    head: Vec<u8>,
    is_chunked: bool,
    /// What is to go out with the next write.
    out: Vec<u8>,
    /// A tick will send that.
    pub(super) is_flushing: bool,
    /// A write was told that there is no room.
    pub(super) needs_drain: bool,
}

/// How long the body is.
#[derive(Clone, Copy)]
pub(super) enum Length {
    Known(usize),
    Unknown,
}

impl Answer {
    pub(super) fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }

    pub(super) fn is_over(&self) -> bool {
        self.stage == Stage::Over
    }

    /// Part of the body went out, or all of it.
    pub(super) fn is_going(&self) -> bool {
        matches!(self.stage, Stage::Going | Stage::Over)
    }

    pub(super) const fn is_chunked(&self) -> bool {
        self.is_chunked
    }

    /// The status that `writeHead` was given, undefined before.
    pub(super) fn fixed_status(&self) -> JsValue {
        if self.is_open() {
            JsValue::undefined()
        } else {
            JsValue::from(self.status)
        }
    }

    /// The head, once there is one.
    pub(super) fn header(&self) -> JsValue {
        if self.is_open() {
            JsValue::null()
        } else {
            text::from_latin1(&self.head).into()
        }
    }

    /// The reason phrase, undefined before the head is settled.
    pub(super) fn reason(&self) -> JsValue {
        if self.is_open() {
            return JsValue::undefined();
        }
        let mut lines = self.head.split(|&byte| byte == b'\r');
        let line = lines.next().unwrap_or_default();
        text::from_latin1(line.get(b"HTTP/1.1 200 ".len()..).unwrap_or_default()).into()
    }

    /// Names and values in turn, as they were given.
    pub(super) fn fields(&self) -> Vec<JsValue> {
        self.lines
            .iter()
            .flat_map(|line| [line.name.clone().into(), line.value.clone()])
            .collect()
    }

    pub(super) fn put(&mut self, line: Line) {
        self.has_length |= line.key == b"content-length";
        match self.lines.iter_mut().find(|known| known.key == line.key) {
            Some(known) => *known = line,
            None => self.lines.push(line),
        }
    }

    /// Settles the head. From now on fields change nothing.
    pub(super) fn settle(
        &mut self,
        status: u16,
        reason: Option<&[u8]>,
        keep_alive_timeout: u32,
        length: Length,
    ) {
        let mut out = Vec::with_capacity(256);
        out.extend_from_slice(b"HTTP/1.1 ");
        out.extend_from_slice(status.to_string().as_bytes());
        out.push(b' ');
        let usual = || encode::reason(status).unwrap_or("unknown").as_bytes();
        out.extend_from_slice(reason.unwrap_or_else(usual));
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
            let line = format!("Keep-Alive: timeout={}\r\n", keep_alive_timeout / 1000);
            out.extend_from_slice(line.as_bytes());
        }
        match length {
            _ if self.has_length => {}
            Length::Known(length) => {
                out.extend_from_slice(format!("Content-Length: {length}\r\n").as_bytes());
            }
            Length::Unknown => {
                self.is_chunked = true;
                out.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
            }
        }
        out.extend_from_slice(b"\r\n");
        self.status = status;
        self.head = out;
        self.stage = Stage::Fixed;
    }

    /// Adds a piece of the body to what goes out, after the head. How much that is now.
    pub(super) fn write(&mut self, piece: &[u8]) -> usize {
        self.before(piece.len());
        self.out.extend_from_slice(piece);
        self.after(piece.len());
        self.out.len()
    }

    /// Adds what goes out before a piece of the body, be it the head.
    pub(super) fn before(&mut self, length: usize) {
        if self.stage == Stage::Fixed {
            self.stage = Stage::Going;
            self.out.reserve(self.head.len() + length + 32);
            self.out.extend_from_slice(&self.head);
        }
        if self.is_chunked && length > 0 {
            encode::chunk_line(length, &mut self.out);
        }
    }

    /// Adds what goes out after a piece of the body.
    pub(super) fn after(&mut self, length: usize) {
        if self.is_chunked && length > 0 {
            self.out.extend_from_slice(b"\r\n");
        }
    }

    /// Ends the body.
    pub(super) fn finish(&mut self) {
        self.before(0);
        if self.is_chunked {
            self.out.extend_from_slice(encode::LAST_CHUNK);
        }
        self.stage = Stage::Over;
    }

    /// How many bytes are to go out.
    pub(super) fn pending(&self) -> usize {
        self.out.len()
    }

    /// What goes out now.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }
}

/// A field that needs no special care.
pub(super) fn line(name: &JsValue, value: &JsValue) -> Option<Line> {
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
    if !is_plain(&bytes) || (is_length && !bytes.iter().all(u8::is_ascii_digit)) {
        return None;
    }
    Some(Line {
        name,
        key,
        value: value.clone(),
        bytes,
    })
}

/// ASCII that may stand in a head. What else may is encoded as the body is, by others.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.is_ascii() && bytes.iter().all(|&byte| is_field_value(byte))
}

/// The bytes of a text that may stand in a head.
pub(super) fn latin1(value: &JsValue) -> Option<Vec<u8>> {
    let text = value.as_string()?;
    let JsStrVariant::Latin1(bytes) = text.as_str().variant() else {
        return None;
    };
    let fits = !bytes.is_empty() && is_plain(bytes);
    fits.then(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use boa_engine::{JsValue, js_string};

    use super::{Answer, Length, line};

    fn field(name: &str, value: &str) -> super::Line {
        let value = JsValue::from(boa_engine::JsString::from(value));
        line(&boa_engine::JsString::from(name).into(), &value).expect("a plain field")
    }

    fn text(answer: &mut Answer) -> String {
        String::from_utf8(answer.take()).expect("ASCII")
    }

    #[test]
    fn a_length_is_found_or_said() {
        let mut answer = Answer::default();
        answer.put(field("X-One", "1"));
        answer.settle(404, None, 5000, Length::Known(2));
        answer.write(b"ok");
        answer.finish();
        let out = text(&mut answer);
        assert!(
            out.starts_with("HTTP/1.1 404 Not Found\r\nX-One: 1\r\nDate: "),
            "{out}"
        );
        assert!(
            out.ends_with("Keep-Alive: timeout=5\r\nContent-Length: 2\r\n\r\nok"),
            "{out}"
        );
        assert_eq!(answer.reason(), js_string!("Not Found").into());

        let mut answer = Answer::default();
        answer.put(field("content-length", "3"));
        answer.settle(200, Some(b"Fine"), 0, Length::Unknown);
        assert!(answer.write(b"ab") > 2);
        answer.write(b"c");
        answer.finish();
        let out = text(&mut answer);
        assert!(
            out.starts_with("HTTP/1.1 200 Fine\r\ncontent-length: 3\r\n"),
            "{out}"
        );
        assert!(out.ends_with("\r\n\r\nabc"), "{out}");
    }

    #[test]
    fn pieces_are_chunks() {
        let mut answer = Answer::default();
        answer.settle(200, None, 0, Length::Unknown);
        answer.write(b"hello");
        answer.write(b"");
        let out = text(&mut answer);
        assert!(
            out.ends_with("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
            "{out}"
        );
        answer.write(b"0123456789abcdef");
        answer.finish();
        assert_eq!(text(&mut answer), "10\r\n0123456789abcdef\r\n0\r\n\r\n");
        assert!(answer.is_over());
    }

    #[test]
    fn special_fields_are_left_to_others() {
        for name in ["Connection", "transfer-encoding", "a b", "", "Date"] {
            let name = boa_engine::JsString::from(name);
            assert!(line(&name.into(), &js_string!("x").into()).is_none());
        }
        let length = js_string!("content-length");
        assert!(line(&length.clone().into(), &js_string!("1x").into()).is_none());
        assert!(line(&length.into(), &JsValue::from(7)).is_some());
        assert!(line(&js_string!("x").into(), &js_string!("a\r\nb: c").into()).is_none());
    }
}
