//! Removes comments and leading blanks from JavaScript, keeping every line break so that positions
//! in stack traces stay those of the file.
//!
//! It knows strings, templates (with nesting) and regular expressions well enough for this folder's
//! own sources, and is not meant for anybody else's.

/// The source without comments and indentation.
pub fn comments(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    // Braces open at this point; `true` marks one that belongs to a template's `${`.
    let mut braces: Vec<bool> = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'/' if bytes.get(i + 1) == Some(&b'/') => {
                while i < bytes.len() && bytes[i] != b'\n' {
                    i += 1;
                }
            }
            b'/' if bytes.get(i + 1) == Some(&b'*') => {
                i += 2;
                while i < bytes.len() && !bytes[i..].starts_with(b"*/") {
                    if bytes[i] == b'\n' {
                        out.push(b'\n');
                    }
                    i += 1;
                }
                i += 2;
                out.push(b' ');
            }
            b'/' if regex_may_start(&out) => i = copy_regex(bytes, i, &mut out),
            q @ (b'"' | b'\'') => i = copy_string(bytes, i, q, &mut out),
            b'`' => i = copy_template(bytes, i, &mut out, &mut braces),
            b'{' => {
                braces.push(false);
                out.push(b'{');
                i += 1;
            }
            b'}' => {
                out.push(b'}');
                i += 1;
                if braces.pop() == Some(true) {
                    i = copy_template_tail(bytes, i, &mut out, &mut braces);
                }
            }
            b'\n' => {
                while out.last() == Some(&b' ') {
                    out.pop();
                }
                out.push(b'\n');
                i += 1;
                while matches!(bytes.get(i), Some(b' ' | b'\t')) {
                    i += 1;
                }
            }
            byte => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8(out).expect("only whole ASCII tokens are removed")
}

fn regex_may_start(out: &[u8]) -> bool {
    let text = out.trim_ascii_end();
    let Some(&last) = text.last() else {
        return true;
    };
    if b"(,=:[!&|?{};+-*%<>~^".contains(&last) {
        return true;
    }
    [
        &b"return"[..],
        b"typeof",
        b"case",
        b"in",
        b"of",
        b"void",
        b"delete",
    ]
    .iter()
    .any(|word| {
        text.ends_with(word)
            && !text[..text.len() - word.len()]
                .last()
                .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'.'))
    })
}

fn copy_string(bytes: &[u8], mut i: usize, quote: u8, out: &mut Vec<u8>) -> usize {
    out.push(quote);
    i += 1;
    while i < bytes.len() {
        out.push(bytes[i]);
        match bytes[i] {
            b'\\' => {
                out.push(bytes[i + 1]);
                i += 2;
            }
            byte => {
                i += 1;
                if byte == quote {
                    break;
                }
            }
        }
    }
    i
}

fn copy_regex(bytes: &[u8], mut i: usize, out: &mut Vec<u8>) -> usize {
    let mut class = false;
    out.push(b'/');
    i += 1;
    while i < bytes.len() {
        let byte = bytes[i];
        out.push(byte);
        i += 1;
        match byte {
            b'\\' => {
                out.push(bytes[i]);
                i += 1;
            }
            b'[' => class = true,
            b']' => class = false,
            b'/' if !class => break,
            _ => {}
        }
    }
    i
}

fn copy_template(bytes: &[u8], i: usize, out: &mut Vec<u8>, braces: &mut Vec<bool>) -> usize {
    out.push(b'`');
    copy_template_tail(bytes, i + 1, out, braces)
}

fn copy_template_tail(
    bytes: &[u8],
    mut i: usize,
    out: &mut Vec<u8>,
    braces: &mut Vec<bool>,
) -> usize {
    while i < bytes.len() {
        let byte = bytes[i];
        out.push(byte);
        i += 1;
        match byte {
            b'\\' => {
                out.push(bytes[i]);
                i += 1;
            }
            b'`' => break,
            b'$' if bytes.get(i) == Some(&b'{') => {
                out.push(b'{');
                braces.push(true);
                return i + 1;
            }
            _ => {}
        }
    }
    i
}
