//! Start line and field section, byte by byte. What is kept is only what has a meaning: method, target, names, values.

use super::{
    Limits, Refused, Role,
    chars::{is_authority, is_field_value, is_target, is_token},
};

/// The methods that Node knows, and those of RTSP and ICE that its parser lets pass.
pub(crate) static METHODS: &[&str] = &[
    "GET",
    "POST",
    "PUT",
    "DELETE",
    "HEAD",
    "OPTIONS",
    "PATCH",
    "CONNECT",
    "TRACE",
    "ACL",
    "BIND",
    "CHECKOUT",
    "COPY",
    "LINK",
    "LOCK",
    "M-SEARCH",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
    "MOVE",
    "NOTIFY",
    "PROPFIND",
    "PROPPATCH",
    "PURGE",
    "QUERY",
    "REBIND",
    "REPORT",
    "SEARCH",
    "SOURCE",
    "SUBSCRIBE",
    "UNBIND",
    "UNLINK",
    "UNLOCK",
    "UNSUBSCRIBE",
    "PRI",
    "DESCRIBE",
    "ANNOUNCE",
    "SETUP",
    "PLAY",
    "PAUSE",
    "TEARDOWN",
    "GET_PARAMETER",
    "SET_PARAMETER",
    "REDIRECT",
    "RECORD",
    "FLUSH",
];
const CONNECT: &str = "CONNECT";
const PRI: &str = "PRI";
/// From here on methods are RTSP's only.
const FIRST_OF_RTSP: usize = 36;
/// How many of [`METHODS`] programs are told of: PRI and RTSP's come last.
pub(crate) const METHODS_OF_HTTP: usize = 35;

/// How the end of a body is known (RFC 9112, 6.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Framing {
    /// There is none.
    #[default]
    None,
    /// By its length.
    Length(u64),
    /// In chunks.
    Chunked,
    /// By the end of the connection.
    UntilClose,
    /// A request's transfer encoding does not end in `chunked`: nobody can tell.
    Invalid,
}

/// Where in [`Head::text`] a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    pub(super) name: (u32, u32),
    pub(super) value: (u32, u32),
}

/// A message's head, or its trailer section (fields only).
#[derive(Debug, Default, Clone)]
pub(crate) struct Head {
    pub(super) text: Vec<u8>,
    pub(super) method: usize,
    pub(super) target: (u32, u32),
    /// A response's status code.
    pub(crate) status: u16,
    pub(super) reason: (u32, u32),
    /// Major and minor.
    pub(crate) version: (u8, u8),
    pub(crate) fields: Vec<Field>,
    /// The connection may carry another message after this one.
    pub(crate) keep_alive: bool,
    /// The message asks for, or agrees to, another protocol; CONNECT among them.
    pub(crate) upgrade: bool,
    pub(crate) framing: Framing,
}

impl Head {
    pub(crate) fn method(&self) -> &'static str {
        METHODS.get(self.method).copied().unwrap_or_default()
    }

    pub(crate) fn target(&self) -> &[u8] {
        self.part(self.target)
    }

    pub(crate) fn reason(&self) -> &[u8] {
        self.part(self.reason)
    }

    /// A field's name as it was sent, and its value.
    pub(crate) fn field(&self, field: &Field) -> (&[u8], &[u8]) {
        (self.part(field.name), self.part(field.value))
    }

    fn part(&self, (start, end): (u32, u32)) -> &[u8] {
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

/// Fields that the parser itself understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Connection,
    ContentLength,
    TransferEncoding,
    Upgrade,
    Other,
}

impl Known {
    pub(super) fn of(name: &[u8]) -> Self {
        match name.len() {
            7 if name.eq_ignore_ascii_case(b"upgrade") => Self::Upgrade,
            10 if name.eq_ignore_ascii_case(b"connection") => Self::Connection,
            14 if name.eq_ignore_ascii_case(b"content-length") => Self::ContentLength,
            16 if name.eq_ignore_ascii_case(b"proxy-connection") => Self::Connection,
            17 if name.eq_ignore_ascii_case(b"transfer-encoding") => Self::TransferEncoding,
            _ => Self::Other,
        }
    }
}

/// What the known fields said so far.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Interpreted {
    length: Option<u64>,
    encoded: bool,
    chunked: bool,
    close: bool,
    keep_alive: bool,
    wants_upgrade: bool,
    upgrade: bool,
}

impl Interpreted {
    /// Takes a field whose value is beyond doubt; false if it needs a judge.
    pub(super) fn usual(&mut self, known: Known, value: &[u8]) -> bool {
        match known {
            Known::ContentLength => {
                let digits =
                    !value.is_empty() && value.len() < 19 && value.iter().all(u8::is_ascii_digit);
                if !digits || self.length.is_some() || self.encoded {
                    return false;
                }
                self.length = Some(
                    value
                        .iter()
                        .fold(0, |sum, byte| sum * 10 + u64::from(byte - b'0')),
                );
            }
            Known::TransferEncoding => {
                if !value.eq_ignore_ascii_case(b"chunked") || self.encoded || self.length.is_some()
                {
                    return false;
                }
                self.encoded = true;
                self.chunked = true;
            }
            Known::Connection => self.connection(value),
            Known::Upgrade => self.upgrade = true,
            Known::Other => {}
        }
        true
    }

    fn connection(&mut self, value: &[u8]) {
        for token in value.split(|&byte| byte == b',') {
            let token = token.trim_ascii();
            self.close |= token.eq_ignore_ascii_case(b"close");
            self.keep_alive |= token.eq_ignore_ascii_case(b"keep-alive");
            self.wants_upgrade |= token.eq_ignore_ascii_case(b"upgrade");
        }
    }

    /// Draws the conclusions.
    pub(super) fn settle(self, head: &mut Head) {
        head.upgrade = (self.upgrade && self.wants_upgrade) || head.method() == CONNECT;
        let persistent = head.version.0 > 0 && head.version.1 > 0;
        head.keep_alive = if persistent {
            !self.close
        } else {
            self.keep_alive
        };
        head.framing = match self.length {
            _ if self.chunked => Framing::Chunked,
            _ if self.encoded => Framing::Invalid,
            Some(length) => Framing::Length(length),
            None => Framing::None,
        };
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Method,
    BeforeTarget,
    Scheme,
    Slash1,
    Slash2,
    Authority,
    SecondAuthority,
    Path,
    TargetLf,
    BeforeVersion,
    Protocol,
    Major,
    Dot,
    Minor,
    VersionEnd,
    VersionLf,
    Status,
    StatusEnd,
    Reason,
    ReasonLf,
    FirstField,
    Field,
    Name,
    ValueStart,
    ValueStartLf,
    ValueEmpty,
    Value,
    ValueLf,
    AfterValue,
    EndLf,
}

/// What a call of [`Reading::read`] came to.
pub(super) enum Outcome {
    More,
    /// The head is whole; it ended there.
    Whole(usize),
}

/// A head that is being read.
#[derive(Debug)]
pub(super) struct Reading {
    role: Role,
    at: At,
    head: Head,
    seen: Interpreted,
    known: Known,
    /// Start of the part that is being read, in the head's text.
    start: u32,
    name: (u32, u32),
    /// Counts what [`Limits::head`] bounds.
    size: usize,
    /// Digits of a status, bytes of a protocol's name, or where a value of interest stands.
    count: usize,
    /// A space after digits of a length; the current transfer coding cannot be `chunked` any more.
    broken: bool,
}

type Step = Result<(), Refused>;

fn refuse<T>(code: &'static str, reason: &'static str, at: usize) -> Result<T, Refused> {
    Err(Refused::new(code, reason, at))
}

const TOKEN: &str = "HPE_INVALID_HEADER_TOKEN";
const URL: &str = "HPE_INVALID_URL";
const LENGTH: &str = "HPE_INVALID_CONTENT_LENGTH";
const ENCODING: &str = "HPE_INVALID_TRANSFER_ENCODING";
const VERSION: &str = "HPE_INVALID_VERSION";

impl Reading {
    pub(super) fn new(role: Role) -> Self {
        Self {
            role,
            at: At::Start,
            head: Head::default(),
            seen: Interpreted::default(),
            known: Known::Other,
            start: 0,
            name: (0, 0),
            size: 0,
            count: 0,
            broken: false,
        }
    }

    pub(super) fn of_trailers(role: Role) -> Self {
        let seen = Interpreted {
            encoded: true,
            chunked: true,
            ..Interpreted::default()
        };
        Self {
            at: At::Field,
            seen,
            ..Self::new(role)
        }
    }

    /// Nothing but blank lines has come.
    pub(super) fn is_fresh(&self) -> bool {
        self.at == At::Start
    }

    /// The head, once it is whole.
    pub(super) fn take(&mut self) -> Head {
        let mut head = std::mem::take(&mut self.head);
        self.seen.settle(&mut head);
        *self = Self::new(self.role);
        head
    }

    /// Reads on from `from`.
    pub(super) fn read(
        &mut self,
        input: &[u8],
        from: usize,
        limits: &Limits,
    ) -> Result<Outcome, Refused> {
        let mut at = from;
        while let Some(&byte) = input.get(at) {
            if self.at == At::EndLf {
                if byte != b'\n' {
                    return refuse("HPE_STRICT", "Expected LF after headers", at);
                }
                return Ok(Outcome::Whole(at + 1));
            }
            let run = self.run(&input[at..]);
            if run > 0 {
                at += run;
                continue;
            }
            let before = self.at;
            let spans = self.in_span();
            self.step(byte, at)?;
            if spans && !self.in_span() && self.size >= limits.head {
                // llhttp tells of a field's name and value when it has seen what follows.
                let follows = matches!(before, At::Name | At::Value);
                return overflow(at + usize::from(follows));
            }
            at += 1;
        }
        if self.in_span() && self.size >= limits.head {
            return overflow(at);
        }
        Ok(Outcome::More)
    }

    /// Bytes at the start of `rest` that change nothing but the length of what is being read.
    fn run(&mut self, rest: &[u8]) -> usize {
        let fits: fn(u8) -> bool = match self.at {
            At::Path => is_target,
            At::Name => is_token,
            At::Value
                if matches!(
                    self.known,
                    Known::Other | Known::Connection | Known::Upgrade
                ) =>
            {
                is_field_value
            }
            _ => return 0,
        };
        let count = rest
            .iter()
            .position(|&byte| !fits(byte))
            .unwrap_or(rest.len());
        self.head.text.extend_from_slice(&rest[..count]);
        self.size += count;
        count
    }

    fn in_span(&self) -> bool {
        matches!(
            self.at,
            At::Scheme
                | At::Slash1
                | At::Slash2
                | At::Authority
                | At::SecondAuthority
                | At::Path
                | At::Name
                | At::Value
        )
    }

    fn keep(&mut self, byte: u8, next: At) {
        self.head.text.push(byte);
        self.size += 1;
        self.at = next;
    }

    /// Where the next part begins: here.
    fn mark(&mut self) {
        self.start = self.place();
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "Limits::head and one slice bound it"
    )]
    fn place(&self) -> u32 {
        self.head.text.len() as u32
    }

    fn step(&mut self, byte: u8, at: usize) -> Step {
        match self.at {
            At::Start | At::Method => self.method(byte, at),
            At::BeforeTarget
            | At::Scheme
            | At::Slash1
            | At::Slash2
            | At::Authority
            | At::SecondAuthority
            | At::Path => self.target(byte, at),
            At::TargetLf if byte == b'\n' => {
                self.at = At::FirstField;
                Ok(())
            }
            At::TargetLf => refuse(URL, "Expected CRLF", at),
            At::BeforeVersion
            | At::Protocol
            | At::Major
            | At::Dot
            | At::Minor
            | At::VersionEnd
            | At::VersionLf => self.version(byte, at),
            At::Status | At::StatusEnd | At::Reason | At::ReasonLf => self.status(byte, at),
            At::FirstField | At::Field | At::Name => self.name(byte, at),
            _ => self.value(byte, at),
        }
    }

    fn method(&mut self, byte: u8, at: usize) -> Step {
        if self.at == At::Start {
            if matches!(byte, b'\r' | b'\n') {
                return Ok(());
            }
            if self.role == Role::Client {
                self.at = At::Protocol;
                return self.version(byte, at);
            }
            self.at = At::Method;
        }
        let known = self.head.text.as_slice();
        let exact = METHODS.iter().position(|method| method.as_bytes() == known);
        if let (b' ', Some(method)) = (byte, exact) {
            self.head.method = method;
            self.head.text.clear();
            self.at = At::BeforeTarget;
            return Ok(());
        }
        let fits = |method: &&str| {
            let rest = method.as_bytes().strip_prefix(known);
            rest.and_then(<[u8]>::first) == Some(&byte)
        };
        if METHODS.iter().any(fits) {
            self.head.text.push(byte);
            return Ok(());
        }
        let reason = if exact.is_some() {
            "Expected space after method"
        } else {
            "Invalid method encountered"
        };
        refuse("HPE_INVALID_METHOD", reason, at)
    }

    fn target(&mut self, byte: u8, at: usize) -> Step {
        if matches!(byte, b'\t' | 12) {
            return refuse(URL, "Invalid characters in url", at + 1);
        }
        match (self.at, byte) {
            (At::BeforeTarget, b' ') => return Ok(()),
            (At::BeforeTarget | At::Scheme | At::Slash1 | At::Slash2, b' ' | b'\r' | b'\n') => {
                return refuse(URL, "Invalid characters in url", at + 1);
            }
            (_, b' ' | b'\r' | b'\n') => {
                self.head.target = (self.start, self.place());
                self.head.version = (0, 9);
                self.at = match byte {
                    b' ' => At::BeforeVersion,
                    b'\r' => At::TargetLf,
                    _ => At::FirstField,
                };
                return Ok(());
            }
            _ => {}
        }
        let next = match (self.at, byte) {
            (At::BeforeTarget, _) => {
                self.mark();
                match byte {
                    _ if self.head.method() == CONNECT => self.authority(byte, at)?,
                    b'/' | b'*' => At::Path,
                    _ if byte.is_ascii_alphabetic() => At::Scheme,
                    _ => return refuse(URL, "Unexpected start char in url", at),
                }
            }
            (At::Scheme, b':') => At::Slash1,
            (At::Scheme, _) if byte.is_ascii_alphabetic() => At::Scheme,
            (At::Slash1, b'/') => At::Slash2,
            (At::Slash2, b'/') => At::Authority,
            (At::Scheme | At::Slash1 | At::Slash2, _) => {
                return refuse(URL, "Unexpected char in url schema", at);
            }
            (At::Authority | At::SecondAuthority, _) => self.authority(byte, at)?,
            _ => {
                let text = self
                    .head
                    .text
                    .get(self.start as usize..)
                    .unwrap_or_default();
                let reason = match text {
                    text if text.contains(&b'#') => "Invalid char in url fragment start",
                    text if text.contains(&b'?') => "Invalid char in url query",
                    _ => "Invalid char in url path",
                };
                return refuse(URL, reason, at);
            }
        };
        self.keep(byte, next);
        Ok(())
    }

    fn authority(&self, byte: u8, at: usize) -> Result<At, Refused> {
        match byte {
            b'/' | b'?' => Ok(At::Path),
            b'@' if self.at == At::SecondAuthority => refuse(URL, "Double @ in url", at),
            b'@' => Ok(At::SecondAuthority),
            _ if is_authority(byte) => Ok(At::Authority),
            _ => refuse(URL, "Unexpected char in url server", at),
        }
    }

    fn version(&mut self, byte: u8, at: usize) -> Step {
        let is_request = self.role == Role::Server;
        match self.at {
            At::BeforeVersion if byte == b' ' => {}
            At::BeforeVersion | At::Protocol => {
                if self.at == At::BeforeVersion {
                    self.at = At::Protocol;
                    self.mark();
                    self.count = 0;
                }
                return self.protocol(byte, at);
            }
            At::Major => {
                if !byte.is_ascii_digit() {
                    return refuse(VERSION, "Invalid major version", at);
                }
                self.head.version.0 = byte - b'0';
                self.at = At::Dot;
            }
            At::Dot => {
                if byte != b'.' {
                    return refuse(VERSION, "Expected dot", at);
                }
                self.at = At::Minor;
            }
            At::Minor => {
                if !byte.is_ascii_digit() {
                    return refuse(VERSION, "Invalid minor version", at);
                }
                self.head.version.1 = byte - b'0';
                if !matches!(self.head.version, (0, 9) | (1, 0 | 1) | (2, 0)) {
                    return refuse(VERSION, "Invalid HTTP version", at + 1);
                }
                self.at = At::VersionEnd;
            }
            At::VersionEnd if is_request => match byte {
                b'\r' => self.at = At::VersionLf,
                b'\n' => return refuse(VERSION, "Expected CRLF after version", at + 1),
                _ => return refuse(VERSION, "Expected CRLF after version", at),
            },
            At::VersionEnd => {
                if byte != b' ' {
                    return refuse(VERSION, "Expected space after version", at);
                }
                self.count = 0;
                self.at = At::Status;
            }
            _ if byte == b'\n' => {
                if self.head.method() == PRI {
                    // The preface of HTTP/2, which this is not.
                    return if self.head.version == (2, 0) {
                        refuse("HPE_PAUSED_H2_UPGRADE", "Pause on PRI/Upgrade", at + 1)
                    } else {
                        refuse(VERSION, "Expected HTTP/2 Connection Preface", at + 1)
                    };
                }
                self.at = At::FirstField;
            }
            _ => return refuse("HPE_STRICT", "Expected CRLF after version", at),
        }
        Ok(())
    }

    fn protocol(&mut self, byte: u8, at: usize) -> Step {
        const EXPECTED: &str = "Expected HTTP/, RTSP/ or ICE/";
        let names: &[&[u8]] = &[b"HTTP/", b"RTSP/", b"ICE/"];
        let begun = self
            .head
            .text
            .get(self.start as usize..)
            .unwrap_or_default();
        let next = |name: &&[u8]| name.strip_prefix(begun).and_then(<[u8]>::first) == Some(&byte);
        if !names.iter().any(next) {
            return refuse("HPE_INVALID_CONSTANT", EXPECTED, at);
        }
        if byte != b'/' {
            self.head.text.push(byte);
            return Ok(());
        }
        let is_http = begun == b"HTTP";
        if self.role == Role::Server && is_http && self.head.method >= FIRST_OF_RTSP {
            return refuse(
                "HPE_INVALID_CONSTANT",
                "Invalid method for HTTP/x.x request",
                at,
            );
        }
        self.head.text.truncate(self.start as usize);
        self.at = At::Major;
        Ok(())
    }

    fn status(&mut self, byte: u8, at: usize) -> Step {
        const STATUS: &str = "HPE_INVALID_STATUS";
        match (self.at, byte) {
            (At::Status, b'0'..=b'9') => {
                self.head.status = self.head.status * 10 + u16::from(byte - b'0');
                self.count += 1;
                if self.count == 3 {
                    self.at = At::StatusEnd;
                }
            }
            (At::Status, _) => return refuse(STATUS, "Invalid status code", at),
            (At::StatusEnd, b' ') => {
                self.mark();
                self.at = At::Reason;
            }
            (At::StatusEnd, b'\r') => self.at = At::ReasonLf,
            (At::StatusEnd, b'\n') => return refuse(STATUS, "Invalid response status", at + 1),
            (At::StatusEnd, _) => return refuse(STATUS, "Invalid response status", at),
            (At::Reason, b'\n') => {
                return refuse(
                    "HPE_CR_EXPECTED",
                    "Missing expected CR after response line",
                    at + 1,
                );
            }
            (At::Reason, b'\r') => {
                self.head.reason = (self.start, self.place());
                self.at = At::ReasonLf;
            }
            (At::Reason, _) => {
                self.keep(byte, At::Reason);
                // Node counts it; without a bound it would be memory for the asking.
                if self.size > 1 << 16 {
                    return overflow(at);
                }
            }
            (_, b'\n') => self.at = At::FirstField,
            _ => return refuse("HPE_STRICT", "Expected LF after CR", at),
        }
        Ok(())
    }

    fn name(&mut self, byte: u8, at: usize) -> Step {
        if self.at != At::Name {
            match byte {
                b' ' if self.at == At::FirstField => {
                    return refuse(
                        "HPE_UNEXPECTED_SPACE",
                        "Unexpected space after start line",
                        at + 1,
                    );
                }
                b' ' | b'\t' => {
                    return refuse(TOKEN, "Unexpected whitespace after header value", at);
                }
                b'\r' => {
                    self.at = At::EndLf;
                    return Ok(());
                }
                b'\n' => return refuse(TOKEN, "Invalid header field char", at + 1),
                _ if !is_token(byte) => return refuse(TOKEN, "Invalid header token", at),
                _ => {
                    self.mark();
                    self.keep(byte, At::Name);
                    return Ok(());
                }
            }
        }
        self.name = (self.start, self.place());
        let name = self
            .head
            .text
            .get(self.start as usize..)
            .unwrap_or_default();
        self.known = Known::of(name);
        match (byte, self.known) {
            (b':', known) => {
                self.at = At::ValueStart;
                let (reason, code) = match known {
                    Known::ContentLength if self.seen.encoded => (
                        "Content-Length can't be present with Transfer-Encoding",
                        LENGTH,
                    ),
                    Known::TransferEncoding if self.seen.length.is_some() => (
                        "Transfer-Encoding can't be present with Content-Length",
                        ENCODING,
                    ),
                    _ => return Ok(()),
                };
                refuse(code, reason, at + 1)
            }
            (b' ', known) if known != Known::Other => {
                refuse(TOKEN, "Invalid header field char", at + 1)
            }
            _ => refuse(TOKEN, "Invalid header token", at),
        }
    }

    fn value(&mut self, byte: u8, at: usize) -> Step {
        match (self.at, byte) {
            (At::ValueStart, b' ' | b'\t') => {}
            (At::ValueStart, b'\r') => self.at = At::ValueStartLf,
            (At::ValueStart, b'\n') => return refuse(TOKEN, "Invalid header value char", at + 1),
            (At::ValueStart, _) => {
                if !is_field_value(byte) {
                    return refuse(TOKEN, "Invalid header value char", at);
                }
                self.mark();
                self.begin_value(byte, at)?;
            }
            (At::ValueStartLf, b'\n') => self.at = At::ValueEmpty,
            (At::ValueStartLf, _) => return refuse("HPE_STRICT", "Expected LF after CR", at),
            (At::ValueEmpty, b' ' | b'\t') => {
                return refuse(TOKEN, "Invalid header value char", at + 1);
            }
            (At::ValueEmpty, _) => {
                if self.known == Known::ContentLength {
                    return refuse(LENGTH, "Empty Content-Length", at);
                }
                self.mark();
                self.push_field();
                self.at = At::Field;
                return self.name(byte, at);
            }
            (At::Value, b'\r') => {
                self.end_value();
                self.at = At::ValueLf;
            }
            (At::Value, b'\n') => {
                return refuse(
                    "HPE_CR_EXPECTED",
                    "Missing expected CR after header value",
                    at,
                );
            }
            (At::Value, _) => {
                if !is_field_value(byte) {
                    return refuse(TOKEN, "Invalid header value char", at);
                }
                self.value_byte(byte, at)?;
                self.keep(byte, At::Value);
            }
            (At::ValueLf, b'\n') => self.at = At::AfterValue,
            (At::ValueLf, _) => {
                return refuse(
                    "HPE_LF_EXPECTED",
                    "Missing expected LF after header value",
                    at,
                );
            }
            _ => {
                self.at = At::Field;
                return self.name(byte, at);
            }
        }
        Ok(())
    }

    fn begin_value(&mut self, byte: u8, at: usize) -> Step {
        self.broken = false;
        self.count = 0;
        match self.known {
            Known::ContentLength => {
                if self.seen.length.is_some() {
                    return refuse(
                        "HPE_UNEXPECTED_CONTENT_LENGTH",
                        "Duplicate Content-Length",
                        at,
                    );
                }
                self.seen.length = Some(0);
            }
            Known::TransferEncoding => {
                self.seen.encoded = true;
                if self.seen.chunked {
                    return refuse(ENCODING, "Invalid `Transfer-Encoding` header value", at + 1);
                }
            }
            _ => {}
        }
        self.value_byte(byte, at)?;
        self.keep(byte, At::Value);
        Ok(())
    }

    /// A byte of a value that decides how the message is framed.
    fn value_byte(&mut self, byte: u8, at: usize) -> Step {
        match (self.known, byte) {
            (Known::ContentLength, b'0'..=b'9') if !self.broken => {
                let sum = self.seen.length.unwrap_or(0).checked_mul(10);
                let sum = sum.and_then(|sum| sum.checked_add(u64::from(byte - b'0')));
                if sum.is_none() {
                    return refuse(LENGTH, "Content-Length overflow", at + 1);
                }
                self.seen.length = sum;
            }
            (Known::ContentLength, b' ') => self.broken = true,
            (Known::ContentLength, _) => {
                return refuse(LENGTH, "Invalid character in Content-Length", at);
            }
            (Known::TransferEncoding, b',') => {
                let begun = self.start as usize + self.count;
                let coding = self.head.text.get(begun..).unwrap_or_default();
                if coding.trim_ascii().eq_ignore_ascii_case(b"chunked") {
                    return refuse(ENCODING, "Invalid `Transfer-Encoding` header value", at + 1);
                }
                self.count = self.head.text.len() - self.start as usize + 1;
            }
            _ => {}
        }
        Ok(())
    }

    fn end_value(&mut self) {
        self.push_field();
        let value = self
            .head
            .text
            .get(self.start as usize..)
            .unwrap_or_default();
        match self.known {
            Known::TransferEncoding => {
                let coding = value.get(self.count..).unwrap_or_default().trim_ascii();
                self.seen.chunked = coding.eq_ignore_ascii_case(b"chunked");
            }
            Known::Connection => {
                let value = value.to_vec();
                self.seen.connection(&value);
            }
            Known::Upgrade => self.seen.upgrade = true,
            Known::ContentLength | Known::Other => {}
        }
    }

    /// The field is whole; blanks at its end are not part of it.
    fn push_field(&mut self) {
        let value = self
            .head
            .text
            .get(self.start as usize..)
            .unwrap_or_default();
        let blanks = value
            .iter()
            .rev()
            .take_while(|&&byte| matches!(byte, b' ' | b'\t'))
            .count();
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a part of what place() measures"
        )]
        let end = self.place() - blanks as u32;
        self.head.fields.push(Field {
            name: self.name,
            value: (self.start, end),
        });
    }
}

fn overflow<T>(at: usize) -> Result<T, Refused> {
    refuse("HPE_HEADER_OVERFLOW", "Header overflow", at)
}
