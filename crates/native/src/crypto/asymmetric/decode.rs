//! Keys out of DER and PEM.

use ::rsa::pkcs1::{DecodeRsaPrivateKey, RsaPublicKey, der::asn1::UintRef};
use pkcs8::{
    EncryptedPrivateKeyInfoRef, ObjectIdentifier, PrivateKeyInfoRef, SubjectPublicKeyInfoRef,
};
use sec1::{
    EcPrivateKey,
    der::{
        Decode, Encode, Reader, SliceReader,
        asn1::{AnyRef, OctetStringRef},
    },
};

use super::{
    Private, Public,
    curve::Curve,
    pem::{self, Block},
    rsa,
};

pub(super) const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
pub(super) const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
pub(super) const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
pub(super) const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
pub(super) const X25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.110");

/// Why a key cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::crypto) enum Unreadable {
    /// It is no key, or one of a kind that is not there.
    Unsupported,
    /// It is encrypted, and there is no passphrase.
    Passphrase,
    /// The passphrase is not the right one.
    BadDecrypt,
}

use Unreadable::{BadDecrypt, Passphrase, Unsupported};

/// The structure of a key in DER.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::crypto) enum Structure {
    Pkcs1,
    Pkcs8,
    Sec1,
    Spki,
}

/// A private key out of a PEM text: the first that there is.
pub(in crate::crypto) fn private_pem(
    text: &[u8],
    passphrase: Option<&[u8]>,
) -> Result<Private, Unreadable> {
    let blocks = pem::blocks(text);
    let block = blocks
        .iter()
        .find(|block| block.label.ends_with("PRIVATE KEY"))
        .ok_or(Unsupported)?;
    private_block(block, passphrase)
}

fn private_block(block: &Block, passphrase: Option<&[u8]>) -> Result<Private, Unreadable> {
    let opened;
    let mut bytes = &block.bytes;
    if let Some((cipher, iv)) = &block.encryption {
        let passphrase = passphrase.ok_or(Passphrase)?;
        opened = pem::decrypt(cipher, iv, passphrase, bytes).ok_or(BadDecrypt)?;
        bytes = &opened;
    }
    let structure = match block.label.as_str() {
        "RSA PRIVATE KEY" => Structure::Pkcs1,
        "EC PRIVATE KEY" => Structure::Sec1,
        "ENCRYPTED PRIVATE KEY" | "PRIVATE KEY" => Structure::Pkcs8,
        _ => return Err(Unsupported),
    };
    private_der(bytes, structure, passphrase)
}

/// A private key out of DER.
pub(in crate::crypto) fn private_der(
    bytes: &[u8],
    structure: Structure,
    passphrase: Option<&[u8]>,
) -> Result<Private, Unreadable> {
    match structure {
        Structure::Pkcs1 => rsa_private(bytes, false),
        Structure::Sec1 => {
            let key = EcPrivateKey::from_der(bytes).map_err(|_| Unsupported)?;
            let oid = key
                .parameters
                .and_then(|parameters| parameters.named_curve());
            ec_private(&key, oid)
        }
        Structure::Spki => Err(Unsupported),
        Structure::Pkcs8 => {
            if let Ok(encrypted) = EncryptedPrivateKeyInfoRef::try_from(bytes) {
                let passphrase = passphrase.ok_or(Passphrase)?;
                let opened = encrypted.decrypt(passphrase).map_err(|_| BadDecrypt)?;
                return pkcs8(opened.as_bytes());
            }
            pkcs8(bytes)
        }
    }
}

fn pkcs8(bytes: &[u8]) -> Result<Private, Unreadable> {
    let info = PrivateKeyInfoRef::try_from(bytes).map_err(|_| Unsupported)?;
    let key = info.private_key.as_bytes();
    let seed = || {
        let seed = <&OctetStringRef>::from_der(key).map_err(|_| Unsupported)?;
        <[u8; 32]>::try_from(seed.as_bytes()).map_err(|_| Unsupported)
    };
    match info.algorithm.oid {
        RSA => rsa_private(key, false),
        RSA_PSS if no_parameters(info.algorithm.parameters) => rsa_private(key, true),
        EC => {
            let inner = EcPrivateKey::from_der(key).map_err(|_| Unsupported)?;
            let oid = info.algorithm.parameters_oid().map_err(|_| Unsupported)?;
            ec_private(&inner, Some(oid))
        }
        ED25519 => Ok(Private::Ed25519(seed()?)),
        X25519 => Ok(Private::X25519(seed()?)),
        _ => Err(Unsupported),
    }
}

/// Keys for RSASSA-PSS may be bound to a hash function and a salt; such are not read.
fn no_parameters(parameters: Option<AnyRef<'_>>) -> bool {
    parameters.is_none()
}

fn rsa_private(bytes: &[u8], pss: bool) -> Result<Private, Unreadable> {
    let key = ::rsa::PrivateKey::from_pkcs1_der(bytes).map_err(|_| Unsupported)?;
    let key = Box::new(key);
    Ok(Private::Rsa { key, pss })
}

fn ec_private(
    key: &EcPrivateKey<'_>,
    oid: Option<ObjectIdentifier>,
) -> Result<Private, Unreadable> {
    let curve = oid.and_then(Curve::from_oid).ok_or(Unsupported)?;
    let scalar = curve.scalar(key.private_key).ok_or(Unsupported)?;
    Ok(Private::Ec { curve, scalar })
}

/// A public key out of a PEM text: a public key's own block, a certificate's, or that of a private key.
pub(in crate::crypto) fn public_pem(
    text: &[u8],
    passphrase: Option<&[u8]>,
) -> Result<Public, Unreadable> {
    for block in pem::blocks(text) {
        match block.label.as_str() {
            "PUBLIC KEY" => return public_der(&block.bytes, Structure::Spki),
            "RSA PUBLIC KEY" => return public_der(&block.bytes, Structure::Pkcs1),
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => {
                let key = key_of_certificate(&block.bytes).ok_or(Unsupported)?;
                return public_der(&key, Structure::Spki);
            }
            label if label.ends_with("PRIVATE KEY") => {
                return private_block(&block, passphrase)?
                    .public()
                    .ok_or(Unsupported);
            }
            _ => {}
        }
    }
    Err(Unsupported)
}

/// A public key out of DER.
pub(in crate::crypto) fn public_der(
    bytes: &[u8],
    structure: Structure,
) -> Result<Public, Unreadable> {
    match structure {
        Structure::Pkcs1 => rsa_public(bytes, false),
        Structure::Spki => spki(bytes),
        Structure::Pkcs8 | Structure::Sec1 => Err(Unsupported),
    }
}

fn spki(bytes: &[u8]) -> Result<Public, Unreadable> {
    let info = SubjectPublicKeyInfoRef::try_from(bytes).map_err(|_| Unsupported)?;
    let key = info.subject_public_key.as_bytes().ok_or(Unsupported)?;
    let point = || <[u8; 32]>::try_from(key).map_err(|_| Unsupported);
    match info.algorithm.oid {
        RSA => rsa_public(key, false),
        RSA_PSS if no_parameters(info.algorithm.parameters) => rsa_public(key, true),
        EC => {
            let oid = info.algorithm.parameters_oid().map_err(|_| Unsupported)?;
            let curve = Curve::from_oid(oid).ok_or(Unsupported)?;
            let point = curve.point(key).ok_or(Unsupported)?;
            Ok(Public::Ec { curve, point })
        }
        ED25519 => Ok(Public::Ed25519(point()?)),
        X25519 => Ok(Public::X25519(point()?)),
        _ => Err(Unsupported),
    }
}

fn rsa_public(bytes: &[u8], pss: bool) -> Result<Public, Unreadable> {
    let key = RsaPublicKey::<UintRef<'_>>::from_der(bytes).map_err(|_| Unsupported)?;
    let (n, e) = (key.modulus.as_bytes(), key.public_exponent.as_bytes());
    let key = Box::new(rsa::public(n, e).ok_or(Unsupported)?);
    Ok(Public::Rsa { key, pss })
}

/// The SPKI of a certificate (RFC 5280, 4.1): of the part that is signed, what follows the version, the serial number, the
/// signature's algorithm, issuer, validity and subject.
fn key_of_certificate(bytes: &[u8]) -> Option<Vec<u8>> {
    const VERSION: u8 = 0xa0;
    let mut reader = SliceReader::new(bytes).ok()?;
    let certificate = AnyRef::decode(&mut reader).ok()?;
    let mut parts = SliceReader::new(certificate.value()).ok()?;
    let signed = AnyRef::decode(&mut parts).ok()?;
    let has_version = signed.value().first() == Some(&VERSION);
    let mut fields = SliceReader::new(signed.value()).ok()?;
    for _ in 0..(if has_version { 6 } else { 5 }) {
        AnyRef::decode(&mut fields).ok()?;
    }
    if fields.is_finished() {
        return None;
    }
    AnyRef::decode(&mut fields).ok()?.to_der().ok()
}
