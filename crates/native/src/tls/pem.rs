//! PEM (RFC 7468, and RFC 1421's headers of encrypted keys).

use base64_simd::{STANDARD, forgiving_decode_to_vec};

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) label: String,
    /// What `DEK-Info` has, for a key that is encrypted the old way.
    pub(super) cipher: Option<String>,
    pub(super) bytes: Vec<u8>,
}

/// The blocks of a text, in order. What stands between them does not count; a block whose base64 is none is left out.
pub(super) fn blocks(text: &[u8]) -> Vec<Block> {
    let text = String::from_utf8_lossy(text);
    let mut blocks = Vec::new();
    let mut rest: &str = &text;
    while let Some(at) = rest.find("-----BEGIN ") {
        rest = &rest[at + 11..];
        let Some(end) = rest.find("-----") else { break };
        let label = rest[..end].to_owned();
        let body = &rest[end + 5..];
        let Some(stop) = body.find(&format!("-----END {label}-----")) else {
            continue;
        };
        rest = &body[stop..];
        let (cipher, base64) = headers(&body[..stop]);
        if let Ok(bytes) = forgiving_decode_to_vec(base64.as_bytes()) {
            blocks.push(Block {
                label,
                cipher,
                bytes,
            });
        }
    }
    blocks
}

fn headers(body: &str) -> (Option<String>, String) {
    let mut cipher = None;
    let mut base64 = String::with_capacity(body.len());
    for line in body.lines() {
        match line.split_once(':') {
            Some(("DEK-Info", value)) => cipher = Some(value.trim().to_owned()),
            Some(_) => {}
            None => base64.push_str(line.trim()),
        }
    }
    (cipher, base64)
}

/// True for the labels that certificates have had.
pub(super) fn is_certificate(block: &Block) -> bool {
    matches!(
        block.label.as_str(),
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE"
    )
}

/// The text of a certificate, as Node gives it.
pub(super) fn certificate(bytes: &[u8]) -> String {
    let base64 = STANDARD.encode_to_string(bytes);
    let mut text = String::with_capacity(base64.len() + base64.len() / 64 + 56);
    text.push_str("-----BEGIN CERTIFICATE-----\n");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----END CERTIFICATE-----");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_between_other_text() {
        let text = b"x\n-----BEGIN A B-----\r\nAAEC\r\n-----END A B-----\n-----BEGIN C-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: X,00\n\nAw==\n-----END C-----";
        let found = blocks(text);
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].label.as_str(), found[0].bytes.as_slice()),
            ("A B", &[0, 1, 2][..])
        );
        assert_eq!(
            (found[1].cipher.as_deref(), found[1].bytes.as_slice()),
            (Some("X,00"), &[3][..])
        );
        assert!(blocks(b"-----BEGIN A-----\nAAEC\n").is_empty());
        assert!(blocks(b"-----BEGIN A-----\n!!\n-----END A-----").is_empty());
    }

    #[test]
    fn certificates_are_written_in_lines_of_64() {
        let text = certificate(&[7; 60]);
        assert!(text.lines().all(|line| line.len() <= 64));
        assert_eq!(blocks(text.as_bytes())[0].bytes, [7; 60]);
    }
}
