//! The lines of a field section.

use super::{At, ENCODING, LENGTH, Reading, Step, TOKEN, refuse};
use crate::http::wire::{
    chars::{is_field_value, is_token},
    head::{Field, Known},
};

impl Reading {
    pub(super) fn name(&mut self, byte: u8, at: usize) -> Step {
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

    pub(super) fn value(&mut self, byte: u8, at: usize) -> Step {
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
