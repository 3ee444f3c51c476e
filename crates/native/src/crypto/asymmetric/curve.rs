//! Elliptic curves: ECDSA (FIPS 186-5) and ECDH (NIST SP 800-56A). Scalars and points are bytes outside; what is not on its
//! curve does not get in.

use sec1::der::asn1::ObjectIdentifier;

/// A curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::crypto) enum Curve {
    P256,
    P384,
    P521,
    Secp256k1,
}

/// Curve, OpenSSL's name, other names, the name in a JSON Web Key, object identifier, bytes of a coordinate.
type Row = (
    Curve,
    &'static str,
    &'static [&'static str],
    &'static str,
    ObjectIdentifier,
    usize,
);

static ROWS: &[Row] = &[
    (
        Curve::P256,
        "prime256v1",
        &["P-256", "secp256r1"],
        "P-256",
        ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7"),
        32,
    ),
    (
        Curve::P384,
        "secp384r1",
        &["P-384"],
        "P-384",
        ObjectIdentifier::new_unwrap("1.3.132.0.34"),
        48,
    ),
    (
        Curve::P521,
        "secp521r1",
        &["P-521"],
        "P-521",
        ObjectIdentifier::new_unwrap("1.3.132.0.35"),
        66,
    ),
    (
        Curve::Secp256k1,
        "secp256k1",
        &[],
        "secp256k1",
        ObjectIdentifier::new_unwrap("1.3.132.0.10"),
        32,
    ),
];

/// Runs `$body` with `$c` standing for the curve's crate: all have the same shape.
macro_rules! on {
    ($curve:expr, $c:ident => $body:expr) => {
        match $curve {
            Curve::P256 => {
                use ::p256 as $c;
                $body
            }
            Curve::P384 => {
                use ::p384 as $c;
                $body
            }
            Curve::P521 => {
                use ::p521 as $c;
                $body
            }
            Curve::Secp256k1 => {
                use ::k256 as $c;
                $body
            }
        }
    };
}

impl Curve {
    fn row(self) -> &'static Row {
        let at = ROWS.iter().position(|row| row.0 == self);
        &ROWS[at.unwrap_or(0)]
    }

    /// The curve that OpenSSL, NIST or a JSON Web Key calls `name`.
    pub(in crate::crypto) fn from_name(name: &str) -> Option<Self> {
        let found = ROWS
            .iter()
            .find(|row| row.1 == name || row.2.contains(&name) || row.3 == name);
        found.map(|row| row.0)
    }

    pub(in crate::crypto) fn from_oid(oid: ObjectIdentifier) -> Option<Self> {
        ROWS.iter().find(|row| row.4 == oid).map(|row| row.0)
    }

    /// Names for `getCurves()`.
    pub(in crate::crypto) fn names() -> Vec<&'static str> {
        let mut names: Vec<&str> = ROWS.iter().map(|row| row.1).collect();
        names.sort_unstable();
        names
    }

    /// OpenSSL's name.
    pub(in crate::crypto) fn name(self) -> &'static str {
        self.row().1
    }

    /// The name in a JSON Web Key.
    pub(in crate::crypto) fn jwk_name(self) -> &'static str {
        self.row().3
    }

    pub(in crate::crypto) fn oid(self) -> ObjectIdentifier {
        self.row().4
    }

    /// Bytes of a coordinate and of a scalar.
    pub(in crate::crypto) fn size(self) -> usize {
        self.row().5
    }

    /// A scalar in its full length; `None` for 0 and for what is not below the curve's order.
    pub(in crate::crypto) fn scalar(self, bytes: &[u8]) -> Option<Vec<u8>> {
        let padded = padded(bytes, self.size())?;
        let valid = on!(self, c => c::SecretKey::from_slice(&padded).is_ok());
        valid.then_some(padded)
    }

    /// A point, not compressed, from any of SEC 1's forms; `None` for what is not on the curve.
    pub(in crate::crypto) fn point(self, bytes: &[u8]) -> Option<Vec<u8>> {
        on!(self, c => {
            use c::elliptic_curve::sec1::ToSec1Point;
            let key = c::PublicKey::from_sec1_bytes(bytes).ok()?;
            Some(key.to_sec1_point(false).as_bytes().to_vec())
        })
    }

    /// The same point with one coordinate left out.
    pub(in crate::crypto) fn compressed(self, point: &[u8]) -> Option<Vec<u8>> {
        on!(self, c => {
            use c::elliptic_curve::sec1::ToSec1Point;
            let key = c::PublicKey::from_sec1_bytes(point).ok()?;
            Some(key.to_sec1_point(true).as_bytes().to_vec())
        })
    }

    /// The public point of a scalar.
    pub(in crate::crypto) fn public_point(self, scalar: &[u8]) -> Option<Vec<u8>> {
        on!(self, c => {
            use c::elliptic_curve::sec1::ToSec1Point;
            let key = c::SecretKey::from_slice(scalar).ok()?.public_key();
            Some(key.to_sec1_point(false).as_bytes().to_vec())
        })
    }

    /// A new scalar.
    pub(in crate::crypto) fn generate(self) -> Option<Vec<u8>> {
        loop {
            let mut bytes = vec![0; self.size()];
            getrandom::fill(&mut bytes).ok()?;
            if self == Self::P521 {
                // 521 bits are 65 bytes and one bit.
                *bytes.first_mut()? &= 1;
            }
            if let Some(scalar) = self.scalar(&bytes) {
                return Some(scalar);
            }
        }
    }

    /// The signature of a digest: DER, or both numbers side by side.
    pub(super) fn sign(self, scalar: &[u8], digest: &[u8], raw: bool) -> Option<Vec<u8>> {
        let digest = long_enough(digest, self.size());
        on!(self, c => {
            use c::ecdsa::signature::hazmat::PrehashSigner;
            let key = c::ecdsa::SigningKey::from_slice(scalar).ok()?;
            let signature: c::ecdsa::Signature = key.sign_prehash(&digest).ok()?;
            Some(if raw {
                signature.to_bytes().to_vec()
            } else {
                signature.to_der().as_bytes().to_vec()
            })
        })
    }

    /// `Some` if the signature is one of the digest.
    pub(super) fn verify(
        self,
        point: &[u8],
        digest: &[u8],
        signature: &[u8],
        raw: bool,
    ) -> Option<()> {
        let digest = long_enough(digest, self.size());
        on!(self, c => {
            use c::ecdsa::signature::hazmat::PrehashVerifier;
            let key = c::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
            let signature = if raw {
                c::ecdsa::Signature::from_slice(signature).ok()?
            } else {
                c::ecdsa::Signature::from_der(signature).ok()?
            };
            // Of the two values that sign alike, some curves' crates take the smaller one only; OpenSSL takes both.
            key.verify_prehash(&digest, &signature.normalize_s())
                .or_else(|_| key.verify_prehash(&digest, &signature))
                .ok()
        })
    }

    /// The shared coordinate.
    pub(in crate::crypto) fn agree(self, scalar: &[u8], point: &[u8]) -> Option<Vec<u8>> {
        on!(self, c => {
            let secret = c::SecretKey::from_slice(scalar).ok()?;
            let public = c::PublicKey::from_sec1_bytes(point).ok()?;
            let shared = c::ecdh::diffie_hellman(secret.to_nonzero_scalar(), public.as_affine());
            Some(shared.raw_secret_bytes().to_vec())
        })
    }
}

/// `bytes` with zeros in front, or without those that are too many.
pub(in crate::crypto) fn padded(bytes: &[u8], size: usize) -> Option<Vec<u8>> {
    let zeros = bytes.len().saturating_sub(size);
    let (front, bytes) = bytes.split_at(zeros);
    if front.iter().any(|&byte| byte != 0) {
        return None;
    }
    let mut padded = vec![0; size - bytes.len()];
    padded.extend_from_slice(bytes);
    Some(padded)
}

/// A digest of at least the curve's size: shorter ones stand for the same number with zeros in front.
fn long_enough(digest: &[u8], size: usize) -> Vec<u8> {
    if digest.len() >= size {
        return digest.to_vec();
    }
    padded(digest, size).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Curve, ROWS};

    #[test]
    fn both_sides_agree_and_signatures_verify() {
        for &(curve, name, ..) in ROWS {
            let (one, other) = (curve.generate().unwrap(), curve.generate().unwrap());
            let point = curve.public_point(&one).unwrap();
            let theirs = curve.public_point(&other).unwrap();
            assert_eq!(curve.agree(&one, &theirs), curve.agree(&other, &point));
            assert_eq!(
                curve.point(&curve.compressed(&point).unwrap()),
                Some(point.clone())
            );
            for (raw, length) in [(true, 20), (false, 32), (false, 64)] {
                let digest = vec![7; length];
                let mut signature = curve.sign(&one, &digest, raw).unwrap();
                assert!(
                    curve.verify(&point, &digest, &signature, raw).is_some(),
                    "{name}"
                );
                *signature.last_mut().unwrap() ^= 1;
                assert!(
                    curve.verify(&point, &digest, &signature, raw).is_none(),
                    "{name}"
                );
            }
            assert!(curve.scalar(&vec![0xff; curve.size()]).is_none());
            assert!(curve.scalar(&[0]).is_none());
            assert_eq!(Curve::from_name(name), Some(curve));
        }
    }
}
