//! What goes wrong, in OpenSSL's words: programs look at `code`, `library` and `reason`.

use boa_engine::{Context, JsError, JsValue, property::Attribute};

use crate::interop::{self, array, text};

/// An error of a connection, a key or a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// OpenSSL's packed number; 0 for what has none.
    pub(super) number: u32,
    pub(super) library: &'static str,
    pub(super) reason: String,
    /// What `code` has, or nothing.
    pub(super) code: String,
    /// `opensslErrorStack`.
    pub(super) stack: &'static [&'static str],
}

/// OpenSSL's number of the library `SSL routines`.
const SSL: u32 = 20 << 23;

impl Failure {
    /// An error of OpenSSL's other libraries.
    pub(super) fn openssl(number: u32, library: &'static str, reason: &str) -> Self {
        let name = reason.replace(' ', "_").to_uppercase();
        let prefix = if library.starts_with("x509 ") {
            "X509_"
        } else if library.starts_with("PEM") {
            "PEM_"
        } else if library.starts_with("asn1") {
            "ASN1_"
        } else {
            ""
        };
        Self {
            number,
            library,
            reason: reason.to_owned(),
            code: format!("ERR_OSSL_{prefix}{name}"),
            stack: &[],
        }
    }

    /// An error of OpenSSL's TLS, by its reason's number and text.
    pub(super) fn ssl(number: u32, reason: &str) -> Self {
        Self {
            number: SSL | number,
            library: "SSL routines",
            reason: reason.to_owned(),
            code: format!("ERR_SSL_{}", reason.replace(' ', "_").to_uppercase()),
            stack: &[],
        }
    }

    /// An error with a code and a message only.
    pub(super) fn plain(code: &str, message: &str) -> Self {
        Self {
            number: 0,
            library: "",
            reason: message.to_owned(),
            code: code.to_owned(),
            stack: &[],
        }
    }

    pub(super) fn with_stack(mut self, stack: &'static [&'static str]) -> Self {
        self.stack = stack;
        self
    }

    pub(super) fn message(&self) -> String {
        if self.library.is_empty() {
            return self.reason.clone();
        }
        format!(
            "error:{:08X}:{}::{}",
            self.number, self.library, self.reason
        )
    }

    /// `[message, code, library, reason]`, from which JavaScript makes the error.
    pub(super) fn parts(&self, context: &mut Context) -> JsValue {
        let parts = [&self.message(), &self.code, self.library, &self.reason];
        array(parts.map(|part| text::from_str(part).into()), context)
    }

    /// The error to be thrown.
    pub(super) fn into_js_error(self, context: &mut Context) -> JsError {
        let native = boa_engine::JsNativeError::error().with_message(self.message());
        let Ok(object) = JsError::from(native).into_opaque(context) else {
            return boa_engine::js_error!(Error: "{}", self.reason);
        };
        if let Some(object) = object.as_object() {
            if !self.stack.is_empty() {
                let stack = array(
                    self.stack.iter().map(|line| text::from_str(line).into()),
                    context,
                );
                interop::define(&object, "opensslErrorStack", stack, Attribute::all());
            }
            if !self.library.is_empty() {
                let library = text::from_str(self.library).into();
                interop::define(&object, "library", library, Attribute::all());
                let reason = text::from_str(&self.reason).into();
                interop::define(&object, "reason", reason, Attribute::all());
            }
            if !self.code.is_empty() {
                let code = text::from_str(&self.code).into();
                interop::define(&object, "code", code, Attribute::all());
            }
        }
        JsError::from_opaque(object)
    }
}

/// The failure in OpenSSL's words of what rustls says went wrong.
pub(super) fn of_rustls(error: &rustls::Error) -> Failure {
    use rustls::{Error, InvalidMessage, PeerIncompatible};
    match error {
        Error::AlertReceived(alert) => of_alert(u8::from(*alert)),
        Error::NoCertificatesPresented => Failure::ssl(199, "peer did not return a certificate"),
        Error::NoApplicationProtocol => Failure::ssl(235, "no application protocol"),
        Error::DecryptError => Failure::ssl(281, "decryption failed or bad record mac"),
        Error::PeerSentOversizedRecord => Failure::ssl(198, "packet length too long"),
        Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => {
            Failure::ssl(244, "unexpected message")
        }
        Error::InvalidMessage(message) => match message {
            InvalidMessage::InvalidContentType => Failure::ssl(244, "unexpected message"),
            InvalidMessage::UnknownProtocolVersion => Failure::ssl(267, "wrong version number"),
            InvalidMessage::MessageTooLarge => Failure::ssl(198, "packet length too long"),
            InvalidMessage::HandshakePayloadTooLarge => Failure::ssl(152, "excessive message size"),
            InvalidMessage::MessageTooShort | InvalidMessage::MissingData(_) => {
                Failure::ssl(160, "length too short")
            }
            InvalidMessage::TrailingData(_) => Failure::ssl(159, "length mismatch"),
            InvalidMessage::DuplicateExtension(_) => Failure::ssl(110, "bad extension"),
            _ => Failure::ssl(113, "bad handshake message"),
        },
        Error::PeerIncompatible(why) => match why {
            PeerIncompatible::NoCipherSuitesInCommon => Failure::ssl(193, "no shared cipher"),
            PeerIncompatible::NoKxGroupsInCommon => Failure::ssl(410, "no suitable groups"),
            PeerIncompatible::NoSignatureSchemesInCommon
            | PeerIncompatible::NoCertificateRequestSignatureSchemesInCommon => {
                Failure::ssl(118, "no suitable signature algorithm")
            }
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
            | PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled
            | PeerIncompatible::SupportedVersionsExtensionRequired => {
                Failure::ssl(258, "unsupported protocol")
            }
            _ => Failure::ssl(110, "bad extension"),
        },
        Error::InvalidCertificate(_) => Failure::ssl(134, "certificate verify failed"),
        Error::General(_) => Failure::ssl(0x8_0000 | 259, "internal error"),
        other => Failure {
            reason: other.to_string(),
            code: "ERR_SSL_PROTOCOL_ERROR".to_owned(),
            ..Failure::ssl(0, "protocol error")
        },
    }
}

/// RFC 8446, 6: what the peer said.
fn of_alert(number: u8) -> Failure {
    let reason = match number {
        10 => "ssl/tls alert unexpected message",
        20 => "ssl/tls alert bad record mac",
        21 => "tlsv1 alert decryption failed",
        22 => "tlsv1 alert record overflow",
        30 => "ssl/tls alert decompression failure",
        40 => "ssl/tls alert handshake failure",
        41 => "ssl/tls alert no certificate",
        42 => "ssl/tls alert bad certificate",
        43 => "ssl/tls alert unsupported certificate",
        44 => "ssl/tls alert certificate revoked",
        45 => "ssl/tls alert certificate expired",
        46 => "ssl/tls alert certificate unknown",
        47 => "ssl/tls alert illegal parameter",
        48 => "tlsv1 alert unknown ca",
        49 => "tlsv1 alert access denied",
        50 => "tlsv1 alert decode error",
        51 => "tlsv1 alert decrypt error",
        60 => "tlsv1 alert export restriction",
        70 => "tlsv1 alert protocol version",
        71 => "tlsv1 alert insufficient security",
        80 => "tlsv1 alert internal error",
        86 => "tlsv1 alert inappropriate fallback",
        90 => "tlsv1 alert user cancelled",
        100 => "tlsv1 alert no renegotiation",
        109 => "tlsv13 alert missing extension",
        110 => "tlsv1 unsupported extension",
        111 => "tlsv1 certificate unobtainable",
        112 => "tlsv1 unrecognized name",
        113 => "tlsv1 bad certificate status response",
        114 => "tlsv1 bad certificate hash value",
        115 => "tlsv1 unknown psk identity",
        116 => "tlsv13 alert certificate required",
        120 => "tlsv1 alert no application protocol",
        _ => "tlsv1 alert unknown",
    };
    Failure::ssl(1000 + u32::from(number), reason)
}

/// What the first bytes of a connection are if they are no TLS record; `None` if they may be one.
pub(super) fn of_first_bytes(bytes: &[u8]) -> Option<Failure> {
    let head = bytes.get(..5)?;
    // RFC 8446, 5.1: type, version, length.
    if u16::from_be_bytes([head[3], head[4]]) > 0x4000 + 2048 {
        return Some(Failure::ssl(198, "packet length too long"));
    }
    let methods = [&b"GET "[..], b"POST", b"HEAD", b"PUT "];
    if methods.iter().any(|method| head.starts_with(method)) {
        return Some(Failure::ssl(156, "http request"));
    }
    if head[1] != 3 {
        return Some(Failure::ssl(267, "wrong version number"));
    }
    (!matches!(head[0], 20..=24)).then(|| Failure::ssl(244, "unexpected message"))
}
