//! Private keys: PKCS#8, PKCS#1 and SEC 1, plain or encrypted, and the signers made of them.

use std::sync::Arc;

use aes::cipher::{BlockModeDecrypt as _, KeyIvInit as _, block_padding::Pkcs7};
use md5::{Digest, Md5};
use rustls::{pki_types::PrivateKeyDer, sign::SigningKey};

use super::{
    der::{self, Reader},
    failure::Failure,
    pem::{self, Block},
    pkcs12, provider,
};

/// The first private key of a PEM text.
///
/// # Errors
/// OpenSSL's, for a text without a key, a wrong passphrase or a missing one.
pub(super) fn read(
    text: &[u8],
    passphrase: Option<&[u8]>,
) -> Result<PrivateKeyDer<'static>, Failure> {
    for block in pem::blocks(text) {
        let key = match (block.label.as_str(), &block.cipher) {
            ("ENCRYPTED PRIVATE KEY", _) => decrypt_pkcs8(&block.bytes, passphrase)?,
            ("RSA PRIVATE KEY" | "EC PRIVATE KEY" | "PRIVATE KEY", Some(cipher)) => {
                let bytes = decrypt_old(&block, cipher, passphrase)?;
                of_label(&block.label, bytes)
            }
            ("RSA PRIVATE KEY" | "EC PRIVATE KEY" | "PRIVATE KEY", None) => {
                of_label(&block.label, block.bytes)
            }
            ("DSA PRIVATE KEY", _) => return Err(unsupported("DSA keys")),
            _ => continue,
        };
        if Reader::new(key.secret_der())
            .expect(der::SEQUENCE)
            .is_none()
        {
            return Err(no_key().with_stack(&[
                "error:0688010A:asn1 encoding routines::nested asn1 error",
                "error:06800066:asn1 encoding routines::bad object header",
                "error:0680007B:asn1 encoding routines::header too long",
            ]));
        }
        return Ok(key);
    }
    Err(no_key())
}

/// Something that signs with the key.
///
/// # Errors
/// For kinds of keys that neither provider knows.
pub(super) fn signer(key: PrivateKeyDer<'static>) -> Result<Arc<dyn SigningKey>, Failure> {
    let spare = key.clone_key();
    provider::provider()
        .crypto
        .key_provider
        .load_private_key(key)
        .or_else(|_| {
            rustls_rustcrypto::provider()
                .key_provider
                .load_private_key(spare)
        })
        .map_err(|_| unsupported("private keys that are not RSA, P-256, P-384 or Ed25519"))
}

fn of_label(label: &str, bytes: Vec<u8>) -> PrivateKeyDer<'static> {
    match label {
        "RSA PRIVATE KEY" => PrivateKeyDer::Pkcs1(bytes.into()),
        "EC PRIVATE KEY" => PrivateKeyDer::Sec1(bytes.into()),
        _ => PrivateKeyDer::Pkcs8(bytes.into()),
    }
}

fn no_key() -> Failure {
    Failure::openssl(0x1E08_010C, "DECODER routines", "unsupported")
}

fn bad_decrypt() -> Failure {
    let stack = &["error:04800065:PEM routines::bad decrypt"];
    Failure::openssl(0x1C80_0064, "Provider routines", "bad decrypt").with_stack(stack)
}

/// What OpenSSL has and this does not.
pub(super) fn unsupported(what: &str) -> Failure {
    Failure::plain(
        "ERR_CRYPTO_UNSUPPORTED_OPERATION",
        &format!("Ouro does not support {what}"),
    )
}

/// EncryptedPrivateKeyInfo (RFC 5958, 3).
pub(super) fn decrypt_pkcs8(
    bytes: &[u8],
    passphrase: Option<&[u8]>,
) -> Result<PrivateKeyDer<'static>, Failure> {
    let parts = || {
        let mut fields = Reader::new(bytes).expect(der::SEQUENCE)?.inside();
        Some((
            fields.expect(der::SEQUENCE)?,
            fields.expect(der::OCTET_STRING)?.body,
        ))
    };
    let (algorithm, encrypted) = parts().ok_or_else(no_key)?;
    let passphrase = passphrase.unwrap_or_default();
    let plain = match pkcs12::decrypt(algorithm, encrypted, passphrase) {
        Some(plain) => plain,
        None => {
            let scheme = pkcs5::EncryptionScheme::try_from(algorithm.whole)
                .map_err(|_| unsupported("this encryption of a private key"))?;
            scheme.decrypt(passphrase, encrypted).ok()
        }
    };
    let plain = plain.ok_or_else(bad_decrypt)?;
    if Reader::new(&plain).expect(der::SEQUENCE).is_none() {
        return Err(bad_decrypt());
    }
    Ok(PrivateKeyDer::Pkcs8(plain.into()))
}

/// A key with OpenSSL's own headers. RFC 1421 has the form; the key comes from MD5, once.
fn decrypt_old(block: &Block, cipher: &str, passphrase: Option<&[u8]>) -> Result<Vec<u8>, Failure> {
    let (name, iv) = cipher.split_once(',').ok_or_else(bad_decrypt)?;
    let iv = hex(iv).ok_or_else(bad_decrypt)?;
    let passphrase = passphrase.ok_or_else(bad_decrypt)?;
    let salt = iv.get(..8).ok_or_else(bad_decrypt)?;
    let mut key = Vec::new();
    while key.len() < 32 {
        let mut digest = Md5::new();
        if let Some(at) = key.len().checked_sub(16) {
            digest.update(&key[at..]);
        }
        digest.update(passphrase);
        digest.update(salt);
        key.extend_from_slice(&digest.finalize());
    }
    let plain = match name {
        "AES-128-CBC" => cbc::<aes::Aes128>(&key[..16], &iv, &block.bytes),
        "AES-192-CBC" => cbc::<aes::Aes192>(&key[..24], &iv, &block.bytes),
        "AES-256-CBC" => cbc::<aes::Aes256>(&key[..32], &iv, &block.bytes),
        "DES-EDE3-CBC" => cbc::<des::TdesEde3>(&key[..24], &iv, &block.bytes),
        _ => return Err(unsupported(&format!("private keys encrypted with {name}"))),
    };
    let plain = plain.ok_or_else(bad_decrypt)?;
    // Padding that fits by chance.
    if Reader::new(&plain).expect(der::SEQUENCE).is_none() {
        return Err(bad_decrypt());
    }
    Ok(plain)
}

/// Decrypts in CBC mode and takes the padding away; `None` if there is none, or lengths do not fit.
pub(super) fn cbc<C>(key: &[u8], iv: &[u8], bytes: &[u8]) -> Option<Vec<u8>>
where
    C: aes::cipher::BlockCipherDecrypt + aes::cipher::KeyInit,
{
    let decryptor = cbc::Decryptor::<C>::new_from_slices(key, iv).ok()?;
    decryptor.decrypt_padded_vec::<Pkcs7>(bytes).ok()
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let text = text.trim().as_bytes();
    let pairs = text
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    pairs.collect()
}
