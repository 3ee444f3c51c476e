//! Keys in pairs: RSA, elliptic curves, Ed25519 and X25519. Free of JavaScript.
//!
//! | look here | for |
//! |---|---|
//! | [`curve`] | ECDSA and ECDH on the curves that are there |
//! | [`rsa`] | RSA's signatures and encryption under every padding |
//! | [`pem`], [`decode`], [`encode`] | PKCS#8, PKCS#1, SEC 1, SPKI, as DER and PEM, encrypted too |

pub(super) mod curve;
pub(super) mod decode;
pub(super) mod encode;
mod pem;
pub(super) mod rsa;

use ed25519_dalek::{Signer, Verifier};

use self::curve::Curve;
use super::digest::Algorithm;

/// A private key.
pub(super) enum Private {
    Rsa {
        key: Box<::rsa::PrivateKey>,
        /// For RSASSA-PSS only.
        pss: bool,
    },
    Ec {
        curve: Curve,
        scalar: Vec<u8>,
    },
    Ed25519([u8; 32]),
    X25519([u8; 32]),
}

/// A public key.
#[derive(PartialEq, Eq)]
pub(super) enum Public {
    Rsa {
        key: Box<::rsa::PublicKey>,
        pss: bool,
    },
    /// The point is not compressed.
    Ec {
        curve: Curve,
        point: Vec<u8>,
    },
    Ed25519([u8; 32]),
    X25519([u8; 32]),
}

/// How a signature is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scheme {
    /// The hash function; `None` for the key's own, which Ed25519 has.
    pub(super) digest: Option<Algorithm>,
    /// PSS instead of PKCS #1 1.5, with this length of salt.
    pub(super) pss: Option<rsa::Salt>,
    /// ECDSA's two numbers side by side instead of in DER.
    pub(super) raw: bool,
    /// The data is a digest already.
    pub(super) prehashed: bool,
}

/// Why a key does not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Not this operation, or not with these options, for this type of key.
    Unsupported,
    /// The hash function does not go with this key.
    Digest,
    /// A digest and its padding do not fit into the key.
    TooSmall,
    /// The data cannot be decrypted.
    Decryption,
    /// The data does not fit.
    TooLarge,
    Failed,
}

impl Scheme {
    fn digest_of(self, digest: Algorithm, data: &[u8]) -> Vec<u8> {
        if self.prehashed {
            data.to_vec()
        } else {
            digest.digest(data)
        }
    }
}

impl Private {
    /// The key that goes with it.
    pub(super) fn public(&self) -> Option<Public> {
        Some(match self {
            Self::Rsa { key, pss } => Public::Rsa {
                key: Box::new(key.to_public_key()),
                pss: *pss,
            },
            Self::Ec { curve, scalar } => Public::Ec {
                curve: *curve,
                point: curve.public_point(scalar)?,
            },
            Self::Ed25519(seed) => {
                let key = ed25519_dalek::SigningKey::from_bytes(seed);
                Public::Ed25519(key.verifying_key().to_bytes())
            }
            Self::X25519(scalar) => {
                let secret = x25519_dalek::StaticSecret::from(*scalar);
                Public::X25519(x25519_dalek::PublicKey::from(&secret).to_bytes())
            }
        })
    }

    /// `asymmetricKeyType`.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Rsa { pss: false, .. } => "rsa",
            Self::Rsa { pss: true, .. } => "rsa-pss",
            Self::Ec { .. } => "ec",
            Self::Ed25519(_) => "ed25519",
            Self::X25519(_) => "x25519",
        }
    }

    /// The signature of `data`.
    pub(super) fn sign(&self, scheme: Scheme, data: &[u8]) -> Result<Vec<u8>, Refused> {
        match self {
            Self::Rsa { key, pss } => {
                let digest = scheme.digest.unwrap_or(Algorithm::Sha256);
                let salt = scheme.pss.or(pss.then_some(rsa::Salt::Most));
                rsa::sign(key, digest, salt, &scheme.digest_of(digest, data))
            }
            Self::Ec { curve, scalar } => {
                let digest = scheme.digest.unwrap_or(Algorithm::Sha256);
                let hashed = scheme.digest_of(digest, data);
                let signature = curve.sign(scalar, &hashed, scheme.raw);
                signature.ok_or(Refused::Failed)
            }
            Self::Ed25519(seed) if scheme.digest.is_none() => {
                let key = ed25519_dalek::SigningKey::from_bytes(seed);
                Ok(key.sign(data).to_bytes().to_vec())
            }
            Self::Ed25519(_) => Err(Refused::Digest),
            Self::X25519(_) => Err(Refused::Unsupported),
        }
    }

    /// What both sides of an exchange find (ECDH, X25519).
    pub(super) fn agree(&self, other: &Public) -> Result<Vec<u8>, Refused> {
        match (self, other) {
            (
                Self::Ec { curve, scalar },
                Public::Ec {
                    curve: theirs,
                    point,
                },
            ) => {
                if curve != theirs {
                    return Err(Refused::Unsupported);
                }
                curve.agree(scalar, point).ok_or(Refused::Failed)
            }
            (Self::X25519(scalar), Public::X25519(point)) => {
                let secret = x25519_dalek::StaticSecret::from(*scalar);
                let shared = secret.diffie_hellman(&x25519_dalek::PublicKey::from(*point));
                if shared.was_contributory() {
                    Ok(shared.to_bytes().to_vec())
                } else {
                    Err(Refused::Failed)
                }
            }
            _ => Err(Refused::Unsupported),
        }
    }
}

impl Public {
    /// `asymmetricKeyType`.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Rsa { pss: false, .. } => "rsa",
            Self::Rsa { pss: true, .. } => "rsa-pss",
            Self::Ec { .. } => "ec",
            Self::Ed25519(_) => "ed25519",
            Self::X25519(_) => "x25519",
        }
    }

    /// Whether `signature` is one of `data`.
    pub(super) fn verify(
        &self,
        scheme: Scheme,
        data: &[u8],
        signature: &[u8],
    ) -> Result<bool, Refused> {
        match self {
            Self::Rsa { key, pss } => {
                let digest = scheme.digest.unwrap_or(Algorithm::Sha256);
                let salt = scheme.pss.or(pss.then_some(rsa::Salt::Any));
                let hashed = scheme.digest_of(digest, data);
                rsa::verify(key, digest, salt, &hashed, signature)
            }
            Self::Ec { curve, point } => {
                let digest = scheme.digest.unwrap_or(Algorithm::Sha256);
                let hashed = scheme.digest_of(digest, data);
                let valid = curve.verify(point, &hashed, signature, scheme.raw);
                Ok(valid.is_some())
            }
            Self::Ed25519(point) if scheme.digest.is_none() => {
                let verified = ed25519_dalek::VerifyingKey::from_bytes(point)
                    .and_then(|key| Ok((key, ed25519_dalek::Signature::from_slice(signature)?)))
                    .and_then(|(key, signature)| key.verify(data, &signature));
                Ok(verified.is_ok())
            }
            Self::Ed25519(_) => Err(Refused::Digest),
            Self::X25519(_) => Err(Refused::Unsupported),
        }
    }
}

/// 32 bytes for a new Ed25519 or X25519 key.
pub(super) fn random_scalar() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}
