//! What the parser reports, as V8 would say it, and where.
#![graft(new)]

use std::path::Path;

use boa_parser::lexer::Error as LexError;

use super::{IgnoreEq, JsError, JsNativeError};
use crate::vm::SourcePath;

/// Where the parser failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxPosition {
    /// The source.
    pub path: SourcePath,
    /// One-based.
    pub line: u32,
    /// One-based, in code points.
    pub column: u32,
}

impl JsNativeError {
    /// Where the parser failed, for an error that it raised.
    #[must_use]
    pub fn syntax_position(&self) -> Option<&SyntaxPosition> {
        self.syntax_position.0.as_deref()
    }

    /// An error of the parser.
    pub(super) fn of_parser(err: &boa_parser::Error) -> Self {
        let (message, position) = describe(err);
        let mut error = Self::syntax().with_message(message);
        error.syntax_position = IgnoreEq(position.map(|(line, column)| {
            Box::new(SyntaxPosition {
                path: SourcePath::None,
                line,
                column,
            })
        }));
        error
    }
}

impl JsError {
    /// Says which source the parser failed in.
    pub(crate) fn with_syntax_path(mut self, path: Option<&Path>) -> Self {
        if let Some(path) = path
            && let Some(native) = self.as_native_mut()
            && let Some(position) = native.syntax_position.0.as_deref_mut()
        {
            position.path = SourcePath::Path(path.into());
        }
        self
    }
}

fn describe(err: &boa_parser::Error) -> (String, Option<(u32, u32)>) {
    use boa_parser::Error;
    let at = |p: boa_ast::Position| Some((p.line_number(), p.column_number()));
    match err {
        Error::Expected {
            expected,
            found,
            context,
            span,
        } => {
            let message = if *context == "argument list" && expected.iter().any(|e| e == ")") {
                "missing ) after argument list".to_owned()
            } else {
                unexpected(found)
            };
            (message, at(span.start()))
        }
        Error::Unexpected { found, span, .. } => (unexpected(found), at(span.start())),
        Error::AbruptEnd => ("Unexpected end of input".to_owned(), None),
        Error::Lex {
            err: LexError::Syntax(message, position),
        } => (
            super::syntax_words::of_v8(message).unwrap_or_else(|| lexical(message)),
            at(*position),
        ),
        Error::Lex {
            err: LexError::IO(err),
        } => (err.to_string(), None),
        Error::General { message, position } => (
            super::syntax_words::of_v8(message).unwrap_or_else(|| message.to_string()),
            at(*position),
        ),
        Error::ScopeAnalysis { err } => ((*err).to_owned(), None),
    }
}

/// V8's text for a token that the grammar does not allow; literals come quoted from the lexer.
fn unexpected(found: &str) -> String {
    let Some(first) = found.chars().next() else {
        return "Invalid or unexpected token".to_owned();
    };
    match first {
        _ if found == "end of file" => "Unexpected end of input".to_owned(),
        '"' => "Unexpected string".to_owned(),
        '`' => "Unexpected template string".to_owned(),
        '0'..='9' => "Unexpected number".to_owned(),
        c if (c.is_alphabetic() || c == '_' || c == '$') && !is_reserved(found) => {
            format!("Unexpected identifier '{found}'")
        }
        _ if found == "enum" => "Unexpected reserved word".to_owned(),
        _ => format!("Unexpected token '{found}'"),
    }
}

fn is_reserved(word: &str) -> bool {
    const RESERVED: &str = " break case catch class const continue debugger default delete do else enum export extends \
        false finally for function if import in instanceof new null return super switch this throw true try typeof var \
        void while with ";
    RESERVED.match_indices(word).any(|(at, _)| {
        RESERVED[..at].ends_with(' ') && RESERVED[at + word.len()..].starts_with(' ')
    })
}

/// V8's text for characters that form no token.
fn lexical(message: &str) -> String {
    let lower = message.to_ascii_lowercase();
    if lower.contains("regular expression literal: ") || lower.contains("flags") {
        return message.to_owned();
    }
    if lower.contains("regular expression") {
        return "Invalid regular expression: missing /".to_owned();
    }
    if lower.contains("hexadecimal escape") {
        return "Invalid hexadecimal escape sequence".to_owned();
    }
    if lower.contains("unicode") {
        return "Invalid Unicode escape sequence".to_owned();
    }
    if lower.contains("template") && lower.contains("unterminated") {
        return "Unterminated template literal".to_owned();
    }
    if lower.contains("octal escape") && lower.contains("strict") {
        return "Octal escape sequences are not allowed in strict mode.".to_owned();
    }
    if lower.contains("octal literals") {
        return "Octal literals are not allowed in strict mode.".to_owned();
    }
    "Invalid or unexpected token".to_owned()
}
