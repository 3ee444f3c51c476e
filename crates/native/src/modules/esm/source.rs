//! A JavaScript text as its smallest pieces: words, strings, templates, regular expressions, comments and blanks.
//!
//! It is no parser. It knows where a piece ends, so that what stands inside strings and comments is not taken for code.

/// A text and a place in it.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

pub(super) const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

impl<'a> Source<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
        }
    }

    /// An `=` that is no comparison.
    pub(super) fn assigns(&mut self) -> bool {
        self.skip_space();
        if self.bytes.get(self.at) == Some(&b'=')
            && !matches!(self.bytes.get(self.at + 1), Some(b'=' | b'>'))
        {
            self.at += 1;
            return true;
        }
        false
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        let found = self.bytes[self.at.min(self.bytes.len())..].starts_with(token.as_bytes());
        if found {
            self.at += token.len();
        }
        found
    }

    pub(super) fn eat_word(&mut self, wanted: &str) -> bool {
        self.skip_space();
        let here = self.at;
        if self.word() == wanted {
            return true;
        }
        self.at = here;
        false
    }

    pub(super) fn word(&mut self) -> &'a str {
        self.skip_space();
        let start = self.at;
        while self.bytes.get(self.at).copied().is_some_and(is_name) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The string that begins here; none if it is no well-formed text.
    pub(super) fn string_here(&mut self) -> Option<String> {
        self.skip_space();
        if !matches!(self.bytes.get(self.at), Some(b'"' | b'\'')) {
            return None;
        }
        let start = self.at + 1;
        self.string();
        let text = self.text.get(start..self.at.checked_sub(1)?)?;
        if text.contains('\\') {
            unescape(text)
        } else {
            Some(text.to_owned())
        }
    }

    pub(super) fn string(&mut self) {
        let quote = self.bytes[self.at];
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'\n' => return,
                byte if byte == quote => return,
                _ => {}
            }
        }
        self.at = self.at.min(self.bytes.len());
    }

    /// To the end of a template, or behind the `${` of its next hole, which is told by `true`.
    pub(super) fn skip_template(&mut self) -> bool {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'`' => return false,
                b'$' if self.bytes.get(self.at) == Some(&b'{') => {
                    self.at += 1;
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    pub(super) fn skip_regexp(&mut self) {
        self.at += 1;
        let mut class = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'\n' => return,
                b'/' if !class => return,
                _ => {}
            }
        }
    }

    pub(super) fn skip_comment(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = if rest.starts_with(b"//") {
            memchr::memchr(b'\n', rest)
        } else {
            memchr::memmem::find(&rest[2..], b"*/").map(|at| at + 4)
        };
        self.at += end.unwrap_or(rest.len());
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else if byte == b'/' && matches!(self.bytes.get(self.at + 1), Some(b'/' | b'*')) {
                self.skip_comment();
            } else {
                return;
            }
        }
    }
}

/// A string literal's text with its escapes resolved; none if that gives a lone surrogate.
fn unescape(text: &str) -> Option<String> {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let mut buffer = [0; 2];
        if c != '\\' {
            units.extend_from_slice(c.encode_utf16(&mut buffer));
            continue;
        }
        let escaped = chars.next()?;
        let length = match escaped {
            'x' => 2,
            'u' => 4,
            _ => 0,
        };
        if length > 0 {
            let rest = chars.as_str();
            let (digits, end) = match rest.strip_prefix('{').filter(|_| escaped == 'u') {
                Some(braced) => {
                    let close = braced.find('}')?;
                    (&braced[..close], close + 2)
                }
                None => (rest.get(..length)?, length),
            };
            let code = u32::from_str_radix(digits, 16).ok()?;
            match char::from_u32(code) {
                Some(c) => units.extend_from_slice(c.encode_utf16(&mut buffer)),
                None => units.push(u16::try_from(code).ok()?),
            }
            chars = rest.get(end..)?.chars();
            continue;
        }
        let plain = match escaped {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            '\n' => continue,
            other => other,
        };
        units.extend_from_slice(plain.encode_utf16(&mut buffer));
    }
    String::from_utf16(&units).ok()
}
