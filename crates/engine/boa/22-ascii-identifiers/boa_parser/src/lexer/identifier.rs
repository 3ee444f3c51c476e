impl Identifier {
    /// Checks if a character is `IdentifierStart` as per ECMAScript standards.
    #[graft(wrap)]
    pub(super) fn is_identifier_start(ch: u32) -> bool {
        match u8::try_from(ch) {
            Ok(byte) if byte.is_ascii() => {
                byte.is_ascii_alphabetic() || byte == b'$' || byte == b'_'
            }
            _ => Self::upstream_is_identifier_start(ch),
        }
    }

    /// Checks if a character is `IdentifierPart` as per ECMAScript standards.
    #[graft(wrap)]
    fn is_identifier_part(ch: u32) -> bool {
        match u8::try_from(ch) {
            Ok(byte) if byte.is_ascii() => {
                byte.is_ascii_alphanumeric() || byte == b'$' || byte == b'_'
            }
            _ => Self::upstream_is_identifier_part(ch),
        }
    }
}
