//! PEM (RFC 7468) as OpenSSL reads and writes it: text around the blocks does not matter, and the headers of the old encrypted
//! form (RFC 1421) are understood.

use base64_simd::STANDARD;

use crate::crypto::{cipher, digest::Algorithm};

/// A block of a PEM file.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) label: String,
    pub(super) bytes: Vec<u8>,
    /// The cipher and the initialization vector of the old encrypted form.
    pub(super) encryption: Option<(String, Vec<u8>)>,
}

/// All blocks of a text; those that are broken are left out.
pub(super) fn blocks(text: &[u8]) -> Vec<Block> {
    let text = String::from_utf8_lossy(text);
    let mut blocks = Vec::new();
    let mut rest: &str = &text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let Some((label, body)) = after.split_once("-----") else {
            break;
        };
        let Some((body, after)) = body.split_once(&format!("-----END {label}-----")) else {
            rest = after;
            continue;
        };
        rest = after;
        blocks.extend(block(label, body));
    }
    blocks
}

fn block(label: &str, body: &str) -> Option<Block> {
    let mut encryption = None;
    let mut digits = Vec::with_capacity(body.len());
    for line in body.lines() {
        let line = line.trim();
        if let Some((name, value)) = line.split_once(':') {
            if name == "DEK-Info" {
                let (cipher, iv) = value.trim().split_once(',')?;
                encryption = Some((cipher.to_ascii_lowercase(), hex(iv)?));
            }
            continue;
        }
        digits.extend_from_slice(line.as_bytes());
    }
    Some(Block {
        label: label.to_owned(),
        bytes: STANDARD.decode_to_vec(&digits).ok()?,
        encryption,
    })
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim().as_bytes();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

/// A block of 64 characters a line.
pub(super) fn write(label: &str, headers: &str, bytes: &[u8]) -> String {
    let digits = STANDARD.encode_to_string(bytes);
    let mut text = format!("-----BEGIN {label}-----\n{headers}");
    let mut rest = digits.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

/// The key that OpenSSL makes of a passphrase for the old form: MD5 over and over, salted with the vector's first 8 bytes.
fn key_of(passphrase: &[u8], iv: &[u8], length: usize) -> Option<Vec<u8>> {
    let salt = iv.get(..8)?;
    let mut key: Vec<u8> = Vec::new();
    let mut last = Vec::new();
    while key.len() < length {
        let mut input = std::mem::take(&mut last);
        input.extend_from_slice(passphrase);
        input.extend_from_slice(salt);
        last = Algorithm::Md5.digest(&input);
        key.extend_from_slice(&last);
    }
    key.truncate(length);
    Some(key)
}

/// What is in a block of the old encrypted form.
pub(super) fn decrypt(cipher: &str, iv: &[u8], passphrase: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let key = key_of(passphrase, iv, cipher::key_length(cipher)?)?;
    cipher::whole_text(false, cipher, &key, iv, data)
}

/// A block of the old encrypted form. `cipher` is one in CBC mode.
pub(super) fn write_encrypted(
    label: &str,
    cipher: &str,
    passphrase: &[u8],
    data: &[u8],
) -> Option<String> {
    let mut iv = [0; 16];
    getrandom::fill(&mut iv).ok()?;
    let key = key_of(passphrase, &iv, cipher::key_length(cipher)?)?;
    let encrypted = cipher::whole_text(true, cipher, &key, &iv, data)?;
    let digits: String = iv.iter().map(|byte| format!("{byte:02X}")).collect();
    let cipher = cipher.to_ascii_uppercase();
    let headers = format!("Proc-Type: 4,ENCRYPTED\nDEK-Info: {cipher},{digits}\n\n");
    Some(write(label, &headers, &encrypted))
}

#[cfg(test)]
mod tests {
    use super::{blocks, decrypt, write, write_encrypted};

    #[test]
    fn blocks_are_found_among_other_text() {
        let text = format!(
            "Bag\n{}junk\n{}",
            write("A", "", &[1; 100]),
            write("B C", "", &[2])
        );
        let found = blocks(text.as_bytes());
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].label.as_str(), found[0].bytes.len()), ("A", 100));
        assert_eq!(
            (found[1].label.as_str(), found[1].bytes.as_slice()),
            ("B C", &[2][..])
        );
        assert!(blocks(b"-----BEGIN A-----\nnever ends").is_empty());
        assert!(blocks(b"-----BEGIN A-----\n***\n-----END A-----").is_empty());
    }

    #[test]
    fn the_old_encrypted_form_opens_with_its_passphrase() {
        let text = write_encrypted("A", "aes-128-cbc", b"secret", b"the data").unwrap();
        let found = blocks(text.as_bytes());
        let (cipher, iv) = found[0].encryption.as_ref().unwrap();
        let data = decrypt(cipher, iv, b"secret", &found[0].bytes);
        assert_eq!(data.as_deref(), Some(&b"the data"[..]));
        assert_ne!(decrypt(cipher, iv, b"wrong", &found[0].bytes), data);
    }
}
