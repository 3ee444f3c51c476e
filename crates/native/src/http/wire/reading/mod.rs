//! Start line and field section, byte by byte: the reading that decides. What is kept is only what has a meaning.
//!
//! `start_line.rs` has the steps of request and status lines, `fields.rs` those of field names and values.

mod fields;
mod start_line;

use super::{
    Limits, Refused, Role,
    chars::{is_field_value, is_target, is_token},
    head::{Head, Interpreted, Known},
};

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
}

fn overflow<T>(at: usize) -> Result<T, Refused> {
    refuse("HPE_HEADER_OVERFLOW", "Header overflow", at)
}
