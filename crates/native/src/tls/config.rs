//! What rustls asks while it shakes hands: certificates, signatures, tickets, sessions. Chains are not judged here: as in Node, the
//! handshake goes through, and JavaScript is told the verdict before a byte of the program's is let in or out.

use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Arc, LazyLock, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use aes_gcm::{Aes256Gcm, KeyInit, aead::AeadInOut};
use rustls::{
    DigitallySignedStruct, DistinguishedName, KeyLog, NamedGroup, SignatureScheme,
    client::{
        ClientSessionStore, ResolvesClientCert, Tls12ClientSessionValue, Tls13ClientSessionValue,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::{
        ClientHello, ProducesTickets, ResolvesServerCert,
        danger::{ClientCertVerified, ClientCertVerifier},
    },
    sign::CertifiedKey,
};

use super::provider;

/// Sessions that a process keeps for `getSession` and the `session` event.
const MOST_SESSIONS: usize = 2048;

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets certificates through and verifies what is signed with them.
#[derive(Debug)]
pub(super) struct Verifier {
    schemes: Vec<SignatureScheme>,
    /// For servers: whether a certificate is asked for, and needed.
    asks: bool,
    needs: bool,
    authorities: Vec<DistinguishedName>,
}

/// The one that clients share: a session is only resumed with the verifier that it was made with.
pub(super) static OF_SERVERS: LazyLock<Arc<Verifier>> =
    LazyLock::new(|| Arc::new(Verifier::new(None)));

/// What a client without a certificate answers; shared for the same reason.
pub(super) static NO_IDENTITY: LazyLock<Arc<Identities>> =
    LazyLock::new(|| Arc::new(Identities(Vec::new())));

impl Verifier {
    pub(super) fn new(schemes: Option<&[SignatureScheme]>) -> Self {
        let mut all = provider::schemes();
        if let Some(wanted) = schemes {
            all.retain(|scheme| wanted.contains(scheme));
        }
        Self {
            schemes: all,
            asks: false,
            needs: false,
            authorities: Vec::new(),
        }
    }

    pub(super) fn asking(mut self, needs: bool, authorities: Vec<DistinguishedName>) -> Self {
        self.asks = true;
        self.needs = needs;
        self.authorities = authorities;
        self
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        provider::verify_handshake(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        provider::verify_handshake(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.schemes.clone()
    }
}

impl ClientCertVerifier for Verifier {
    fn offer_client_auth(&self) -> bool {
        self.asks
    }

    fn client_auth_mandatory(&self) -> bool {
        self.needs
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.authorities
    }

    fn verify_client_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        Ok(ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        provider::verify_handshake(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        provider::verify_handshake(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.schemes.clone()
    }
}

/// Chains with their keys: the first whose key can sign as the peer wants is taken.
#[derive(Debug)]
pub(super) struct Identities(pub(super) Vec<Arc<CertifiedKey>>);

impl Identities {
    pub(super) fn choose(&self, schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.0
            .iter()
            .find(|identity| identity.key.choose_scheme(schemes).is_some())
            .cloned()
    }

    /// Those that are equal to one that is still in use are that one, so that sessions can be resumed.
    pub(super) fn shared(list: Vec<Arc<CertifiedKey>>) -> Arc<Self> {
        static KNOWN: Mutex<Vec<std::sync::Weak<Identities>>> = Mutex::new(Vec::new());
        if list.is_empty() {
            return Arc::clone(&NO_IDENTITY);
        }
        let same = |a: &Arc<CertifiedKey>, b: &Arc<CertifiedKey>| a.cert == b.cert;
        let mut known = lock(&KNOWN);
        known.retain(|weak| weak.strong_count() > 0);
        for other in known.iter().filter_map(std::sync::Weak::upgrade) {
            if other.0.len() == list.len() && other.0.iter().zip(&list).all(|(a, b)| same(a, b)) {
                return other;
            }
        }
        let made = Arc::new(Self(list));
        known.push(Arc::downgrade(&made));
        made
    }
}

impl ResolvesServerCert for Identities {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let suites = hello.cipher_suites();
        let fits = |identity: &Arc<CertifiedKey>| {
            let kind = match identity.key.algorithm() {
                rustls::SignatureAlgorithm::RSA => "_RSA_",
                _ => "_ECDSA_",
            };
            suites
                .iter()
                .any(|suite| suite.as_str().is_some_and(|name| name.contains(kind)))
        };
        let signs = |identity: &&Arc<CertifiedKey>| {
            identity
                .key
                .choose_scheme(hello.signature_schemes())
                .is_some()
        };
        let mut able = self.0.iter().filter(signs);
        let best = able.clone().find(|identity| fits(identity));
        // With none that fits, the handshake says what is missing.
        best.or_else(|| able.next()).cloned()
    }
}

impl ResolvesClientCert for Identities {
    fn resolve(&self, _: &[&[u8]], schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.choose(schemes)
    }

    fn has_certs(&self) -> bool {
        !self.0.is_empty()
    }
}

/// Tickets (RFC 5077, RFC 8446 4.6.1): sealed with the 48 bytes that `getTicketKeys` gives, the first 16 of which name the rest.
pub(super) struct Ticketer {
    keys: Mutex<[u8; 48]>,
    lifetime: AtomicU32,
}

impl std::fmt::Debug for Ticketer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Ticketer").finish_non_exhaustive()
    }
}

impl Ticketer {
    pub(super) fn new() -> Result<Self, rustls::Error> {
        let mut keys = [0; 48];
        provider::random(&mut keys)?;
        Ok(Self {
            keys: Mutex::new(keys),
            lifetime: AtomicU32::new(300),
        })
    }

    pub(super) fn keys(&self) -> [u8; 48] {
        *lock(&self.keys)
    }

    pub(super) fn set_keys(&self, keys: [u8; 48]) {
        *lock(&self.keys) = keys;
    }

    /// In seconds.
    pub(super) fn set_lifetime(&self, seconds: u32) {
        self.lifetime.store(seconds, Ordering::Relaxed);
    }

    fn cipher(keys: &[u8; 48]) -> Option<Aes256Gcm> {
        Aes256Gcm::new_from_slice(keys.get(16..)?).ok()
    }

    fn now() -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs()
    }
}

impl ProducesTickets for Ticketer {
    fn enabled(&self) -> bool {
        true
    }

    fn lifetime(&self) -> u32 {
        self.lifetime.load(Ordering::Relaxed)
    }

    fn encrypt(&self, plain: &[u8]) -> Option<Vec<u8>> {
        let keys = self.keys();
        let mut nonce = [0; 12];
        provider::random(&mut nonce).ok()?;
        let mut sealed = Self::now().to_be_bytes().to_vec();
        sealed.extend_from_slice(plain);
        let name = keys.get(..16)?;
        Self::cipher(&keys)?
            .encrypt_in_place(&nonce.into(), name, &mut sealed)
            .ok()?;
        Some([name, &nonce, &sealed].concat())
    }

    fn decrypt(&self, ticket: &[u8]) -> Option<Vec<u8>> {
        let keys = self.keys();
        let name = keys.get(..16)?;
        let (nonce, sealed) = ticket.strip_prefix(name)?.split_at_checked(12)?;
        let nonce: [u8; 12] = nonce.try_into().ok()?;
        let mut plain = sealed.to_vec();
        Self::cipher(&keys)?
            .decrypt_in_place(&nonce.into(), name, &mut plain)
            .ok()?;
        let (issued, state) = plain.split_at_checked(8)?;
        let issued = u64::from_be_bytes(issued.try_into().ok()?);
        let fresh = Self::now().saturating_sub(issued) <= u64::from(self.lifetime());
        fresh.then(|| state.to_vec())
    }
}

/// A client's session.
#[derive(Debug, Clone)]
enum Saved {
    Old(Tls12ClientSessionValue),
    /// Each ticket can be used once (RFC 8446, C.4): those of one connection stand in for one another.
    New(Arc<Mutex<VecDeque<Tls13ClientSessionValue>>>),
}

/// The sessions that JavaScript holds a name of. A name is no use in another process.
#[derive(Default)]
struct Shelf {
    sessions: HashMap<[u8; 32], Saved>,
    order: VecDeque<[u8; 32]>,
}

static SHELF: LazyLock<Mutex<Shelf>> = LazyLock::new(Mutex::default);

/// One client connection's sessions: the one to resume, and those that the server gave.
#[derive(Debug, Default)]
pub(super) struct Sessions(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    offered: Option<Saved>,
    fresh: VecDeque<[u8; 32]>,
    last: Option<[u8; 32]>,
    tickets: Arc<Mutex<VecDeque<Tls13ClientSessionValue>>>,
}

impl Sessions {
    /// Offers the session of that name, if it is known.
    pub(super) fn offer(&self, name: &[u8]) -> bool {
        let found = <[u8; 32]>::try_from(name)
            .ok()
            .and_then(|name| lock(&SHELF).sessions.get(&name).cloned());
        let is_known = found.is_some();
        lock(&self.0).offered = found;
        is_known
    }

    /// The next name that JavaScript has not been told.
    pub(super) fn next(&self) -> Option<[u8; 32]> {
        lock(&self.0).fresh.pop_front()
    }

    pub(super) fn last(&self) -> Option<[u8; 32]> {
        lock(&self.0).last
    }

    fn keep(&self, session: Saved) {
        let mut name = [0; 32];
        if provider::random(&mut name).is_err() {
            return;
        }
        let mut shelf = lock(&SHELF);
        if shelf.order.len() == MOST_SESSIONS
            && let Some(oldest) = shelf.order.pop_front()
        {
            shelf.sessions.remove(&oldest);
        }
        shelf.order.push_back(name);
        shelf.sessions.insert(name, session);
        let mut held = lock(&self.0);
        held.fresh.push_back(name);
        held.last = Some(name);
    }
}

impl ClientSessionStore for Sessions {
    fn set_kx_hint(&self, _: ServerName<'static>, _: NamedGroup) {}

    fn kx_hint(&self, _: &ServerName<'_>) -> Option<NamedGroup> {
        None
    }

    fn set_tls12_session(&self, _: ServerName<'static>, value: Tls12ClientSessionValue) {
        self.keep(Saved::Old(value));
    }

    fn tls12_session(&self, _: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        match &lock(&self.0).offered {
            Some(Saved::Old(value)) => Some(value.clone()),
            _ => None,
        }
    }

    fn remove_tls12_session(&self, _: &ServerName<'static>) {
        lock(&self.0).offered = None;
    }

    fn insert_tls13_ticket(&self, _: ServerName<'static>, value: Tls13ClientSessionValue) {
        let tickets = Arc::clone(&lock(&self.0).tickets);
        lock(&tickets).push_back(value);
        self.keep(Saved::New(tickets));
    }

    fn take_tls13_ticket(&self, _: &ServerName<'static>) -> Option<Tls13ClientSessionValue> {
        match &lock(&self.0).offered {
            Some(Saved::New(tickets)) => lock(tickets).pop_back(),
            _ => None,
        }
    }
}

/// Lines of the NSS key log, for the `keylog` event.
#[derive(Debug, Default)]
pub(super) struct KeyLines(Mutex<VecDeque<String>>);

impl KeyLines {
    pub(super) fn next(&self) -> Option<String> {
        lock(&self.0).pop_front()
    }
}

impl KeyLog for KeyLines {
    fn log(&self, label: &str, random: &[u8], secret: &[u8]) {
        let line = format!(
            "{label} {} {}\n",
            super::hex(random).to_lowercase(),
            super::hex(secret).to_lowercase()
        );
        lock(&self.0).push_back(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_open_with_their_keys_only() {
        let ticketer = Ticketer::new().unwrap();
        let ticket = ticketer.encrypt(b"state").unwrap();
        assert_eq!(ticketer.decrypt(&ticket).unwrap(), b"state");
        for at in 0..ticket.len() {
            let mut broken = ticket.clone();
            broken[at] ^= 1;
            assert!(ticketer.decrypt(&broken).is_none());
            assert!(ticketer.decrypt(&ticket[..at]).is_none());
        }
        let other = Ticketer::new().unwrap();
        assert!(other.decrypt(&ticket).is_none());
        other.set_keys(ticketer.keys());
        assert!(other.decrypt(&ticket).is_some());
    }
}
