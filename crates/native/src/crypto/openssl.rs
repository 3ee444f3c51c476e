//! Errors in OpenSSL's words: `error:1C800064:Provider routines::bad decrypt`, with `library`, `reason` and `code`, which
//! programs compare with.

use boa_engine::{Context, JsError, js_error, property::Attribute};

use crate::interop::{array, define, text};

/// A failure as OpenSSL 3 reports it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Failure {
    number: &'static str,
    library: &'static str,
    reason: &'static str,
    code: &'static str,
    /// OpenSSL's stack of errors, if Node shows one.
    stack: Option<&'static [&'static str]>,
}

const PROVIDER: &str = "Provider routines";
const ENVELOPE: &str = "digital envelope routines";
const RSA: &str = "rsa routines";

pub(super) const UNSUPPORTED: Failure = Failure {
    number: "0308010C",
    library: ENVELOPE,
    reason: "unsupported",
    code: "ERR_OSSL_EVP_UNSUPPORTED",
    stack: Some(&[
        "error:03000086:digital envelope routines::initialization error",
        "error:0308010C:digital envelope routines::unsupported",
    ]),
};
pub(super) const NOT_XOF: Failure = Failure {
    number: "030000B2",
    library: ENVELOPE,
    reason: "not XOF or invalid length",
    code: "ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH",
    stack: None,
};
pub(super) const BAD_DECRYPT: Failure = Failure {
    number: "1C800064",
    library: PROVIDER,
    reason: "bad decrypt",
    code: "ERR_OSSL_BAD_DECRYPT",
    stack: Some(&["error:1C800064:Provider routines::bad decrypt"]),
};
pub(super) const WRONG_FINAL_BLOCK_LENGTH: Failure = Failure {
    number: "1C80006B",
    library: PROVIDER,
    reason: "wrong final block length",
    code: "ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH",
    stack: Some(&["error:1C80006B:Provider routines::wrong final block length"]),
};

pub(super) const INVALID_DIGEST: Failure = Failure {
    number: "1C80007A",
    library: PROVIDER,
    reason: "invalid digest",
    code: "ERR_OSSL_INVALID_DIGEST",
    stack: None,
};
/// Of a signature.
pub(super) const UNSUPPORTED_PADDING: Failure = Failure {
    number: "1C8000A5",
    library: PROVIDER,
    reason: "illegal or unsupported padding mode",
    code: "ERR_OSSL_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE",
    stack: None,
};
/// Of an encryption.
pub(super) const UNKNOWN_PADDING: Failure = Failure {
    number: "02000076",
    library: RSA,
    reason: "unknown padding type",
    code: "ERR_OSSL_RSA_UNKNOWN_PADDING_TYPE",
    stack: None,
};
pub(super) const FAILED_DURING_DERIVATION: Failure = Failure {
    number: "1C8000A4",
    library: PROVIDER,
    reason: "failed during derivation",
    code: "ERR_OSSL_FAILED_DURING_DERIVATION",
    stack: None,
};
pub(super) const OPERATION_NOT_SUPPORTED: Failure = Failure {
    number: "03000096",
    library: ENVELOPE,
    reason: "operation not supported for this keytype",
    code: "ERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE",
    stack: None,
};
pub(super) const DECODER_UNSUPPORTED: Failure = Failure {
    number: "1E08010C",
    library: "DECODER routines",
    reason: "unsupported",
    code: "ERR_OSSL_UNSUPPORTED",
    stack: Some(&["error:1E08010C:DECODER routines::unsupported"]),
};
pub(super) const INTERRUPTED: Failure = Failure {
    number: "07880109",
    library: "common libcrypto routines",
    reason: "interrupted or cancelled",
    code: "ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED",
    stack: Some(&[
        "error:04800068:PEM routines::bad password read",
        "error:07880109:common libcrypto routines::interrupted or cancelled",
        "error:07880109:common libcrypto routines::interrupted or cancelled",
    ]),
};
pub(super) const DATA_TOO_LARGE: Failure = Failure {
    number: "0200006E",
    library: RSA,
    reason: "data too large for key size",
    code: "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE",
    stack: None,
};
/// As [`DATA_TOO_LARGE`], of a digest that has no room in its key.
pub(super) const SIGNATURE_TOO_LARGE: Failure = Failure {
    stack: Some(&["error:1C880004:Provider routines::RSA lib"]),
    ..DATA_TOO_LARGE
};
pub(super) const DATA_TOO_SMALL: Failure = Failure {
    number: "0200007A",
    library: RSA,
    reason: "data too small for key size",
    code: "ERR_OSSL_RSA_DATA_TOO_SMALL_FOR_KEY_SIZE",
    stack: None,
};
pub(super) const OAEP_DECODING: Failure = Failure {
    number: "02000079",
    library: RSA,
    reason: "oaep decoding error",
    code: "ERR_OSSL_RSA_OAEP_DECODING_ERROR",
    stack: None,
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
            if let Some(lines) = self.stack {
                let lines = lines.iter().map(|line| text::from_str(line).into());
                let stack = array(lines, context);
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
