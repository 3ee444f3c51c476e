//! Where the cryptography comes from. Graviola is verified assembly, but stops the process on a processor without the
//! instructions that it uses: it is only touched once they are known to be there. Elsewhere RustCrypto's portable code does it.

use std::sync::{Arc, LazyLock};

use rustls::{
    DigitallySignedStruct, SignatureScheme, client::danger::HandshakeSignatureValid,
    crypto::CryptoProvider, pki_types::SignatureVerificationAlgorithm,
};

use super::x509::Certificate;

/// The provider and the name that `process.versions` gives it.
pub(super) struct Provider {
    pub(super) crypto: Arc<CryptoProvider>,
    pub(super) name: &'static str,
}

static PROVIDER: LazyLock<Provider> = LazyLock::new(choose);

pub(super) fn provider() -> &'static Provider {
    &PROVIDER
}

#[cfg(target_arch = "x86_64")]
fn has_graviola() -> bool {
    use std::arch::is_x86_feature_detected as has;
    has!("aes")
        && has!("pclmulqdq")
        && has!("bmi1")
        && has!("bmi2")
        && has!("adx")
        && has!("avx")
        && has!("avx2")
        && has!("ssse3")
}

#[cfg(target_arch = "aarch64")]
fn has_graviola() -> bool {
    use std::arch::is_aarch64_feature_detected as has;
    has!("neon") && has!("aes") && has!("pmull") && has!("sha2")
}

/// `OURO_TLS_PROVIDER=rustcrypto` chooses the portable code on any processor, to compare the two.
fn choose() -> Provider {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    {
        let portable =
            std::env::var_os("OURO_TLS_PROVIDER").is_some_and(|name| name == "rustcrypto");
        if !portable && has_graviola() {
            return Provider {
                crypto: Arc::new(rustls_graviola::default_provider()),
                name: "graviola",
            };
        }
    }
    Provider {
        crypto: Arc::new(rustls_rustcrypto::provider()),
        name: "rustcrypto",
    }
}

/// Fills `bytes` with randomness.
pub(super) fn random(bytes: &mut [u8]) -> Result<(), rustls::Error> {
    provider()
        .crypto
        .secure_random
        .fill(bytes)
        .map_err(|_| rustls::Error::FailedToGetRandomBytes)
}

/// Whether `signature` is the key's over `message`, by the certificate's or list's own algorithm identifier.
pub(super) fn verify_signed(
    key: &Certificate<'_>,
    algorithm: &[u8],
    message: &[u8],
    signature: &[u8],
) -> bool {
    provider()
        .crypto
        .signature_verification_algorithms
        .all
        .iter()
        .any(|verifier| {
            same_algorithm(verifier.signature_alg_id().as_ref(), algorithm)
                && verifies(*verifier, key, message, signature)
        })
}

/// RSA's PKCS#1 signatures have a NULL parameter, which some issuers leave out.
fn same_algorithm(known: &[u8], given: &[u8]) -> bool {
    known == given || known.strip_suffix(&[5, 0]) == Some(given)
}

fn verifies(
    verifier: &dyn SignatureVerificationAlgorithm,
    key: &Certificate<'_>,
    message: &[u8],
    signature: &[u8],
) -> bool {
    verifier.public_key_alg_id().as_ref() == key.key_algorithm
        && verifier
            .verify_signature(key.key_bits, message, signature)
            .is_ok()
}

/// Checks what a peer signed in the handshake. The library's own check would refuse certificates of version 1, as OpenSSL does
/// not.
pub(super) fn verify_handshake(
    message: &[u8],
    certificate: &[u8],
    signed: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, rustls::Error> {
    let encoding = rustls::Error::InvalidCertificate(rustls::CertificateError::BadEncoding);
    let certificate = Certificate::parse(certificate).ok_or(encoding)?;
    let mapping = provider().crypto.signature_verification_algorithms.mapping;
    let verified = mapping
        .iter()
        .filter(|row| row.0 == signed.scheme)
        .flat_map(|row| row.1.iter())
        .any(|verifier| verifies(*verifier, &certificate, message, signed.signature()));
    if verified {
        return Ok(HandshakeSignatureValid::assertion());
    }
    Err(rustls::Error::InvalidCertificate(
        rustls::CertificateError::BadSignature,
    ))
}

/// What can be verified.
pub(super) fn schemes() -> Vec<SignatureScheme> {
    provider()
        .crypto
        .signature_verification_algorithms
        .supported_schemes()
}
