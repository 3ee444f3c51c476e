//! The line before a chunk (RFC 9112, 7.1): its size in hexadecimal digits, perhaps extensions, which are checked and dropped.

use super::{Refused, chars::is_token};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    FirstDigit,
    Digits,
    Extensions,
    Name,
    Value,
    Quoted,
    QuotedPair,
    AfterQuote,
    Lf,
}

/// One such line, which may come in pieces.
#[derive(Debug)]
pub(super) struct SizeLine {
    at: At,
    size: u64,
    extensions: usize,
}

const BAD_SIZE: &str = "Invalid character in chunk size";

impl SizeLine {
    pub(super) const fn new() -> Self {
        Self {
            at: At::FirstDigit,
            size: 0,
            extensions: 0,
        }
    }

    /// Reads on from `from`: the chunk's size and where the line ended, or `None` if it goes on.
    pub(super) fn read(
        &mut self,
        input: &[u8],
        from: usize,
        most: usize,
    ) -> Result<Option<(u64, usize)>, Refused> {
        for (at, &byte) in input.iter().enumerate().skip(from) {
            match self.at {
                At::FirstDigit | At::Digits => self.size_byte(byte, at)?,
                At::Extensions => match byte {
                    b' ' | b'\r' => {
                        return strict("Invalid character in chunk extensions", at + 1);
                    }
                    _ => self.name_byte(byte, at)?,
                },
                At::Name => self.name_byte(byte, at)?,
                At::Value => match byte {
                    b'"' => self.at = At::Quoted,
                    b';' => self.at = At::Extensions,
                    b'\r' => self.at = At::Lf,
                    b'\n' => {
                        return missing_cr("Missing expected CR after chunk extension value", at);
                    }
                    _ if is_token(byte) => self.extensions += 1,
                    _ => {
                        return strict("Invalid character in chunk extensions value", at + 1);
                    }
                },
                At::Quoted => match byte {
                    b'"' => self.at = At::AfterQuote,
                    b'\\' => self.at = At::QuotedPair,
                    b'\t' | b' '..=b'~' | 128.. => self.extensions += 1,
                    _ => {
                        return strict(
                            "Invalid character in chunk extensions quoted value",
                            at + 1,
                        );
                    }
                },
                At::QuotedPair => match byte {
                    b'\t' | b' '..=b'~' | 128.. => {
                        self.extensions += 2;
                        self.at = At::Quoted;
                    }
                    _ => {
                        return strict(
                            "Invalid quoted-pair in chunk extensions quoted value",
                            at + 1,
                        );
                    }
                },
                At::AfterQuote => match byte {
                    b';' => self.at = At::Extensions,
                    b'\r' => self.at = At::Lf,
                    b'\n' => {
                        return missing_cr("Missing expected CR after chunk extension value", at);
                    }
                    _ => {
                        return strict("Invalid character in chunk extensions quote value", at);
                    }
                },
                At::Lf if byte == b'\n' => return Ok(Some((self.size, at + 1))),
                At::Lf => return strict("Expected LF after chunk size", at),
            }
            if self.extensions > most && matches!(self.at, At::Lf | At::Extensions) {
                return overflow(at + 1);
            }
        }
        if self.extensions > most {
            return overflow(input.len());
        }
        Ok(None)
    }

    fn size_byte(&mut self, byte: u8, at: usize) -> Result<(), Refused> {
        if let Some(digit) = char::from(byte).to_digit(16) {
            if self.size >> 60 != 0 {
                let reason = "Chunk size overflow";
                return Err(Refused::new("HPE_INVALID_CHUNK_SIZE", reason, at + 1));
            }
            self.size = self.size << 4 | u64::from(digit);
            self.at = At::Digits;
            return Ok(());
        }
        let wrong = |at| Err(Refused::new("HPE_INVALID_CHUNK_SIZE", BAD_SIZE, at));
        match byte {
            _ if self.at == At::FirstDigit => return wrong(at),
            b'\r' => self.at = At::Lf,
            b';' => self.at = At::Extensions,
            b' ' | b'\t' => return wrong(at + 1),
            b'\n' => return missing_cr("Missing expected CR after chunk size", at + 1),
            _ => return wrong(at),
        }
        Ok(())
    }

    fn name_byte(&mut self, byte: u8, at: usize) -> Result<(), Refused> {
        self.at = match byte {
            b'=' => At::Value,
            b';' => At::Extensions,
            b'\r' => At::Lf,
            b'\n' => return missing_cr("Missing expected CR after chunk extension name", at),
            _ if is_token(byte) => {
                self.extensions += 1;
                At::Name
            }
            _ => return strict("Invalid character in chunk extensions name", at + 1),
        };
        Ok(())
    }
}

fn strict<T>(reason: &'static str, at: usize) -> Result<T, Refused> {
    Err(Refused::new("HPE_STRICT", reason, at))
}

fn missing_cr<T>(reason: &'static str, at: usize) -> Result<T, Refused> {
    Err(Refused::new("HPE_CR_EXPECTED", reason, at))
}

fn overflow<T>(at: usize) -> Result<T, Refused> {
    let reason = "Chunk extensions overflow";
    Err(Refused::new("HPE_CHUNK_EXTENSIONS_OVERFLOW", reason, at))
}
