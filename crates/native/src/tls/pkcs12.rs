//! PKCS #12 (RFC 7292): a key and its certificates in one file, as `pfx` has them.

use hmac::{Hmac, KeyInit, Mac};
use rustls::pki_types::PrivateKeyDer;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512, digest::common::BlockSizeUser};

use super::{
    der::{self, Node, Reader, tagged},
    failure::Failure,
    keys,
};

// Object identifiers' contents.
const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
const ENCRYPTED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 6];
const KEY_BAG: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 1];
const SHROUDED_KEY_BAG: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 2];
const CERTIFICATE_BAG: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 3];
const SHA1_3DES: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 3];
const RC2: [&[u8]; 2] = [
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 5],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 6],
];
const SHA1: &[u8] = &[0x2b, 0x0e, 3, 2, 0x1a];
const SHA2: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2];

/// More rounds than this are refused: they would hold the process up.
const MOST_ROUNDS: u32 = 10_000_000;

/// What a file holds.
#[derive(Default)]
pub(super) struct Contents {
    pub(super) key: Option<PrivateKeyDer<'static>>,
    pub(super) certificates: Vec<Vec<u8>>,
}

/// Opens a file.
///
/// # Errors
/// OpenSSL's, as Node gives them.
pub(super) fn open(bytes: &[u8], passphrase: &[u8]) -> Result<Contents, Failure> {
    let (content, mac) = outer(bytes).ok_or_else(|| Failure::plain("", "not enough data"))?;
    if let Some(mac) = mac {
        let fits = check_mac(content, mac, passphrase).ok_or_else(|| {
            Failure::plain(
                "ERR_CRYPTO_UNSUPPORTED_OPERATION",
                "Unsupported PKCS12 PFX data",
            )
        })?;
        if !fits {
            return Err(Failure::plain("", "mac verify failure"));
        }
    }
    let mut contents = Contents::default();
    let mut safes = Reader::new(content)
        .expect(der::SEQUENCE)
        .ok_or_else(broken)?
        .inside();
    while !safes.is_over() {
        let mut info = safes.expect(der::SEQUENCE).ok_or_else(broken)?.inside();
        let kind = info.expect(der::OBJECT).ok_or_else(broken)?.body;
        let mut inner = info.expect(tagged(0)).ok_or_else(broken)?.inside();
        if kind == DATA {
            let bags = inner.expect(der::OCTET_STRING).ok_or_else(broken)?.body;
            read_bags(bags, passphrase, &mut contents)?;
        } else if kind == ENCRYPTED_DATA {
            let (algorithm, encrypted) = encrypted(inner).ok_or_else(broken)?;
            let bags = decrypt_any(algorithm, encrypted, passphrase)?;
            read_bags(&bags, passphrase, &mut contents)?;
        }
    }
    Ok(contents)
}

fn broken() -> Failure {
    Failure::plain("", "not enough data")
}

/// The authenticated safe's bytes and the MAC over them.
fn outer(bytes: &[u8]) -> Option<(&[u8], Option<Node<'_>>)> {
    let mut file = Reader::new(bytes).expect(der::SEQUENCE)?.inside();
    file.expect(der::INTEGER)?;
    let mut info = file.expect(der::SEQUENCE)?.inside();
    if info.expect(der::OBJECT)?.body != DATA {
        return None;
    }
    let content = info
        .expect(tagged(0))?
        .inside()
        .expect(der::OCTET_STRING)?
        .body;
    Some((content, file.optional(der::SEQUENCE)))
}

/// RFC 5652's EncryptedData: the algorithm and the bytes.
fn encrypted(mut reader: Reader<'_>) -> Option<(Node<'_>, &[u8])> {
    let mut data = reader.expect(der::SEQUENCE)?.inside();
    data.expect(der::INTEGER)?;
    let mut info = data.expect(der::SEQUENCE)?.inside();
    info.expect(der::OBJECT)?;
    let algorithm = info.expect(der::SEQUENCE)?;
    Some((algorithm, info.expect(der::implicit(0))?.body))
}

fn decrypt_any(algorithm: Node<'_>, bytes: &[u8], passphrase: &[u8]) -> Result<Vec<u8>, Failure> {
    let id = algorithm
        .inside()
        .expect(der::OBJECT)
        .ok_or_else(broken)?
        .body;
    if RC2.contains(&id) {
        return Err(Failure::plain(
            "ERR_CRYPTO_UNSUPPORTED_OPERATION",
            "Unsupported PKCS12 PFX data",
        ));
    }
    let plain = match decrypt(algorithm, bytes, passphrase) {
        Some(plain) => plain,
        None => pkcs5::EncryptionScheme::try_from(algorithm.whole)
            .map_err(|_| {
                Failure::plain(
                    "ERR_CRYPTO_UNSUPPORTED_OPERATION",
                    "Unsupported PKCS12 PFX data",
                )
            })?
            .decrypt(passphrase, bytes)
            .ok(),
    };
    plain.ok_or_else(|| Failure::plain("", "mac verify failure"))
}

fn read_bags(bytes: &[u8], passphrase: &[u8], contents: &mut Contents) -> Result<(), Failure> {
    let mut bags = Reader::new(bytes)
        .expect(der::SEQUENCE)
        .ok_or_else(broken)?
        .inside();
    while !bags.is_over() {
        let mut bag = bags.expect(der::SEQUENCE).ok_or_else(broken)?.inside();
        let kind = bag.expect(der::OBJECT).ok_or_else(broken)?.body;
        let mut value = bag.expect(tagged(0)).ok_or_else(broken)?.inside();
        if kind == KEY_BAG {
            let key = value
                .expect(der::SEQUENCE)
                .ok_or_else(broken)?
                .whole
                .to_vec();
            contents.key = Some(PrivateKeyDer::Pkcs8(key.into()));
        } else if kind == SHROUDED_KEY_BAG {
            let shrouded = value.expect(der::SEQUENCE).ok_or_else(broken)?.whole;
            contents.key = Some(keys::decrypt_pkcs8(shrouded, Some(passphrase))?);
        } else if kind == CERTIFICATE_BAG {
            let mut fields = value.expect(der::SEQUENCE).ok_or_else(broken)?.inside();
            fields.expect(der::OBJECT).ok_or_else(broken)?;
            let wrapped = fields.expect(tagged(0)).ok_or_else(broken)?;
            let certificate = wrapped
                .inside()
                .expect(der::OCTET_STRING)
                .ok_or_else(broken)?
                .body;
            contents.certificates.push(certificate.to_vec());
        }
    }
    Ok(())
}

/// Decrypts what PKCS #12's own scheme with SHA-1 and three-key DES has encrypted. The outer `None`: it is another scheme; the
/// inner: it does not fit.
#[allow(clippy::option_option, reason = "two questions, two answers")]
pub(super) fn decrypt(
    algorithm: Node<'_>,
    bytes: &[u8],
    passphrase: &[u8],
) -> Option<Option<Vec<u8>>> {
    let mut fields = algorithm.inside();
    if fields.expect(der::OBJECT)?.body != SHA1_3DES {
        return None;
    }
    let plain = || {
        let mut parameters = fields.expect(der::SEQUENCE)?.inside();
        let salt = parameters.expect(der::OCTET_STRING)?.body;
        let rounds = parameters
            .expect(der::INTEGER)?
            .small()
            .filter(|rounds| *rounds <= MOST_ROUNDS)?;
        let password = bmp(passphrase);
        let key = derive::<Sha1>(1, &password, salt, rounds, 24);
        let iv = derive::<Sha1>(2, &password, salt, rounds, 8);
        keys::cbc::<des::TdesEde3>(&key, &iv, bytes)
    };
    let mut plain = plain;
    Some(plain())
}

/// `None` for a digest that is not known.
fn check_mac(content: &[u8], mac: Node<'_>, passphrase: &[u8]) -> Option<bool> {
    let mut fields = mac.inside();
    let mut digest = fields.expect(der::SEQUENCE)?.inside();
    let id = digest
        .expect(der::SEQUENCE)?
        .inside()
        .expect(der::OBJECT)?
        .body;
    let expected = digest.expect(der::OCTET_STRING)?.body;
    let salt = fields.expect(der::OCTET_STRING)?.body;
    let rounds = match fields.optional(der::INTEGER) {
        Some(node) => node.small().filter(|rounds| *rounds <= MOST_ROUNDS)?,
        None => 1,
    };
    let password = bmp(passphrase);
    let fits = |password: &[u8]| -> Option<bool> {
        if id == SHA1 {
            return mac_fits::<Hmac<Sha1>>(
                &derive::<Sha1>(3, password, salt, rounds, 20),
                content,
                expected,
            );
        }
        match id.strip_prefix(SHA2)? {
            [1] => mac_fits::<Hmac<Sha256>>(
                &derive::<Sha256>(3, password, salt, rounds, 32),
                content,
                expected,
            ),
            [2] => mac_fits::<Hmac<Sha384>>(
                &derive::<Sha384>(3, password, salt, rounds, 48),
                content,
                expected,
            ),
            [3] => mac_fits::<Hmac<Sha512>>(
                &derive::<Sha512>(3, password, salt, rounds, 64),
                content,
                expected,
            ),
            _ => None,
        }
    };
    // No passphrase at all is written in two ways.
    if passphrase.is_empty() && fits(&[])? {
        return Some(true);
    }
    fits(&password)
}

fn mac_fits<M: Mac + KeyInit>(key: &[u8], content: &[u8], expected: &[u8]) -> Option<bool> {
    let mut mac = <M as KeyInit>::new_from_slice(key).ok()?;
    mac.update(content);
    Some(mac.verify_slice(expected).is_ok())
}

/// A passphrase in UTF-16, big-endian, with its end.
fn bmp(passphrase: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(passphrase);
    let mut bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    bytes.extend([0, 0]);
    bytes
}

/// RFC 7292, B.2.
fn derive<D: Digest + BlockSizeUser>(
    id: u8,
    password: &[u8],
    salt: &[u8],
    rounds: u32,
    length: usize,
) -> Vec<u8> {
    let size = D::block_size();
    let fill = |bytes: &[u8]| -> Vec<u8> {
        let whole = bytes.len().div_ceil(size) * size;
        bytes
            .iter()
            .copied()
            .cycle()
            .take(if bytes.is_empty() { 0 } else { whole })
            .collect()
    };
    let mut input = fill(salt);
    input.extend(fill(password));
    let mut output = Vec::with_capacity(length);
    while output.len() < length {
        let mut digest = D::new()
            .chain_update(vec![id; size])
            .chain_update(&input)
            .finalize();
        for _ in 1..rounds {
            digest = D::digest(&digest);
        }
        output.extend_from_slice(&digest);
        let addend: Vec<u8> = digest.iter().copied().cycle().take(size).collect();
        for block in input.chunks_mut(size) {
            let mut carry = 1;
            for (byte, add) in block.iter_mut().zip(&addend).rev() {
                carry += u16::from(*byte) + u16::from(*add);
                *byte = carry.to_le_bytes()[0];
                carry >>= 8;
            }
        }
    }
    output.truncate(length);
    output
}
