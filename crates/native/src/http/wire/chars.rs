//! Which byte may stand where, as llhttp has it in its strict mode.

const TOKEN: u8 = 1;
const VALUE: u8 = 2;
const TARGET: u8 = 4;
const AUTHORITY: u8 = 8;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "at is below 256")]
        let byte = at as u8;
        let mut class = 0;
        if byte.is_ascii_alphanumeric() || is_one_of(byte, b"!#$%&'*+-.^_`|~") {
            class |= TOKEN;
        }
        if byte == b'\t' || (byte >= b' ' && byte != 127) {
            class |= VALUE;
        }
        if byte > b' ' && byte < 127 {
            class |= TARGET;
        }
        if byte.is_ascii_alphanumeric() || is_one_of(byte, b"!$%&'()*+,-./:;=?@[]_~") {
            class |= AUTHORITY;
        }
        table[at] = class;
        at += 1;
    }
    table
}

const fn is_one_of(byte: u8, set: &[u8]) -> bool {
    let mut at = 0;
    while at < set.len() {
        if set[at] == byte {
            return true;
        }
        at += 1;
    }
    false
}

/// A byte of a `token` (RFC 9110, 5.6.2): field names, methods, chunk extensions.
pub(crate) const fn is_token(byte: u8) -> bool {
    CLASSES[byte as usize] & TOKEN != 0
}

/// A byte of a field value: visible, space, tab, or not ASCII (RFC 9110, 5.5).
pub(crate) const fn is_field_value(byte: u8) -> bool {
    CLASSES[byte as usize] & VALUE != 0
}

/// A byte of a request target's path, query or fragment.
pub(super) const fn is_target(byte: u8) -> bool {
    CLASSES[byte as usize] & TARGET != 0
}

/// A byte of the authority of a target in absolute or authority form.
pub(super) const fn is_authority(byte: u8) -> bool {
    CLASSES[byte as usize] & AUTHORITY != 0
}
