//! Keys into DER and PEM.

use ::rsa::pkcs1::{EncodeRsaPrivateKey, EncodeRsaPublicKey};
use pkcs8::{
    AlgorithmIdentifierRef, EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef, SubjectPublicKeyInfoRef,
    pkcs5::pbes2,
};
use sec1::{
    EcParameters, EcPrivateKey,
    der::{
        Encode,
        asn1::{AnyRef, BitStringRef, Null, OctetStringRef},
    },
};

use super::{
    Private, Public,
    curve::Curve,
    decode::{self, Structure},
    pem,
};

/// What a private key is encrypted with.
pub(in crate::crypto) struct Encryption {
    /// `aes-256-cbc` or its like.
    pub(in crate::crypto) cipher: String,
    pub(in crate::crypto) passphrase: Vec<u8>,
}

/// A key, written.
pub(in crate::crypto) enum Written {
    Pem(String),
    Der(Vec<u8>),
}

/// Times that a passphrase is hashed: OpenSSL's number.
const ROUNDS: u32 = 2048;

/// A private key; `None` if it cannot be written like that.
pub(in crate::crypto) fn private(
    key: &Private,
    structure: Structure,
    as_pem: bool,
    encryption: Option<&Encryption>,
) -> Option<Written> {
    let (bytes, label) = match structure {
        Structure::Pkcs1 => (pkcs1_private(key)?, "RSA PRIVATE KEY"),
        Structure::Sec1 => (sec1_private(key, true)?, "EC PRIVATE KEY"),
        Structure::Pkcs8 => (pkcs8_private(key)?, "PRIVATE KEY"),
        Structure::Spki => return None,
    };
    let Some(encryption) = encryption else {
        return Some(written(label, bytes, as_pem));
    };
    let Encryption { cipher, passphrase } = encryption;
    if structure == Structure::Pkcs8 {
        let bytes = encrypted_pkcs8(&bytes, cipher, passphrase)?;
        return Some(written("ENCRYPTED PRIVATE KEY", bytes, as_pem));
    }
    if !as_pem {
        return None;
    }
    pem::write_encrypted(label, cipher, passphrase, &bytes).map(Written::Pem)
}

/// A public key; `None` if it cannot be written like that.
pub(in crate::crypto) fn public(
    key: &Public,
    structure: Structure,
    as_pem: bool,
) -> Option<Written> {
    let (bytes, label) = match structure {
        Structure::Pkcs1 => match key {
            Public::Rsa { key, .. } => (key.to_pkcs1_der().ok()?.into_vec(), "RSA PUBLIC KEY"),
            _ => return None,
        },
        Structure::Spki => (spki(key)?, "PUBLIC KEY"),
        Structure::Pkcs8 | Structure::Sec1 => return None,
    };
    Some(written(label, bytes, as_pem))
}

fn written(label: &str, bytes: Vec<u8>, as_pem: bool) -> Written {
    if as_pem {
        Written::Pem(pem::write(label, "", &bytes))
    } else {
        Written::Der(bytes)
    }
}

fn pkcs1_private(key: &Private) -> Option<Vec<u8>> {
    match key {
        Private::Rsa { key, .. } => Some(key.to_pkcs1_der().ok()?.as_bytes().to_vec()),
        _ => None,
    }
}

/// SEC 1's structure, which names the curve where nothing around it does.
fn sec1_private(key: &Private, named: bool) -> Option<Vec<u8>> {
    let Private::Ec { curve, scalar } = key else {
        return None;
    };
    let point = curve.public_point(scalar)?;
    let key = EcPrivateKey {
        private_key: scalar,
        parameters: named.then(|| EcParameters::NamedCurve(curve.oid())),
        public_key: Some(&point),
    };
    key.to_der().ok()
}

fn pkcs8_private(key: &Private) -> Option<Vec<u8>> {
    let (oid, inner) = match key {
        Private::Rsa { pss: false, .. } => (decode::RSA, pkcs1_private(key)?),
        Private::Rsa { pss: true, .. } => (decode::RSA_PSS, pkcs1_private(key)?),
        Private::Ec { .. } => (decode::EC, sec1_private(key, false)?),
        Private::Ed25519(seed) => (decode::ED25519, octets(seed)?),
        Private::X25519(scalar) => (decode::X25519, octets(scalar)?),
    };
    let curve = match key {
        Private::Ec { curve, .. } => Some(*curve),
        _ => None,
    };
    let oid_of_curve = curve.map(Curve::oid);
    let parameters = match (&oid_of_curve, oid == decode::RSA) {
        (Some(oid), _) => Some(AnyRef::from(oid)),
        (None, true) => Some(AnyRef::from(Null)),
        (None, false) => None,
    };
    let algorithm = AlgorithmIdentifierRef { oid, parameters };
    let inner = OctetStringRef::new(&inner).ok()?;
    PrivateKeyInfoRef::new(algorithm, inner).to_der().ok()
}

fn octets(bytes: &[u8]) -> Option<Vec<u8>> {
    OctetStringRef::new(bytes).ok()?.to_der().ok()
}

fn spki(key: &Public) -> Option<Vec<u8>> {
    let (oid, inner) = match key {
        Public::Rsa { key, pss } => {
            let oid = if *pss { decode::RSA_PSS } else { decode::RSA };
            (oid, key.to_pkcs1_der().ok()?.into_vec())
        }
        Public::Ec { point, .. } => (decode::EC, point.clone()),
        Public::Ed25519(point) => (decode::ED25519, point.to_vec()),
        Public::X25519(point) => (decode::X25519, point.to_vec()),
    };
    let oid_of_curve = match key {
        Public::Ec { curve, .. } => Some(curve.oid()),
        _ => None,
    };
    let parameters = match (&oid_of_curve, oid == decode::RSA) {
        (Some(oid), _) => Some(AnyRef::from(oid)),
        (None, true) => Some(AnyRef::from(Null)),
        (None, false) => None,
    };
    let info = SubjectPublicKeyInfoRef {
        algorithm: AlgorithmIdentifierRef { oid, parameters },
        subject_public_key: BitStringRef::from_bytes(&inner).ok()?,
    };
    info.to_der().ok()
}

/// PBES2 (RFC 8018) with PBKDF2 and AES in CBC mode.
fn encrypted_pkcs8(bytes: &[u8], cipher: &str, passphrase: &[u8]) -> Option<Vec<u8>> {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    getrandom::fill(&mut salt).ok()?;
    getrandom::fill(&mut iv).ok()?;
    let parameters = match cipher.to_ascii_lowercase().as_str() {
        "aes-128-cbc" | "aes128" => {
            pbes2::Parameters::generate_pbkdf2_sha256_aes128cbc(ROUNDS, &salt, iv)
        }
        "aes-256-cbc" | "aes256" => {
            pbes2::Parameters::generate_pbkdf2_sha256_aes256cbc(ROUNDS, &salt, iv)
        }
        _ => return None,
    };
    let parameters = parameters.ok()?;
    let encrypted = parameters.encrypt(passphrase, bytes).ok()?;
    let info = EncryptedPrivateKeyInfoRef {
        encryption_algorithm: parameters.into(),
        encrypted_data: OctetStringRef::new(&encrypted).ok()?,
    };
    info.to_der().ok()
}

#[cfg(test)]
mod tests {
    use super::{Encryption, Written, private, public};
    use crate::crypto::asymmetric::{
        Private,
        curve::Curve,
        decode::{self, Structure, Unreadable},
    };

    fn ec() -> Private {
        let scalar = Curve::P384.generate().unwrap();
        Private::Ec {
            curve: Curve::P384,
            scalar,
        }
    }

    #[test]
    fn keys_come_back_from_every_form() {
        for (key, structure) in [
            (ec(), Structure::Sec1),
            (ec(), Structure::Pkcs8),
            (Private::Ed25519([7; 32]), Structure::Pkcs8),
            (Private::X25519([7; 32]), Structure::Pkcs8),
        ] {
            let Some(Written::Der(bytes)) = private(&key, structure, false, None) else {
                panic!();
            };
            let back = decode::private_der(&bytes, structure, None).unwrap();
            assert!(back.public() == key.public());
            let Some(Written::Pem(text)) = private(&key, structure, true, None) else {
                panic!();
            };
            let back = decode::public_pem(text.as_bytes(), None).unwrap();
            assert!(Some(&back) == key.public().as_ref());
            let Some(Written::Pem(text)) = public(&back, Structure::Spki, true) else {
                panic!();
            };
            assert!(decode::public_pem(text.as_bytes(), None).unwrap() == back);
            // No prefix of a key is a key, and none ends the program.
            for end in 0..bytes.len() {
                assert!(decode::private_der(&bytes[..end], structure, None).is_err());
            }
        }
    }

    #[test]
    fn encrypted_keys_want_their_passphrase() {
        let encryption = Encryption {
            cipher: "aes-256-cbc".to_owned(),
            passphrase: b"secret".to_vec(),
        };
        for structure in [Structure::Sec1, Structure::Pkcs8] {
            let key = ec();
            let Some(Written::Pem(text)) = private(&key, structure, true, Some(&encryption)) else {
                panic!();
            };
            let open = |passphrase| decode::private_pem(text.as_bytes(), passphrase);
            assert!(open(Some(b"secret")).unwrap().public() == key.public());
            assert_eq!(open(None).err(), Some(Unreadable::Passphrase));
            assert!(open(Some(b"wrong")).is_err());
        }
    }
}
