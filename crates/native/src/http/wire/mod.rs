//! HTTP/1 on the wire, without sockets: bytes in, events out, and heads and chunks the other way.
//!
//! A [`Parser`] reads requests ([`Role::Server`]) or responses ([`Role::Client`]). It is given slices that may be cut anywhere
//! and answers with one [`Event`] at a time, each with the number of bytes that it used. Its states are those of RFC 9112's
//! grammar. What it refuses, and in which words and at which byte, is what Node 25 (llhttp, strict) does.
//!
//! | look here | for |
//! |---|---|
//! | `parser.rs` | the connection's states: head, body by length, chunked, until close, upgraded |
//! | `head.rs` | what a head says |
//! | `reading/` | start line and field section, byte by byte: the one that decides |
//! | `quick.rs` | a whole head in one slice, by `httparse`; whatever is unusual goes to `reading/` |
//! | `chunk.rs` | the line before a chunk: size and extensions |
//! | `chars.rs` | which byte may stand where |
//! | `encode.rs` | status lines, dates, chunk framing |
//!
//! Nothing here knows JavaScript, and what is kept is bounded by [`Limits`].

mod chars;
mod chunk;
pub(crate) mod encode;
mod head;
mod parser;
mod quick;
mod reading;
#[cfg(test)]
mod tests;

pub(crate) use self::{
    chars::{is_field_value, is_token},
    head::{Field, Framing, Head, METHODS, METHODS_OF_HTTP},
    parser::{Event, Expected, Parser},
};

/// Which end of a connection reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Reads requests.
    Server,
    /// Reads responses.
    Client,
}

/// What a peer may make us keep.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of target, field names and field values of one head (`maxHeaderSize`), or of one trailer section.
    pub(crate) head: usize,
    /// Bytes of the extensions of one chunk.
    pub(crate) extensions: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: 16 * 1024,
            extensions: 16 * 1024,
        }
    }
}

/// A message that is refused; nothing after it can be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Node's `error.code`.
    pub(crate) code: &'static str,
    /// Node's `error.reason`.
    pub(crate) reason: &'static str,
    /// Bytes of the slice up to the place where it became wrong: Node's `error.bytesParsed`.
    pub(crate) at: usize,
}

impl Refused {
    const fn new(code: &'static str, reason: &'static str, at: usize) -> Self {
        Self { code, reason, at }
    }
}
