//! Hash functions under the names that OpenSSL knows them by, and HMAC over any of them.

use ::digest::{
    Digest, ExtendableOutput, FixedOutput, HashMarker, Output, OutputSizeUser, Update,
    block_api::BlockSizeUser,
    consts::{U36, U64},
};
use ::hmac::{Hmac, SimpleHmac};

/// `md5-sha1`: both digests, one after the other, as SSL 3 signed them.
#[derive(Clone, Default)]
pub(super) struct Md5Sha1(md5::Md5, sha1::Sha1);

impl HashMarker for Md5Sha1 {}

impl OutputSizeUser for Md5Sha1 {
    type OutputSize = U36;
}

impl BlockSizeUser for Md5Sha1 {
    type BlockSize = U64;
}

impl Update for Md5Sha1 {
    fn update(&mut self, data: &[u8]) {
        Update::update(&mut self.0, data);
        Update::update(&mut self.1, data);
    }
}

impl FixedOutput for Md5Sha1 {
    fn finalize_into(self, out: &mut Output<Self>) {
        out[..16].copy_from_slice(&self.0.finalize());
        out[16..].copy_from_slice(&self.1.finalize());
    }
}

macro_rules! hash_functions {
    ($($name:ident: $type:ty, $mac:ident;)*) => {
        /// A hash function.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Algorithm {
            $($name,)*
            Shake128,
            Shake256,
        }

        /// A hash function at work.
        #[derive(Clone)]
        pub(super) enum Hasher {
            $($name($type),)*
            Shake128(shake::Shake128),
            Shake256(shake::Shake256),
        }

        impl Algorithm {
            /// A new state.
            pub(super) fn hasher(self) -> Hasher {
                match self {
                    $(Self::$name => Hasher::$name(<$type>::default()),)*
                    Self::Shake128 => Hasher::Shake128(shake::Shake128::default()),
                    Self::Shake256 => Hasher::Shake256(shake::Shake256::default()),
                }
            }

            /// Bytes of a digest; of one whose length is free, those that OpenSSL gives unasked.
            pub(super) fn output_size(self) -> usize {
                match self {
                    $(Self::$name => <$type as Digest>::output_size(),)*
                    Self::Shake128 => 16,
                    Self::Shake256 => 32,
                }
            }

            /// Bytes that are taken in at a time.
            fn block_size(self) -> usize {
                match self {
                    $(Self::$name => <$type as BlockSizeUser>::block_size(),)*
                    Self::Shake128 => 168,
                    Self::Shake256 => 136,
                }
            }

            /// PBKDF2 with HMAC (RFC 8018, 5.2), filling `key`. False for a function that HMAC cannot use.
            pub(super) fn pbkdf2(self, password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) -> bool {
                match self {
                    $(Self::$name => {
                        pbkdf2::pbkdf2::<$mac<$type>>(password, salt, rounds, key).is_ok()
                    })*
                    Self::Shake128 | Self::Shake256 => false,
                }
            }
        }

        impl Hasher {
            /// Takes `data` in.
            pub(super) fn update(&mut self, data: &[u8]) {
                match self {
                    $(Self::$name(state) => Update::update(state, data),)*
                    Self::Shake128(state) => Update::update(state, data),
                    Self::Shake256(state) => Update::update(state, data),
                }
            }

            /// Which function this is.
            pub(super) const fn algorithm(&self) -> Algorithm {
                match self {
                    $(Self::$name(_) => Algorithm::$name,)*
                    Self::Shake128(_) => Algorithm::Shake128,
                    Self::Shake256(_) => Algorithm::Shake256,
                }
            }

            /// The digest, in `length` bytes if the function lets that be chosen.
            pub(super) fn finish(self, length: usize) -> Vec<u8> {
                match self {
                    $(Self::$name(state) => state.finalize().to_vec(),)*
                    Self::Shake128(state) => squeeze(state, length),
                    Self::Shake256(state) => squeeze(state, length),
                }
            }
        }
    };
}

// The third column is how HMAC keeps its state: as two states of the function, or, where the function holds its
// last block back, as one state and a key.
hash_functions! {
    Md5: md5::Md5, Hmac;
    Md5Sha1: Md5Sha1, SimpleHmac;
    Sha1: sha1::Sha1, Hmac;
    Sha224: sha2::Sha224, Hmac;
    Sha256: sha2::Sha256, Hmac;
    Sha384: sha2::Sha384, Hmac;
    Sha512: sha2::Sha512, Hmac;
    Sha512_224: sha2::Sha512_224, Hmac;
    Sha512_256: sha2::Sha512_256, Hmac;
    Sha3_224: sha3::Sha3_224, SimpleHmac;
    Sha3_256: sha3::Sha3_256, SimpleHmac;
    Sha3_384: sha3::Sha3_384, SimpleHmac;
    Sha3_512: sha3::Sha3_512, SimpleHmac;
    Blake2b512: blake2::Blake2b512, SimpleHmac;
    Blake2s256: blake2::Blake2s256, SimpleHmac;
    Ripemd160: ripemd::Ripemd160, Hmac;
    Sm3: sm3::Sm3, Hmac;
}

fn squeeze(state: impl ExtendableOutput, length: usize) -> Vec<u8> {
    let mut output = vec![0; length];
    state.finalize_xof_into(&mut output);
    output
}

impl Algorithm {
    /// The function called `name`, in any case.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|row| row.0.eq_ignore_ascii_case(name))
            .map(|row| row.1)
    }

    /// True if the length of a digest may be chosen.
    pub(super) const fn is_xof(self) -> bool {
        matches!(self, Self::Shake128 | Self::Shake256)
    }

    /// The digest of `data`.
    pub(super) fn digest(self, data: &[u8]) -> Vec<u8> {
        let mut hasher = self.hasher();
        hasher.update(data);
        hasher.finish(self.output_size())
    }
}

/// HMAC (RFC 2104) over any hash function whose output has one length.
#[derive(Clone)]
pub(super) struct Mac {
    inner: Hasher,
    outer: Hasher,
}

impl Mac {
    /// `None` for a function whose output length is free, as in OpenSSL.
    pub(super) fn new(algorithm: Algorithm, key: &[u8]) -> Option<Self> {
        if algorithm.is_xof() {
            return None;
        }
        let mut block = vec![0; algorithm.block_size()];
        let hashed;
        let key = if key.len() > block.len() {
            hashed = algorithm.digest(key);
            &hashed
        } else {
            key
        };
        block.get_mut(..key.len())?.copy_from_slice(key);
        let keyed = |pad: u8| {
            let padded: Vec<u8> = block.iter().map(|byte| byte ^ pad).collect();
            let mut hasher = algorithm.hasher();
            hasher.update(&padded);
            hasher
        };
        Some(Self {
            inner: keyed(0x36),
            outer: keyed(0x5c),
        })
    }

    /// Takes `data` in.
    pub(super) fn update(&mut self, data: &[u8]) {
        self.inner.update(data);
    }

    /// The code.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let size = self.inner.algorithm().output_size();
        self.outer.update(&self.inner.finish(size));
        self.outer.finish(size)
    }
}

/// HKDF (RFC 5869). `None` for a function that HMAC cannot use; `length` is at most 255 digests.
pub(super) fn hkdf(
    algorithm: Algorithm,
    key: &[u8],
    salt: &[u8],
    info: &[u8],
    length: usize,
) -> Option<Vec<u8>> {
    let mut extract = Mac::new(algorithm, salt)?;
    extract.update(key);
    let expand = Mac::new(algorithm, &extract.finish())?;
    let mut output: Vec<u8> = Vec::with_capacity(length + algorithm.output_size());
    let mut previous = Vec::new();
    for round in 1..=u8::MAX {
        if output.len() >= length {
            break;
        }
        let mut mac = expand.clone();
        mac.update(&previous);
        mac.update(info);
        mac.update(&[round]);
        previous = mac.finish();
        output.extend_from_slice(&previous);
    }
    output.truncate(length);
    Some(output)
}

/// Every name under which a function is found, the frequent ones first. Names of signatures stand for their hash.
#[rustfmt::skip]
static NAMES: &[(&str, Algorithm)] = &[
    ("sha256", Algorithm::Sha256), ("sha1", Algorithm::Sha1), ("md5", Algorithm::Md5), ("sha512", Algorithm::Sha512),
    ("sha384", Algorithm::Sha384), ("sha224", Algorithm::Sha224), ("sha-256", Algorithm::Sha256), ("sha-1", Algorithm::Sha1),
    ("sha-512", Algorithm::Sha512), ("sha-384", Algorithm::Sha384), ("RSA-SHA256", Algorithm::Sha256), ("RSA-SHA1", Algorithm::Sha1),
    ("RSA-SHA512", Algorithm::Sha512), ("RSA-SHA384", Algorithm::Sha384), ("RSA-SHA224", Algorithm::Sha224), ("RSA-SHA1-2", Algorithm::Sha1),
    ("RSA-MD5", Algorithm::Md5), ("sha-224", Algorithm::Sha224), ("sha2-224", Algorithm::Sha224), ("sha2-256", Algorithm::Sha256),
    ("sha2-384", Algorithm::Sha384), ("sha2-512", Algorithm::Sha512),
    ("sha512-224", Algorithm::Sha512_224), ("sha-512/224", Algorithm::Sha512_224), ("sha2-512/224", Algorithm::Sha512_224),
    ("sha512-256", Algorithm::Sha512_256), ("sha-512/256", Algorithm::Sha512_256), ("sha2-512/256", Algorithm::Sha512_256),
    ("RSA-SHA512/224", Algorithm::Sha512_224), ("RSA-SHA512/256", Algorithm::Sha512_256),
    ("sha3-224", Algorithm::Sha3_224), ("sha3-256", Algorithm::Sha3_256), ("sha3-384", Algorithm::Sha3_384), ("sha3-512", Algorithm::Sha3_512),
    ("RSA-SHA3-224", Algorithm::Sha3_224), ("RSA-SHA3-256", Algorithm::Sha3_256), ("RSA-SHA3-384", Algorithm::Sha3_384),
    ("RSA-SHA3-512", Algorithm::Sha3_512),
    ("shake128", Algorithm::Shake128), ("shake-128", Algorithm::Shake128), ("shake256", Algorithm::Shake256), ("shake-256", Algorithm::Shake256),
    ("blake2b512", Algorithm::Blake2b512), ("blake2b-512", Algorithm::Blake2b512),
    ("blake2s256", Algorithm::Blake2s256), ("blake2s-256", Algorithm::Blake2s256),
    ("ripemd160", Algorithm::Ripemd160), ("ripemd-160", Algorithm::Ripemd160), ("ripemd", Algorithm::Ripemd160),
    ("rmd160", Algorithm::Ripemd160), ("RSA-RIPEMD160", Algorithm::Ripemd160), ("ripemd160WithRSA", Algorithm::Ripemd160),
    ("sm3", Algorithm::Sm3), ("RSA-SM3", Algorithm::Sm3), ("sm3WithRSAEncryption", Algorithm::Sm3),
    ("md5-sha1", Algorithm::Md5Sha1), ("ssl3-md5", Algorithm::Md5), ("ssl3-sha1", Algorithm::Sha1),
    ("md5WithRSAEncryption", Algorithm::Md5), ("sha1WithRSAEncryption", Algorithm::Sha1), ("sha224WithRSAEncryption", Algorithm::Sha224),
    ("sha256WithRSAEncryption", Algorithm::Sha256), ("sha384WithRSAEncryption", Algorithm::Sha384),
    ("sha512WithRSAEncryption", Algorithm::Sha512), ("sha512-224WithRSAEncryption", Algorithm::Sha512_224),
    ("sha512-256WithRSAEncryption", Algorithm::Sha512_256),
    ("id-rsassa-pkcs1-v1_5-with-sha3-224", Algorithm::Sha3_224), ("id-rsassa-pkcs1-v1_5-with-sha3-256", Algorithm::Sha3_256),
    ("id-rsassa-pkcs1-v1_5-with-sha3-384", Algorithm::Sha3_384), ("id-rsassa-pkcs1-v1_5-with-sha3-512", Algorithm::Sha3_512),
    // Object identifiers: NIST's, RSA Security's, ISO's, and those of the makers of BLAKE2 and SM3.
    ("1.2.840.113549.2.5", Algorithm::Md5), ("1.3.14.3.2.26", Algorithm::Sha1), ("1.3.36.3.2.1", Algorithm::Ripemd160),
    ("2.16.840.1.101.3.4.2.1", Algorithm::Sha256), ("2.16.840.1.101.3.4.2.2", Algorithm::Sha384), ("2.16.840.1.101.3.4.2.3", Algorithm::Sha512),
    ("2.16.840.1.101.3.4.2.4", Algorithm::Sha224), ("2.16.840.1.101.3.4.2.5", Algorithm::Sha512_224),
    ("2.16.840.1.101.3.4.2.6", Algorithm::Sha512_256), ("2.16.840.1.101.3.4.2.7", Algorithm::Sha3_224),
    ("2.16.840.1.101.3.4.2.8", Algorithm::Sha3_256), ("2.16.840.1.101.3.4.2.9", Algorithm::Sha3_384),
    ("2.16.840.1.101.3.4.2.10", Algorithm::Sha3_512), ("2.16.840.1.101.3.4.2.11", Algorithm::Shake128),
    ("2.16.840.1.101.3.4.2.12", Algorithm::Shake256), ("1.3.6.1.4.1.1722.12.2.1.16", Algorithm::Blake2b512),
    ("1.3.6.1.4.1.1722.12.2.2.8", Algorithm::Blake2s256), ("1.2.156.10197.1.401", Algorithm::Sm3),
];

/// What `crypto.getHashes()` lists, in its order.
#[rustfmt::skip]
pub(super) static LISTED: &[&str] = &[
    "RSA-MD5", "RSA-RIPEMD160", "RSA-SHA1", "RSA-SHA1-2", "RSA-SHA224", "RSA-SHA256", "RSA-SHA3-224", "RSA-SHA3-256", "RSA-SHA3-384",
    "RSA-SHA3-512", "RSA-SHA384", "RSA-SHA512", "RSA-SHA512/224", "RSA-SHA512/256", "RSA-SM3", "blake2b512", "blake2s256",
    "id-rsassa-pkcs1-v1_5-with-sha3-224", "id-rsassa-pkcs1-v1_5-with-sha3-256", "id-rsassa-pkcs1-v1_5-with-sha3-384",
    "id-rsassa-pkcs1-v1_5-with-sha3-512", "md5", "md5-sha1", "md5WithRSAEncryption", "ripemd", "ripemd160", "ripemd160WithRSA", "rmd160",
    "sha1", "sha1WithRSAEncryption", "sha224", "sha224WithRSAEncryption", "sha256", "sha256WithRSAEncryption", "sha3-224", "sha3-256",
    "sha3-384", "sha3-512", "sha384", "sha384WithRSAEncryption", "sha512", "sha512-224", "sha512-224WithRSAEncryption", "sha512-256",
    "sha512-256WithRSAEncryption", "sha512WithRSAEncryption", "shake128", "shake256", "sm3", "sm3WithRSAEncryption", "ssl3-md5", "ssl3-sha1",
];

/// Functions that OpenSSL 3 knows by name but keeps in a provider that is not loaded.
static LEGACY: &[&str] = &[
    "md4",
    "RSA-MD4",
    "md4WithRSAEncryption",
    "mdc2",
    "RSA-MDC2",
    "whirlpool",
];

/// True for a name that OpenSSL knows and refuses.
pub(super) fn is_legacy(name: &str) -> bool {
    LEGACY.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, LISTED, Mac, hkdf};

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn every_listed_name_is_known() {
        for name in LISTED {
            assert!(Algorithm::from_name(name).is_some(), "{name}");
        }
        assert!(Algorithm::from_name("sha").is_none());
    }

    #[test]
    fn digests_of_abc() {
        // FIPS 180-4 and 202, RFC 1321, RFC 7693; the last is SSL 3's pair.
        let cases = [
            ("md5", "900150983cd24fb0d6963f7d28e17f72"),
            ("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                "sha256",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "sha3-224",
                "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf",
            ),
            (
                "blake2s256",
                "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982",
            ),
            ("ripemd160", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
            (
                "md5-sha1",
                "900150983cd24fb0d6963f7d28e17f72a9993e364706816aba3e25717850c26c9cd0d89d",
            ),
        ];
        for (name, wanted) in cases {
            let algorithm = Algorithm::from_name(name).unwrap();
            assert_eq!(hex(&algorithm.digest(b"abc")), wanted, "{name}");
        }
    }

    #[test]
    fn mac_of_rfc_4231() {
        let mut mac = Mac::new(Algorithm::Sha256, b"Jefe").unwrap();
        mac.update(b"what do ya want ");
        mac.update(b"for nothing?");
        assert_eq!(
            hex(&mac.finish()),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        // Case 6: a key that is longer than a block.
        let mut mac = Mac::new(Algorithm::Sha256, &[0xaa; 131]).unwrap();
        mac.update(b"Test Using Larger Than Block-Size Key - Hash Key First");
        assert_eq!(
            hex(&mac.finish()),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
        assert!(Mac::new(Algorithm::Shake128, b"").is_none());
    }

    #[test]
    fn keys_of_rfc_5869() {
        let salt: Vec<u8> = (0..=0x0c).collect();
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        let key = hkdf(Algorithm::Sha256, &[0x0b; 22], &salt, &info, 42).unwrap();
        assert_eq!(
            hex(&key),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        );
    }

    #[test]
    fn keys_of_rfc_6070() {
        let mut key = [0; 20];
        assert!(Algorithm::Sha1.pbkdf2(b"password", b"salt", 2, &mut key));
        assert_eq!(hex(&key), "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
    }
}
