impl<R> Cursor<R>
where
    R: ReadChar,
{
    /// Gives an error that the source ended its place.
    pub(super) fn place_end(&self, error: Error) -> Error {
        match error {
            Error::AbruptEnd => {
                Error::general("Unexpected end of input", self.buffered_lexer.position())
            }
            // The lexer reports what is not terminated as an error of the reader.
            Error::Lex {
                err: crate::lexer::Error::IO(error),
            } if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                let message = if error.to_string().contains("template") {
                    "Unterminated template literal"
                } else {
                    "Invalid or unexpected token"
                };
                Error::general(message, self.buffered_lexer.position())
            }
            error => error,
        }
    }
}
