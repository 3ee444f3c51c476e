//! Secure contexts: keys, certificates, trust and preferences, and the configurations made of them.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use rustls::{
    ClientConfig, DistinguishedName, ServerConfig, SignatureScheme, SupportedCipherSuite,
    SupportedProtocolVersion,
    crypto::{CryptoProvider, SupportedKxGroup},
    pki_types::{CertificateDer, PrivateKeyDer},
    server::{NoServerSessionStorage, ServerSessionMemoryCache},
    sign::{CertifiedKey, SigningKey},
};

use super::{
    ciphers,
    config::{self, Identities, Ticketer, Verifier},
    der::{self, Reader},
    failure::{self, Failure},
    keys, pem, pkcs12,
    provider::provider,
    trust::{RevocationList, Store},
    x509::Certificate,
};

/// Below this an RSA key is refused, as OpenSSL's security level 2 does.
const LEAST_RSA_BITS: usize = 2048;

/// A key under its algorithm's name.
type Key = (Arc<dyn SigningKey>, PrivateKeyDer<'static>);

/// What JavaScript's `SecureContext` stands for.
pub(super) struct SecureContext {
    settings: RefCell<Settings>,
    pub(super) ticketer: Arc<Ticketer>,
    made: RefCell<Made>,
}

pub(super) struct Settings {
    /// Leaf first.
    chains: Vec<Vec<Vec<u8>>>,
    keys: Vec<Key>,
    pub(super) store: Store,
    pub(super) lists: Vec<RevocationList>,
    suites_13: Option<Vec<SupportedCipherSuite>>,
    suites_12: Vec<SupportedCipherSuite>,
    groups: Vec<&'static dyn SupportedKxGroup>,
    schemes: Option<Vec<SignatureScheme>>,
    /// The lowest and the highest version, as TLS writes them; 0 is open.
    versions: (u16, u16),
    pub(super) may_be_partial: bool,
    has_tickets: bool,
    prefers_own: bool,
}

/// What was made of the settings as they are.
#[derive(Default)]
struct Made {
    identities: Option<Arc<Identities>>,
    client: Option<Arc<ClientConfig>>,
    /// By whether a certificate is asked for, and needed.
    servers: Vec<((bool, bool), Arc<ServerConfig>)>,
}

impl SecureContext {
    pub(super) fn new() -> Result<Rc<Self>, Failure> {
        let ticketer = Ticketer::new().map_err(|error| failure::of_rustls(&error))?;
        let settings = Settings {
            chains: Vec::new(),
            keys: Vec::new(),
            store: Store::default(),
            lists: Vec::new(),
            suites_13: None,
            suites_12: ciphers::of_12("DEFAULT"),
            groups: provider().crypto.kx_groups.clone(),
            schemes: None,
            versions: (0, 0),
            may_be_partial: false,
            has_tickets: true,
            prefers_own: false,
        };
        Ok(Rc::new(Self {
            settings: RefCell::new(settings),
            ticketer: Arc::new(ticketer),
            made: RefCell::default(),
        }))
    }

    fn change<T>(&self, body: impl FnOnce(&mut Settings) -> T) -> T {
        *self.made.borrow_mut() = Made::default();
        body(&mut self.settings.borrow_mut())
    }

    pub(super) fn with<T>(&self, body: impl FnOnce(&Settings) -> T) -> T {
        body(&self.settings.borrow())
    }

    /// A PEM text with the certificate of a key, and those between it and the root.
    pub(super) fn set_certificate(&self, text: &[u8]) -> Result<(), Failure> {
        let blocks = pem::blocks(text);
        let chain: Vec<Vec<u8>> = blocks
            .into_iter()
            .filter(pem::is_certificate)
            .map(|block| block.bytes)
            .collect();
        if chain.is_empty() {
            return Err(Failure::openssl(
                0x0480_006C,
                "PEM routines",
                "no start line",
            ));
        }
        self.add_chain(chain)
    }

    fn add_chain(&self, chain: Vec<Vec<u8>>) -> Result<(), Failure> {
        for bytes in &chain {
            let Some(certificate) = Certificate::parse(bytes) else {
                let stack = &[
                    "error:0488000D:PEM routines::ASN1 lib",
                    "error:0688010A:asn1 encoding routines::nested asn1 error",
                    "error:06800066:asn1 encoding routines::bad object header",
                ];
                return Err(Failure::openssl(
                    0x0680_007B,
                    "asn1 encoding routines",
                    "header too long",
                )
                .with_stack(stack));
            };
            if rsa_bits(&certificate).is_some_and(|bits| bits < LEAST_RSA_BITS) {
                let reason = if bytes == &chain[0] {
                    (399, "ee key too small")
                } else {
                    (397, "ca key too small")
                };
                return Err(Failure::ssl(reason.0, reason.1));
            }
        }
        self.change(|settings| {
            let kind = |chain: &[Vec<u8>]| {
                chain
                    .first()
                    .and_then(|leaf| Some(Certificate::parse(leaf)?.key_algorithm.to_vec()))
            };
            let new = kind(&chain);
            // One chain for each kind of key, as in OpenSSL.
            settings.chains.retain(|known| kind(known) != new);
            settings.chains.push(chain);
        });
        Ok(())
    }

    pub(super) fn set_key(&self, text: &[u8], passphrase: Option<&[u8]>) -> Result<(), Failure> {
        self.add_key(keys::read(text, passphrase)?)
    }

    fn add_key(&self, key: PrivateKeyDer<'static>) -> Result<(), Failure> {
        let signer = keys::signer(key.clone_key())?;
        let mismatch = self.with(|settings| {
            let public = public_key(signer.as_ref());
            settings
                .chains
                .iter()
                .filter_map(|chain| Certificate::parse(chain.first()?))
                .any(|leaf| {
                    public.as_ref().is_some_and(|(algorithm, bits)| {
                        leaf.key_algorithm == algorithm && leaf.key_bits != bits
                    })
                })
        });
        if mismatch {
            return Err(Failure::openssl(
                0x0580_0074,
                "x509 certificate routines",
                "key values mismatch",
            ));
        }
        self.change(|settings| settings.keys.push((signer, key)));
        Ok(())
    }

    /// A PKCS #12 file's key, certificate and authorities.
    pub(super) fn load_pfx(&self, bytes: &[u8], passphrase: &[u8]) -> Result<(), Failure> {
        let contents = pkcs12::open(bytes, passphrase)?;
        let Some(key) = contents.key else {
            return Err(Failure::plain(
                "ERR_CRYPTO_OPERATION_FAILED",
                "Unable to load private key from PFX data",
            ));
        };
        let signer = keys::signer(key.clone_key())?;
        let public = public_key(signer.as_ref());
        let is_leaf = |bytes: &Vec<u8>| {
            let certificate = Certificate::parse(bytes);
            certificate
                .zip(public.as_ref())
                .is_some_and(|(leaf, key)| leaf.key_bits == key.1)
        };
        let at = contents.certificates.iter().position(is_leaf);
        let mut others = contents.certificates;
        if others.is_empty() {
            return Err(Failure::plain(
                "ERR_CRYPTO_OPERATION_FAILED",
                "Unable to load certificate from PFX data",
            ));
        }
        let leaf = others.remove(at.unwrap_or(0));
        self.add_chain(vec![leaf])?;
        self.add_key(key)?;
        self.change(|settings| {
            for authority in &others {
                settings.store.add(authority);
            }
        });
        Ok(())
    }

    /// A PEM text with certificates that are to be trusted. Text without any adds nothing.
    pub(super) fn add_authorities(&self, text: &[u8]) {
        self.change(|settings| {
            for block in pem::blocks(text).into_iter().filter(pem::is_certificate) {
                settings.store.add(&block.bytes);
            }
        });
    }

    pub(super) fn add_roots(&self) {
        self.change(|settings| settings.store.add_roots());
    }

    pub(super) fn add_list(&self, text: &[u8]) -> Result<(), Failure> {
        let lists: Option<Vec<RevocationList>> = pem::blocks(text)
            .into_iter()
            .filter(|block| block.label == "X509 CRL")
            .map(|block| RevocationList::parse(&block.bytes))
            .collect();
        match lists {
            Some(lists) if !lists.is_empty() => {
                self.change(|settings| settings.lists.extend(lists));
                Ok(())
            }
            _ => Err(Failure::plain(
                "ERR_CRYPTO_OPERATION_FAILED",
                "Failed to parse CRL",
            )),
        }
    }

    pub(super) fn set_ciphers(&self, list: &str) -> Result<(), Failure> {
        let suites = ciphers::of_12(list);
        if suites.is_empty() && !list.is_empty() {
            return Err(Failure::ssl(185, "no cipher match"));
        }
        self.change(|settings| settings.suites_12 = suites);
        Ok(())
    }

    pub(super) fn set_suites(&self, list: &str) -> Result<(), Failure> {
        let suites = ciphers::of_13(list).ok_or_else(|| Failure::ssl(185, "no cipher match"))?;
        if suites.is_empty() && !list.is_empty() {
            return Err(keys::unsupported("CCM cipher suites"));
        }
        self.change(|settings| settings.suites_13 = Some(suites));
        Ok(())
    }

    pub(super) fn set_groups(&self, list: &str) -> Result<(), Failure> {
        let groups = ciphers::groups(list).ok_or_else(|| {
            Failure::plain("ERR_CRYPTO_OPERATION_FAILED", "Failed to set ECDH curve")
        })?;
        self.change(|settings| settings.groups = groups);
        Ok(())
    }

    pub(super) fn set_schemes(&self, list: &str) -> Result<(), Failure> {
        let schemes = ciphers::schemes(list)
            .ok_or_else(|| Failure::plain("", "error:00000000:lib(0)::reason(0)"))?;
        self.change(|settings| settings.schemes = Some(schemes));
        Ok(())
    }

    pub(super) fn set_versions(&self, lowest: u16, highest: u16) {
        self.change(|settings| settings.versions = (lowest, highest));
    }

    pub(super) fn versions(&self) -> (u16, u16) {
        self.with(|settings| settings.versions)
    }

    pub(super) fn set_options(&self, has_tickets: bool, prefers_own: bool) {
        self.change(|settings| {
            (settings.has_tickets, settings.prefers_own) = (has_tickets, prefers_own)
        });
    }

    pub(super) fn set_partial(&self) {
        self.change(|settings| settings.may_be_partial = true);
    }

    /// The certificate that was given last.
    pub(super) fn certificate(&self) -> Option<Vec<u8>> {
        self.with(|settings| settings.chains.last()?.first().cloned())
    }

    /// Chains with the keys that fit.
    pub(super) fn identities(&self) -> Arc<Identities> {
        let known = self.made.borrow().identities.clone();
        if let Some(known) = known {
            return known;
        }
        let list = self.with(|settings| {
            settings
                .chains
                .iter()
                .filter_map(|chain| identity(chain, settings))
                .collect()
        });
        let made = Identities::shared(list);
        self.made.borrow_mut().identities = Some(Arc::clone(&made));
        made
    }

    /// What clients use. Callers change a copy.
    pub(super) fn client(&self) -> Result<Arc<ClientConfig>, Failure> {
        let known = self.made.borrow().client.clone();
        if let Some(known) = known {
            return Ok(known);
        }
        let verifier = self.with(|settings| match &settings.schemes {
            Some(schemes) => Arc::new(Verifier::new(Some(schemes))),
            None => Arc::clone(&config::OF_SERVERS),
        });
        let versions = self.allowed();
        if versions.is_empty() {
            return Err(Failure::ssl(191, "no protocols available"));
        }
        let made =
            ClientConfig::builder_with_provider(self.with(|settings| crypto(settings, &versions)))
                .with_protocol_versions(&versions)
                .map_err(|_| Failure::ssl(181, "no ciphers available"))?
                .dangerous()
                .with_custom_certificate_verifier(verifier)
                .with_client_cert_resolver(self.identities());
        let made = Arc::new(made);
        self.made.borrow_mut().client = Some(Arc::clone(&made));
        Ok(made)
    }

    /// What servers use. Callers change a copy.
    pub(super) fn server(&self, asks: bool, needs: bool) -> Result<Arc<ServerConfig>, Failure> {
        let known = self
            .made
            .borrow()
            .servers
            .iter()
            .find(|row| row.0 == (asks, needs))
            .map(|row| Arc::clone(&row.1));
        if let Some(known) = known {
            return Ok(known);
        }
        let versions = self.allowed();
        if versions.is_empty() {
            return Err(Failure::ssl(258, "unsupported protocol"));
        }
        let mut verifier = self.with(|settings| Verifier::new(settings.schemes.as_deref()));
        if asks {
            verifier = verifier.asking(needs, self.with(|settings| authorities(&settings.store)));
        }
        let mut made =
            ServerConfig::builder_with_provider(self.with(|settings| crypto(settings, &versions)))
                .with_protocol_versions(&versions)
                .map_err(|_| Failure::ssl(193, "no shared cipher"))?
                .with_client_cert_verifier(Arc::new(verifier))
                .with_cert_resolver(self.identities());
        self.with(|settings| {
            made.ignore_client_order = settings.prefers_own;
            if settings.has_tickets {
                made.ticketer =
                    Arc::clone(&self.ticketer) as Arc<dyn rustls::server::ProducesTickets>;
                made.session_storage = Arc::new(NoServerSessionStorage {});
            } else {
                made.session_storage = ServerSessionMemoryCache::new(1024);
            }
        });
        let made = Arc::new(made);
        self.made
            .borrow_mut()
            .servers
            .push(((asks, needs), Arc::clone(&made)));
        Ok(made)
    }

    fn allowed(&self) -> Vec<&'static SupportedProtocolVersion> {
        self.with(|settings| {
            let (lowest, highest) = settings.versions;
            let mut versions = Vec::new();
            let fits = |number: u16| number >= lowest && (highest == 0 || number <= highest);
            if fits(0x0304)
                && settings
                    .suites_13
                    .as_ref()
                    .is_none_or(|list| !list.is_empty())
            {
                versions.push(&rustls::version::TLS13);
            }
            if fits(0x0303) && !settings.suites_12.is_empty() {
                versions.push(&rustls::version::TLS12);
            }
            versions
        })
    }
}

/// The provider, narrowed to what the settings and the versions allow.
fn crypto(
    settings: &Settings,
    versions: &[&'static SupportedProtocolVersion],
) -> Arc<CryptoProvider> {
    let base = &provider().crypto;
    let mut suites = Vec::new();
    if versions.contains(&&rustls::version::TLS13) {
        match &settings.suites_13 {
            Some(own) => suites.extend_from_slice(own),
            None => suites.extend(
                base.cipher_suites
                    .iter()
                    .filter(|suite| suite.tls13().is_some()),
            ),
        }
    }
    if versions.contains(&&rustls::version::TLS12) {
        suites.extend_from_slice(&settings.suites_12);
    }
    Arc::new(CryptoProvider {
        cipher_suites: suites,
        kx_groups: settings.groups.clone(),
        ..CryptoProvider::clone(base)
    })
}

fn authorities(store: &Store) -> Vec<DistinguishedName> {
    let own = store
        .own()
        .iter()
        .filter_map(|bytes| Certificate::parse(bytes));
    own.map(|certificate| DistinguishedName::from(certificate.subject.to_vec()))
        .collect()
}

/// A chain with its key; a lone leaf is followed by the authorities that are known, as OpenSSL does.
fn identity(chain: &[Vec<u8>], settings: &Settings) -> Option<Arc<CertifiedKey>> {
    let leaf = Certificate::parse(chain.first()?)?;
    let (key, _) = settings
        .keys
        .iter()
        .find(|(key, _)| match public_key(key.as_ref()) {
            Some((algorithm, bits)) => leaf.key_algorithm == algorithm && leaf.key_bits == bits,
            None => signs_like(key.as_ref(), &leaf),
        })?;
    let mut list: Vec<CertificateDer<'static>> =
        chain.iter().map(|bytes| bytes.clone().into()).collect();
    if chain.len() == 1 {
        let mut top = leaf;
        while !top.is_self_issued() && list.len() < 10 {
            let Some(place) = settings.store.own().iter().find(|bytes| {
                Certificate::parse(bytes).is_some_and(|issuer| top.may_be_issued_by(&issuer))
            }) else {
                break;
            };
            list.push(place.to_vec().into());
            let Some(next) = Certificate::parse(place) else {
                break;
            };
            top = next;
        }
    }
    let key: Arc<dyn SigningKey> = match &settings.schemes {
        Some(schemes) => Arc::new(Narrowed {
            key: Arc::clone(key),
            schemes: schemes.clone(),
        }),
        None => Arc::clone(key),
    };
    Some(Arc::new(CertifiedKey::new(list, key)))
}

/// A key that signs in some ways only (`sigalgs`).
#[derive(Debug)]
struct Narrowed {
    key: Arc<dyn SigningKey>,
    schemes: Vec<SignatureScheme>,
}

impl SigningKey for Narrowed {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn rustls::sign::Signer>> {
        let both: Vec<SignatureScheme> = offered
            .iter()
            .filter(|scheme| self.schemes.contains(scheme))
            .copied()
            .collect();
        self.key.choose_scheme(&both)
    }

    fn algorithm(&self) -> rustls::SignatureAlgorithm {
        self.key.algorithm()
    }
}

/// The algorithm and the bits of a key's public half, if the provider can tell.
fn public_key(key: &dyn SigningKey) -> Option<(Vec<u8>, Vec<u8>)> {
    let spki = key.public_key()?;
    let mut fields = Reader::new(spki.as_ref()).expect(der::SEQUENCE)?.inside();
    let algorithm = fields.expect(der::SEQUENCE)?.body.to_vec();
    Some((algorithm, fields.expect(der::BIT_STRING)?.bits()?.to_vec()))
}

fn signs_like(key: &dyn SigningKey, leaf: &Certificate<'_>) -> bool {
    const RSA: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1];
    const ED25519: &[u8] = &[6, 3, 0x2b, 0x65, 0x70];
    match key.algorithm() {
        rustls::SignatureAlgorithm::RSA => leaf.key_algorithm.starts_with(RSA),
        rustls::SignatureAlgorithm::ED25519 => leaf.key_algorithm == ED25519,
        _ => !leaf.key_algorithm.starts_with(RSA) && leaf.key_algorithm != ED25519,
    }
}

/// The bits of an RSA key's modulus.
pub(super) fn rsa_bits(certificate: &Certificate<'_>) -> Option<usize> {
    const RSA: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
    if !certificate.key_algorithm.starts_with(RSA) {
        return None;
    }
    let mut fields = Reader::new(certificate.key_bits)
        .expect(der::SEQUENCE)?
        .inside();
    let modulus = fields.expect(der::INTEGER)?.unsigned();
    let first = modulus.first()?;
    Some(modulus.len() * 8 - first.leading_zeros() as usize)
}
