//! The first line of a message: method, target and version, or version, status and reason.

use super::{At, Reading, Step, URL, VERSION, overflow, refuse};
use crate::http::wire::{
    Refused, Role,
    chars::is_authority,
    head::{CONNECT, FIRST_OF_RTSP, METHODS, PRI},
};

impl Reading {
    pub(super) fn method(&mut self, byte: u8, at: usize) -> Step {
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

    pub(super) fn target(&mut self, byte: u8, at: usize) -> Step {
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

    pub(super) fn version(&mut self, byte: u8, at: usize) -> Step {
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

    pub(super) fn status(&mut self, byte: u8, at: usize) -> Step {
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
}
