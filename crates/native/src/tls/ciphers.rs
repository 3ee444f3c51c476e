//! Names: OpenSSL's for cipher suites, groups, signatures and versions, and what rustls has for them.

use rustls::{
    CipherSuite, NamedGroup, ProtocolVersion, SignatureScheme, SupportedCipherSuite,
    crypto::SupportedKxGroup,
};

use super::provider::provider;

/// OpenSSL's name and the standard's.
type Row = (CipherSuite, &'static str, &'static str);

#[rustfmt::skip]
static SUITES: &[Row] = &[
    (CipherSuite::TLS13_AES_256_GCM_SHA384, "TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"),
    (CipherSuite::TLS13_CHACHA20_POLY1305_SHA256, "TLS_CHACHA20_POLY1305_SHA256", "TLS_CHACHA20_POLY1305_SHA256"),
    (CipherSuite::TLS13_AES_128_GCM_SHA256, "TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256"),
    (CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
    (CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "ECDHE-ECDSA-AES128-GCM-SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
    (CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, "ECDHE-RSA-AES256-GCM-SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
    (CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "ECDHE-ECDSA-AES256-GCM-SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
    (CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-RSA-CHACHA20-POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
    (CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-ECDSA-CHACHA20-POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
];

/// All names, OpenSSL's, best first.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SUITES
        .iter()
        .filter(|row| supported(row.0).is_some())
        .map(|row| row.1)
}

fn supported(suite: CipherSuite) -> Option<SupportedCipherSuite> {
    let all = &provider().crypto.cipher_suites;
    all.iter().find(|known| known.suite() == suite).copied()
}

/// OpenSSL's and the standard's name of a suite.
pub(super) fn name(suite: CipherSuite) -> (&'static str, &'static str) {
    SUITES
        .iter()
        .find(|row| row.0 == suite)
        .map_or(("", ""), |row| (row.1, row.2))
}

fn is_of_13(name: &str) -> bool {
    name.starts_with("TLS_")
}

/// The suites of TLS 1.3 that a list with colons names. `None` for an unknown name.
pub(super) fn of_13(list: &str) -> Option<Vec<SupportedCipherSuite>> {
    /// Known to OpenSSL, and not here.
    const MORE: [&str; 2] = ["TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_8_SHA256"];
    let mut found = Vec::new();
    for name in list.split(':').filter(|name| !name.is_empty()) {
        match SUITES.iter().find(|row| is_of_13(row.1) && row.1 == name) {
            Some(row) => found.extend(supported(row.0)),
            None if MORE.contains(&name) => {}
            None => return None,
        }
    }
    Some(found)
}

/// The suites of TLS 1.2 that an OpenSSL cipher list leaves. Empty if none does.
pub(super) fn of_12(list: &str) -> Vec<SupportedCipherSuite> {
    let usual: Vec<&Row> = SUITES.iter().filter(|row| !is_of_13(row.1)).collect();
    let mut chosen: Vec<&Row> = Vec::new();
    let mut banned: Vec<&str> = Vec::new();
    for word in list
        .split([':', ',', ' ', ';'])
        .filter(|word| !word.is_empty())
    {
        // `@STRENGTH`, `@SECLEVEL=1`: alone, or after a word.
        let word = word.split('@').next().unwrap_or_default();
        if word.is_empty() {
            continue;
        }
        let (sign, what) = match word.as_bytes().first() {
            Some(sign @ (b'!' | b'-' | b'+')) => (*sign, &word[1..]),
            _ => (b' ', word),
        };
        let matching = usual.iter().copied().filter(|row| fits(row, what));
        match sign {
            b'!' | b'-' => {
                let gone: Vec<&str> = matching.map(|row| row.1).collect();
                chosen.retain(|row| !gone.contains(&row.1));
                if sign == b'!' {
                    banned.extend(gone);
                }
            }
            b'+' => {
                let moved: Vec<&str> = matching.map(|row| row.1).collect();
                let (back, mut front): (Vec<&Row>, Vec<&Row>) =
                    chosen.into_iter().partition(|row| moved.contains(&row.1));
                front.extend(back);
                chosen = front;
            }
            _ => {
                for row in matching {
                    let is_in = chosen.iter().any(|known| known.1 == row.1);
                    if !is_in && !banned.contains(&row.1) {
                        chosen.push(row);
                    }
                }
            }
        }
    }
    chosen.iter().filter_map(|row| supported(row.0)).collect()
}

/// Whether a suite is what a word of a cipher list, perhaps several joined by `+`, stands for.
fn fits(row: &Row, word: &str) -> bool {
    if row.1 == word || row.2 == word {
        return true;
    }
    let is_ecdsa = row.1.contains("ECDSA");
    word.split('+').all(|part| match part {
        "ALL" | "HIGH" | "DEFAULT" | "COMPLEMENTOFALL" | "ECDHE" | "kECDHE" | "EECDH"
        | "kEECDH" | "ECDH" | "AEAD" | "TLSv1.2" | "FIPS" => true,
        "RSA" | "aRSA" => !is_ecdsa,
        "ECDSA" | "aECDSA" => is_ecdsa,
        "AES" | "AESGCM" => row.1.contains("AES"),
        "AES128" => row.1.contains("AES128"),
        "AES256" => row.1.contains("AES256"),
        "CHACHA20" => row.1.contains("CHACHA20"),
        "SHA256" => row.1.contains("SHA256"),
        "SHA384" => row.1.contains("SHA384"),
        _ => false,
    })
}

/// The groups that a list names; `auto` is all. `None` if a name is not known, or nothing is left.
pub(super) fn groups(list: &str) -> Option<Vec<&'static dyn SupportedKxGroup>> {
    let all = &provider().crypto.kx_groups;
    if list == "auto" {
        return Some(all.clone());
    }
    let mut found = Vec::new();
    for name in list.split(':') {
        let wanted = match name {
            "X25519" | "x25519" => NamedGroup::X25519,
            "P-256" | "prime256v1" | "secp256r1" => NamedGroup::secp256r1,
            "P-384" | "secp384r1" => NamedGroup::secp384r1,
            // Known to OpenSSL, and not here: the others may do.
            "P-521" | "secp521r1" | "X448" | "x448" | "X25519MLKEM768" | "brainpoolP256r1"
            | "brainpoolP384r1" | "brainpoolP512r1" | "secp256k1" => continue,
            _ => return None,
        };
        found.extend(all.iter().find(|group| group.name() == wanted));
    }
    (!found.is_empty()).then_some(found)
}

/// Type, name and bits of a group.
pub(super) fn group(group: NamedGroup) -> Option<(&'static str, &'static str, u32)> {
    match group {
        NamedGroup::X25519 => Some(("ECDH", "X25519", 253)),
        NamedGroup::secp256r1 => Some(("ECDH", "prime256v1", 256)),
        NamedGroup::secp384r1 => Some(("ECDH", "secp384r1", 384)),
        _ => None,
    }
}

/// The schemes that a list names. `None` if a name is not known.
pub(super) fn schemes(list: &str) -> Option<Vec<SignatureScheme>> {
    let mut found = Vec::new();
    for name in list.split(':') {
        found.push(match name {
            "RSA+SHA256" | "rsa_pkcs1_sha256" => SignatureScheme::RSA_PKCS1_SHA256,
            "RSA+SHA384" | "rsa_pkcs1_sha384" => SignatureScheme::RSA_PKCS1_SHA384,
            "RSA+SHA512" | "rsa_pkcs1_sha512" => SignatureScheme::RSA_PKCS1_SHA512,
            "RSA-PSS+SHA256" | "PSS+SHA256" | "rsa_pss_rsae_sha256" => {
                SignatureScheme::RSA_PSS_SHA256
            }
            "RSA-PSS+SHA384" | "PSS+SHA384" | "rsa_pss_rsae_sha384" => {
                SignatureScheme::RSA_PSS_SHA384
            }
            "RSA-PSS+SHA512" | "PSS+SHA512" | "rsa_pss_rsae_sha512" => {
                SignatureScheme::RSA_PSS_SHA512
            }
            "ECDSA+SHA256" | "ecdsa_secp256r1_sha256" => SignatureScheme::ECDSA_NISTP256_SHA256,
            "ECDSA+SHA384" | "ecdsa_secp384r1_sha384" => SignatureScheme::ECDSA_NISTP384_SHA384,
            "ECDSA+SHA512" | "ecdsa_secp521r1_sha512" => SignatureScheme::ECDSA_NISTP521_SHA512,
            "ed25519" => SignatureScheme::ED25519,
            "ed448" => SignatureScheme::ED448,
            _ => return None,
        });
    }
    Some(found)
}

pub(super) fn version(version: ProtocolVersion) -> &'static str {
    match version {
        ProtocolVersion::TLSv1_2 => "TLSv1.2",
        ProtocolVersion::TLSv1_3 => "TLSv1.3",
        _ => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &str) -> Vec<&'static str> {
        of_12(list)
            .iter()
            .map(|suite| name(suite.suite()).0)
            .collect()
    }

    #[test]
    fn cipher_lists_are_read_as_openssl_reads_them() {
        assert_eq!(
            of("ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256"),
            ["ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-GCM-SHA256"]
        );
        assert_eq!(
            of("HIGH:!ECDSA:!CHACHA20:-AES256"),
            ["ECDHE-RSA-AES128-GCM-SHA256"]
        );
        assert_eq!(of("ECDHE+AES256+ECDSA"), ["ECDHE-ECDSA-AES256-GCM-SHA384"]);
        assert!(of("foo:AES128-SHA:!aNULL").is_empty());
        assert!(of("!ALL:ALL").is_empty());
        assert_eq!(of("ALL:+AES128").len(), 6);
    }

    #[test]
    fn unknown_names_of_13_are_refused() {
        assert_eq!(of_13("TLS_AES_128_GCM_SHA256").unwrap().len(), 1);
        assert!(of_13("TLS_AES_128_GCM_SHA256:foo").is_none());
    }

    #[test]
    fn groups_have_several_names() {
        assert_eq!(groups("prime256v1:P-384").unwrap().len(), 2);
        assert!(groups("x").is_none());
        assert!(groups("P-521").is_none());
    }
}
