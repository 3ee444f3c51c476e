//! What a head says: its parts as ranges of one text, and what the fields of interest mean together.

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
pub(super) const CONNECT: &str = "CONNECT";
pub(super) const PRI: &str = "PRI";
/// From here on methods are RTSP's only.
pub(super) const FIRST_OF_RTSP: usize = 36;
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
    pub(super) length: Option<u64>,
    pub(super) encoded: bool,
    pub(super) chunked: bool,
    pub(super) close: bool,
    pub(super) keep_alive: bool,
    pub(super) wants_upgrade: bool,
    pub(super) upgrade: bool,
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

    pub(super) fn connection(&mut self, value: &[u8]) {
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
