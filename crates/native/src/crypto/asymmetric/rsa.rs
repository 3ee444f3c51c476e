//! RSA (RFC 8017). The crate blinds its private operations and answers wrong PKCS #1 1.5 padding with an invented text, as
//! OpenSSL 3.2 and later do.

use ::digest::{Digest, FixedOutputReset};
use ::rsa::{
    BoxedUint, Oaep, Pkcs1v15Encrypt, Pkcs1v15Sign, PrivateKey, Pss, PublicKey, hazmat,
    traits::{PrivateKeyParts, PublicKeyParts},
};
use getrandom::SysRng;

use super::{Refused, curve::padded};
use crate::crypto::digest::Algorithm;

/// How long PSS's salt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::crypto) enum Salt {
    Bytes(usize),
    /// As long as the digest.
    Digest,
    /// As long as the key allows.
    Most,
    /// Whatever a signature has.
    Any,
}

/// How a text is made as long as the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::crypto) enum Padding {
    Pkcs1,
    None,
    Oaep(Algorithm),
}

/// Keys that are taken: OpenSSL's lower limit, and the crate's own for keys that it generates.
const SIZES: std::ops::RangeInclusive<usize> = 512..=16_384;

/// A number from bytes, most significant first.
fn number(bytes: &[u8]) -> Option<BoxedUint> {
    let bits = u32::try_from(bytes.len().max(8) * 8).ok()?;
    BoxedUint::from_be_slice(bytes, bits.next_multiple_of(64)).ok()
}

/// The bytes of a number, without zeros in front.
pub(in crate::crypto) fn bytes(number: &BoxedUint) -> Vec<u8> {
    let bytes = number.to_be_bytes();
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    bytes.get(zeros..).unwrap_or_default().to_vec()
}

/// A public key of modulus and exponent.
pub(in crate::crypto) fn public(n: &[u8], e: &[u8]) -> Option<PublicKey> {
    PublicKey::new_with_size_limits(number(n)?, number(e)?, SIZES).ok()
}

/// A private key of its numbers; they are checked against each other.
pub(in crate::crypto) fn private(
    n: &[u8],
    e: &[u8],
    d: &[u8],
    p: &[u8],
    q: &[u8],
) -> Option<PrivateKey> {
    let primes = vec![number(p)?, number(q)?];
    PrivateKey::from_components(number(n)?, number(e)?, number(d)?, primes).ok()
}

/// `n` and `e`.
pub(in crate::crypto) fn public_numbers(key: &PublicKey) -> [Vec<u8>; 2] {
    [bytes(key.n()), bytes(key.e())]
}

/// `n`, `e`, `d`, `p`, `q`, `dp`, `dq`, `qi`: what a JSON Web Key has, in its order.
pub(in crate::crypto) fn numbers(key: &PrivateKey) -> Option<[Vec<u8>; 8]> {
    let [p, q] = key.primes() else { return None };
    let inverse = key.crt_coefficient()?;
    Some([
        bytes(key.n()),
        bytes(key.e()),
        bytes(key.d()),
        bytes(p),
        bytes(q),
        bytes(key.dp()?),
        bytes(key.dq()?),
        bytes(&inverse),
    ])
}

/// A new key.
pub(in crate::crypto) fn generate(bits: usize, exponent: u64) -> Option<PrivateKey> {
    let exponent = BoxedUint::from(exponent);
    PrivateKey::new_with_exp_unchecked(&mut SysRng, bits, exponent).ok()
}

/// The value part of a hash function's object identifier, for the structure that PKCS #1 1.5 signs.
const fn oid(digest: Algorithm) -> Option<&'static [u8]> {
    const NIST: u8 = 0x04;
    macro_rules! nist {
        ($last:literal) => {
            &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, NIST, 0x02, $last]
        };
    }
    Some(match digest {
        Algorithm::Md5 => &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05],
        Algorithm::Sha1 => &[0x2b, 0x0e, 0x03, 0x02, 0x1a],
        Algorithm::Ripemd160 => &[0x2b, 0x24, 0x03, 0x02, 0x01],
        Algorithm::Sha256 => nist!(1),
        Algorithm::Sha384 => nist!(2),
        Algorithm::Sha512 => nist!(3),
        Algorithm::Sha224 => nist!(4),
        Algorithm::Sha512_224 => nist!(5),
        Algorithm::Sha512_256 => nist!(6),
        Algorithm::Sha3_224 => nist!(7),
        Algorithm::Sha3_256 => nist!(8),
        Algorithm::Sha3_384 => nist!(9),
        Algorithm::Sha3_512 => nist!(10),
        _ => return None,
    })
}

/// `DigestInfo`: which function, and its digest. `md5-sha1` stands bare.
fn digest_info(digest: Algorithm, hashed: &[u8]) -> Option<Vec<u8>> {
    if digest == Algorithm::Md5Sha1 {
        return Some(hashed.to_vec());
    }
    let oid = oid(digest)?;
    // No part is longer than 127 bytes, so every length is one byte.
    let (oid_length, hash_length) = (oid.len() as u8, hashed.len() as u8);
    let mut info = vec![
        0x30,
        8 + oid_length + hash_length,
        0x30,
        4 + oid_length,
        0x06,
    ];
    info.push(oid_length);
    info.extend_from_slice(oid);
    info.extend_from_slice(&[0x05, 0x00, 0x04, hash_length]);
    info.extend_from_slice(hashed);
    Some(info)
}

macro_rules! with_digest {
    ($digest:expr, $type:ident => $body:expr) => {
        match $digest {
            Algorithm::Md5 => {
                type $type = md5::Md5;
                $body
            }
            Algorithm::Sha1 => {
                type $type = sha1::Sha1;
                $body
            }
            Algorithm::Sha224 => {
                type $type = sha2::Sha224;
                $body
            }
            Algorithm::Sha256 => {
                type $type = sha2::Sha256;
                $body
            }
            Algorithm::Sha384 => {
                type $type = sha2::Sha384;
                $body
            }
            Algorithm::Sha512 => {
                type $type = sha2::Sha512;
                $body
            }
            Algorithm::Sha512_224 => {
                type $type = sha2::Sha512_224;
                $body
            }
            Algorithm::Sha512_256 => {
                type $type = sha2::Sha512_256;
                $body
            }
            Algorithm::Sha3_224 => {
                type $type = sha3::Sha3_224;
                $body
            }
            Algorithm::Sha3_256 => {
                type $type = sha3::Sha3_256;
                $body
            }
            Algorithm::Sha3_384 => {
                type $type = sha3::Sha3_384;
                $body
            }
            Algorithm::Sha3_512 => {
                type $type = sha3::Sha3_512;
                $body
            }
            _ => Err(Refused::Digest),
        }
    };
}

/// The signature of a digest.
pub(super) fn sign(
    key: &PrivateKey,
    digest: Algorithm,
    salt: Option<Salt>,
    hashed: &[u8],
) -> Result<Vec<u8>, Refused> {
    fn pss<D: Digest + FixedOutputReset>(
        key: &PrivateKey,
        salt: usize,
        hashed: &[u8],
    ) -> Result<Vec<u8>, Refused> {
        let scheme = Pss::<D>::new_with_salt(salt);
        key.sign_with_rng(&mut SysRng, scheme, hashed)
            .map_err(|_| Refused::TooSmall)
    }
    let Some(salt) = salt else {
        let info = digest_info(digest, hashed).ok_or(Refused::Digest)?;
        if info.len() + 11 > key.size() {
            return Err(Refused::TooSmall);
        }
        return key
            .sign_with_rng(&mut SysRng, Pkcs1v15Sign::new_unprefixed(), &info)
            .map_err(|_| Refused::Failed);
    };
    let most = most_salt(key, hashed.len()).ok_or(Refused::TooSmall)?;
    let salt = match salt {
        Salt::Bytes(length) => length,
        Salt::Digest => hashed.len(),
        Salt::Most | Salt::Any => most,
    };
    if salt > most {
        return Err(Refused::TooSmall);
    }
    with_digest!(digest, D => pss::<D>(key, salt, hashed))
}

/// The longest salt that a key of this size has room for.
fn most_salt(key: &impl PublicKeyParts, digest: usize) -> Option<usize> {
    let bits = key.n().as_ref().bit_width_vartime() as usize;
    bits.checked_sub(1)?.div_ceil(8).checked_sub(digest + 2)
}

/// Whether `signature` is one of the digest.
pub(super) fn verify(
    key: &PublicKey,
    digest: Algorithm,
    salt: Option<Salt>,
    hashed: &[u8],
    signature: &[u8],
) -> Result<bool, Refused> {
    let Some(salt) = salt else {
        let info = digest_info(digest, hashed).ok_or(Refused::Digest)?;
        let scheme = Pkcs1v15Sign::new_unprefixed();
        return Ok(key.verify(scheme, &info, signature).is_ok());
    };
    let salt_len = match salt {
        Salt::Bytes(length) => Some(length),
        Salt::Digest => Some(hashed.len()),
        Salt::Most | Salt::Any => None,
    };
    with_digest!(digest, D => {
        let scheme = Pss::<D> { blinded: true, digest: D::new(), salt_len };
        Ok(key.verify(scheme, hashed, signature).is_ok())
    })
}

/// A text for the key's owner.
pub(in crate::crypto) fn encrypt(
    key: &PublicKey,
    padding: Padding,
    label: &[u8],
    data: &[u8],
) -> Result<Vec<u8>, Refused> {
    let encrypted = match padding {
        Padding::Pkcs1 => key.encrypt(&mut SysRng, Pkcs1v15Encrypt, data),
        Padding::None => return raw_public(key, data),
        Padding::Oaep(digest) => {
            return with_digest!(digest, D => {
                let scheme = Oaep::<D>::new_with_label(label);
                key.encrypt(&mut SysRng, scheme, data).map_err(|_| Refused::TooLarge)
            });
        }
    };
    encrypted.map_err(|_| Refused::TooLarge)
}

/// The text that the other half encrypted.
pub(in crate::crypto) fn decrypt(
    key: &PrivateKey,
    padding: Padding,
    label: &[u8],
    data: &[u8],
) -> Result<Vec<u8>, Refused> {
    let decrypted = match padding {
        Padding::Pkcs1 => key.decrypt_blinded(&mut SysRng, Pkcs1v15Encrypt, data),
        Padding::None => return raw_private(key, data),
        Padding::Oaep(digest) => {
            return with_digest!(digest, D => {
                let scheme = Oaep::<D>::new_with_label(label);
                key.decrypt_blinded(&mut SysRng, scheme, data).map_err(|_| Refused::Decryption)
            });
        }
    };
    decrypted.map_err(|_| Refused::Decryption)
}

/// `privateEncrypt`: data under a signature's padding, without a digest.
pub(in crate::crypto) fn private_encrypt(
    key: &PrivateKey,
    padding: Padding,
    data: &[u8],
) -> Result<Vec<u8>, Refused> {
    match padding {
        Padding::None => raw_private(key, data),
        Padding::Pkcs1 => key
            .sign_with_rng(&mut SysRng, Pkcs1v15Sign::new_unprefixed(), data)
            .map_err(|_| Refused::TooLarge),
        Padding::Oaep(_) => Err(Refused::Unsupported),
    }
}

/// `publicDecrypt`: what [`private_encrypt`] was given.
pub(in crate::crypto) fn public_decrypt(
    key: &PublicKey,
    padding: Padding,
    data: &[u8],
) -> Result<Vec<u8>, Refused> {
    let text = raw_public(key, data)?;
    match padding {
        Padding::None => Ok(text),
        Padding::Oaep(_) => Err(Refused::Unsupported),
        Padding::Pkcs1 => {
            let Some(rest) = text.strip_prefix(&[0, 1]) else {
                return Err(Refused::Decryption);
            };
            let filled = rest.iter().take_while(|&&byte| byte == 0xff).count();
            match rest.get(filled..) {
                Some([0, data @ ..]) if filled >= 8 => Ok(data.to_vec()),
                _ => Err(Refused::Decryption),
            }
        }
    }
}

fn raw_public(key: &PublicKey, data: &[u8]) -> Result<Vec<u8>, Refused> {
    if data.len() != key.size() {
        return Err(if data.len() > key.size() {
            Refused::TooLarge
        } else {
            Refused::TooSmall
        });
    }
    let number = BoxedUint::from_be_slice(data, key.n_bits_precision());
    let number = number.map_err(|_| Refused::TooLarge)?;
    if number >= *key.n().as_ref() {
        return Err(Refused::TooLarge);
    }
    let result = hazmat::rsa_encrypt(key, &number).map_err(|_| Refused::Failed)?;
    padded(&bytes(&result), key.size()).ok_or(Refused::Failed)
}

fn raw_private(key: &PrivateKey, data: &[u8]) -> Result<Vec<u8>, Refused> {
    if data.len() != key.size() {
        return Err(Refused::Decryption);
    }
    let number = BoxedUint::from_be_slice(data, key.n_bits_precision());
    let number = number.map_err(|_| Refused::TooLarge)?;
    if number >= *key.n().as_ref() {
        return Err(Refused::TooLarge);
    }
    let result = hazmat::rsa_decrypt_and_check(key, Some(&mut SysRng), &number);
    let result = result.map_err(|_| Refused::Failed)?;
    padded(&bytes(&result), key.size()).ok_or(Refused::Failed)
}
