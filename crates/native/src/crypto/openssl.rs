//! Errors in OpenSSL's words: `error:1C800064:Provider routines::bad decrypt`, with `library`, `reason` and `code`, which
//! programs compare with.

use boa_engine::{Context, JsError, JsValue, js_error, property::Attribute};

use crate::interop::{array, define, text};

/// A failure as OpenSSL 3 reports it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Failure {
    number: &'static str,
    library: &'static str,
    reason: &'static str,
    code: &'static str,
    /// What stands below it on OpenSSL's error stack, if Node shows one.
    below: Option<&'static [&'static str]>,
}

const PROVIDER: &str = "Provider routines";
const ENVELOPE: &str = "digital envelope routines";

pub(super) const UNSUPPORTED: Failure = Failure {
    number: "0308010C",
    library: ENVELOPE,
    reason: "unsupported",
    code: "ERR_OSSL_EVP_UNSUPPORTED",
    below: Some(&["error:03000086:digital envelope routines::initialization error"]),
};
pub(super) const NOT_XOF: Failure = Failure {
    number: "030000B2",
    library: ENVELOPE,
    reason: "not XOF or invalid length",
    code: "ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH",
    below: None,
};
pub(super) const BAD_DECRYPT: Failure = Failure {
    number: "1C800064",
    library: PROVIDER,
    reason: "bad decrypt",
    code: "ERR_OSSL_BAD_DECRYPT",
    below: Some(&[]),
};
pub(super) const WRONG_FINAL_BLOCK_LENGTH: Failure = Failure {
    number: "1C80006B",
    library: PROVIDER,
    reason: "wrong final block length",
    code: "ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH",
    below: Some(&[]),
};

impl Failure {
    /// The line that OpenSSL prints.
    fn line(self) -> String {
        format!("error:{}:{}::{}", self.number, self.library, self.reason)
    }

    /// The error to throw.
    pub(super) fn into_js_error(self, context: &mut Context) -> JsError {
        let line = self.line();
        let value = match js_error!(Error: "{}", line).into_opaque(context) {
            Ok(value) => value,
            Err(error) => return error,
        };
        if let Some(object) = value.as_object() {
            if let Some(below) = self.below {
                let stack: Vec<JsValue> = below
                    .iter()
                    .map(|line| text::from_str(line).into())
                    .chain([text::from_str(&line).into()])
                    .collect();
                let stack = array(stack, context);
                define(&object, "opensslErrorStack", stack, Attribute::all());
            }
            for (name, value) in [
                ("library", self.library),
                ("reason", self.reason),
                ("code", self.code),
            ] {
                define(
                    &object,
                    name,
                    text::from_str(value).into(),
                    Attribute::all(),
                );
            }
        }
        JsError::from_opaque(value)
    }
}
