//! Whether a chain is to be trusted. The walk and the order of its complaints are those of OpenSSL's verifier when nobody stops it at
//! the first: the last complaint is the verdict, which programs know by its code.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
    time::{SystemTime, UNIX_EPOCH},
};

use super::{
    der::{self, Reader},
    provider,
    x509::Certificate,
};

/// A chain of more links than this is not followed, as in OpenSSL.
const DEEPEST: usize = 100;

/// What a leaf must be good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Server,
    Client,
}

/// A verdict: the name that Node gives as `code`, and the words.
pub(super) type Verdict = (&'static str, &'static str);

/// Certificates that are trusted, by their subject.
#[derive(Debug, Default, Clone)]
pub(super) struct Store {
    certificates: Vec<Arc<[u8]>>,
    by_subject: HashMap<Vec<u8>, Vec<usize>>,
    /// The certificates of Mozilla's list are trusted too.
    has_roots: bool,
}

/// A revocation list, reduced to what is asked of it.
#[derive(Debug, Clone)]
pub(super) struct RevocationList {
    issuer: Vec<u8>,
    serials: Vec<Vec<u8>>,
    next_update: Option<i64>,
    signed: Vec<u8>,
    algorithm: Vec<u8>,
    signature: Vec<u8>,
}

/// What else counts.
pub(super) struct Rules<'a> {
    pub(super) purpose: Purpose,
    pub(super) lists: &'a [RevocationList],
    /// A trusted certificate ends the chain even if somebody else has issued it.
    pub(super) may_be_partial: bool,
}

static ROOTS: LazyLock<Store> = LazyLock::new(|| {
    let mut store = Store::default();
    for root in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
        store.add(root.as_ref());
    }
    store
});

impl Store {
    /// Adds a certificate. False for what is none.
    pub(super) fn add(&mut self, bytes: &[u8]) -> bool {
        let Some(certificate) = Certificate::parse(bytes) else {
            return false;
        };
        let subject = certificate.subject.to_vec();
        let places = self.by_subject.entry(subject).or_default();
        if !places
            .iter()
            .any(|&at| self.certificates[at].as_ref() == bytes)
        {
            places.push(self.certificates.len());
            self.certificates.push(Arc::from(bytes));
        }
        true
    }

    pub(super) fn add_roots(&mut self) {
        self.has_roots = true;
    }

    /// The certificates that were added one by one.
    pub(super) fn own(&self) -> &[Arc<[u8]>] {
        &self.certificates
    }

    /// The bytes of who may have issued the certificate.
    pub(super) fn issuer_bytes(&self, certificate: &Certificate<'_>) -> Option<&[u8]> {
        let issuer = self.issuer_of(certificate)?;
        let places = self
            .by_subject
            .get(certificate.issuer)
            .into_iter()
            .flatten();
        let own = places
            .filter_map(|&at| self.certificates.get(at))
            .find(|bytes| {
                Certificate::parse(bytes).is_some_and(|known| known.signature == issuer.signature)
            });
        match own {
            Some(bytes) => Some(bytes.as_ref()),
            None if self.has_roots => ROOTS.issuer_bytes(certificate),
            None => None,
        }
    }

    /// Who may have issued the certificate.
    pub(super) fn issuer_of(&self, certificate: &Certificate<'_>) -> Option<Certificate<'_>> {
        let own = self.by_subject.get(certificate.issuer).and_then(|places| {
            let mut found = places
                .iter()
                .filter_map(|&at| Certificate::parse(self.certificates.get(at)?))
                .filter(|issuer| certificate.may_be_issued_by(issuer));
            let first = found.next()?;
            // Of several with one name the one whose key fits.
            if is_signed(certificate, &first) {
                Some(first)
            } else {
                found
                    .find(|issuer| is_signed(certificate, issuer))
                    .or(Some(first))
            }
        });
        own.or_else(|| {
            if self.has_roots {
                ROOTS.issuer_of(certificate)
            } else {
                None
            }
        })
    }

    fn has(&self, certificate: &Certificate<'_>) -> bool {
        let own = self
            .by_subject
            .get(certificate.subject)
            .is_some_and(|places| {
                places.iter().any(|&at| {
                    let known = self
                        .certificates
                        .get(at)
                        .and_then(|bytes| Certificate::parse(bytes));
                    known.is_some_and(|known| {
                        known.signed == certificate.signed
                            && known.signature == certificate.signature
                    })
                })
            });
        own || (self.has_roots && ROOTS.has(certificate))
    }
}

fn is_signed(certificate: &Certificate<'_>, issuer: &Certificate<'_>) -> bool {
    provider::verify_signed(
        issuer,
        certificate.signature_algorithm,
        certificate.signed,
        certificate.signature,
    )
}

impl RevocationList {
    /// `None` for what is no list.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut whole = Reader::new(bytes).expect(der::SEQUENCE)?.inside();
        let signed = whole.expect(der::SEQUENCE)?;
        let algorithm = whole.expect(der::SEQUENCE)?.body.to_vec();
        let signature = whole.expect(der::BIT_STRING)?.bits()?.to_vec();
        let mut fields = signed.inside();
        let _version = fields.optional(der::INTEGER);
        fields.expect(der::SEQUENCE)?;
        let issuer = fields.expect(der::SEQUENCE)?.whole.to_vec();
        let _this_update = der::seconds(fields.next()?)?;
        let next_update = match fields.optional(der::UTC_TIME) {
            Some(node) => Some(der::seconds(node)?),
            None => fields
                .optional(der::GENERALIZED_TIME)
                .and_then(der::seconds),
        };
        let mut serials = Vec::new();
        if let Some(list) = fields.optional(der::SEQUENCE) {
            let mut entries = list.inside();
            while !entries.is_over() {
                let mut entry = entries.expect(der::SEQUENCE)?.inside();
                serials.push(entry.expect(der::INTEGER)?.body.to_vec());
            }
        }
        Some(Self {
            issuer,
            serials,
            next_update,
            signed: signed.whole.to_vec(),
            algorithm,
            signature,
        })
    }
}

/// What is wrong with the chain that a peer sent, its leaf first; `None` if nothing is.
pub(super) fn judge(
    chain: &[impl AsRef<[u8]>],
    store: &Store,
    rules: &Rules<'_>,
) -> Option<Verdict> {
    let given: Vec<Certificate<'_>> = chain
        .iter()
        .filter_map(|bytes| Certificate::parse(bytes.as_ref()))
        .collect();
    let Some(leaf) = given.first() else {
        return Some(("UNSPECIFIED", "unspecified certificate verification error"));
    };
    let (path, mut verdict) = build(leaf, &given, store, rules);
    verdict = check_extensions(&path, rules).or(verdict);
    if !rules.lists.is_empty() {
        verdict = check_revoked(&path, rules).or(verdict);
    }
    check_signatures(&path, rules, store).or(verdict)
}

/// The path from the leaf upwards, and what was missed on the way.
fn build<'a>(
    leaf: &Certificate<'a>,
    given: &[Certificate<'a>],
    store: &'a Store,
    rules: &Rules<'_>,
) -> (Vec<Certificate<'a>>, Option<Verdict>) {
    let mut path = vec![leaf.clone()];
    let mut used = vec![0];
    let mut trusted_issuers = 0;
    while let Some(top) = path.last() {
        if rules.may_be_partial && store.has(top) {
            return (path, None);
        }
        let is_root = top.is_self_issued() && top.may_be_issued_by(top);
        if is_root {
            if store.has(top) {
                return (path, None);
            }
            let verdict = if path.len() == 1 {
                ("DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate")
            } else {
                (
                    "SELF_SIGNED_CERT_IN_CHAIN",
                    "self-signed certificate in certificate chain",
                )
            };
            return (path, Some(verdict));
        }
        if path.len() > DEEPEST {
            return (
                path,
                Some(("CERT_CHAIN_TOO_LONG", "certificate chain too long")),
            );
        }
        if let Some(issuer) = store.issuer_of(top) {
            trusted_issuers += 1;
            path.push(issuer);
            continue;
        }
        if trusted_issuers == 0 {
            let next = given
                .iter()
                .enumerate()
                .find(|(at, issuer)| !used.contains(at) && top.may_be_issued_by(issuer));
            if let Some((at, issuer)) = next {
                used.push(at);
                path.push(issuer.clone());
                continue;
            }
        }
        let verdict = if trusted_issuers > 0 {
            (
                "UNABLE_TO_GET_ISSUER_CERT",
                "unable to get issuer certificate",
            )
        } else {
            (
                "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
                "unable to get local issuer certificate",
            )
        };
        return (path, Some(verdict));
    }
    (path, None)
}

/// Whether every certificate may be where it stands.
fn check_extensions(path: &[Certificate<'_>], rules: &Rules<'_>) -> Option<Verdict> {
    const SERVER: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
    const CLIENT: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 2];
    const ANY: &[u8] = &[0x55, 0x1d, 37, 0];
    let wanted = match rules.purpose {
        Purpose::Server => SERVER,
        Purpose::Client => CLIENT,
    };
    let mut verdict = None;
    let mut below: u32 = 0;
    for (at, certificate) in path.iter().enumerate() {
        if at > 0 && !certificate.may_issue() {
            verdict = Some(("INVALID_CA", "invalid CA certificate"));
        }
        let fits = certificate.purposes().is_none_or(|list| {
            list.iter()
                .any(|id| *id == wanted || (at > 0 && *id == ANY))
        });
        if !fits {
            verdict = Some(("INVALID_PURPOSE", "unsuitable certificate purpose"));
        }
        if at > 0 {
            let most = certificate
                .constraints()
                .and_then(|constraints| constraints.path_length);
            if most.is_some_and(|most| below > most) {
                verdict = Some(("PATH_LENGTH_EXCEEDED", "path length constraint exceeded"));
            }
            if !certificate.is_self_issued() {
                below += 1;
            }
        }
    }
    verdict
}

fn check_revoked(path: &[Certificate<'_>], rules: &Rules<'_>) -> Option<Verdict> {
    let mut verdict = None;
    for (at, certificate) in path.iter().enumerate() {
        let Some(list) = rules
            .lists
            .iter()
            .find(|list| list.issuer == certificate.issuer)
        else {
            verdict = Some(("UNABLE_TO_GET_CRL", "unable to get certificate CRL"));
            continue;
        };
        let issuer = path.get(at + 1).unwrap_or(certificate);
        if !provider::verify_signed(issuer, &list.algorithm, &list.signed, &list.signature) {
            verdict = Some(("CRL_SIGNATURE_FAILURE", "CRL signature failure"));
        }
        if list.next_update.is_some_and(|time| time < now()) {
            verdict = Some(("CRL_HAS_EXPIRED", "CRL has expired"));
        }
        if list
            .serials
            .iter()
            .any(|serial| serial == certificate.serial)
        {
            verdict = Some(("CERT_REVOKED", "certificate revoked"));
        }
    }
    verdict
}

/// From the top down: signatures and times.
fn check_signatures(path: &[Certificate<'_>], rules: &Rules<'_>, store: &Store) -> Option<Verdict> {
    let mut verdict = None;
    let now = now();
    let top = path.len().checked_sub(1)?;
    for at in (0..=top).rev() {
        let certificate = &path[at];
        let is_trusted_end = at == top && rules.may_be_partial && store.has(certificate);
        if at == top && !certificate.is_self_issued() && !is_trusted_end {
            if top == 0 {
                verdict = Some((
                    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
                    "unable to verify the first certificate",
                ));
                // OpenSSL looks no further at a lone leaf.
                return check_time(certificate, now).or(verdict);
            }
        } else if at != top {
            let issuer = &path[at + 1];
            if !is_signed(certificate, issuer) {
                verdict = Some(("CERT_SIGNATURE_FAILURE", "certificate signature failure"));
            }
        }
        verdict = check_time(certificate, now).or(verdict);
    }
    verdict
}

fn check_time(certificate: &Certificate<'_>, now: i64) -> Option<Verdict> {
    if now < certificate.not_before {
        return Some(("CERT_NOT_YET_VALID", "certificate is not yet valid"));
    }
    (now > certificate.not_after).then_some(("CERT_HAS_EXPIRED", "certificate has expired"))
}

fn now() -> i64 {
    let elapsed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX)
}
