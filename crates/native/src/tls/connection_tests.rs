//! Both ends of a connection in one place, with the bytes between them cut wherever they can be.

use std::sync::Arc;

use rustls::{ServerConfig, pki_types::ServerName};

use super::{
    connection::{Connection, Event},
    context::SecureContext,
    trust::{self, Purpose, Rules, Store},
};

const CA: &[u8] = include_bytes!("../../../../conformance/tls/keys/ca.pem");
const CHAIN: &[u8] = include_bytes!("../../../../conformance/tls/keys/ec-chain.pem");
const KEY: &[u8] = include_bytes!("../../../../conformance/tls/keys/ec.key");

struct Pair {
    client: Connection,
    server: Connection,
    config: Arc<ServerConfig>,
}

/// What one end has seen.
#[derive(Default, Debug, PartialEq, Eq)]
struct Seen {
    plain: Vec<u8>,
    secure: usize,
    closed: usize,
    failed: Vec<String>,
}

impl Pair {
    fn new(versions: (u16, u16)) -> Self {
        let of_client = SecureContext::new().unwrap();
        of_client.set_versions(versions.0, versions.1);
        let of_server = SecureContext::new().unwrap();
        of_server.set_certificate(CHAIN).unwrap();
        of_server.set_key(KEY, None).unwrap();
        let mut client = Connection::client();
        let name = ServerName::try_from("localhost").unwrap();
        client.start(of_client.client().unwrap(), name).unwrap();
        Self {
            client,
            server: Connection::server(),
            config: of_server.server(false, false).unwrap(),
        }
    }

    /// Carries bytes until nothing moves, each time at most `most`.
    fn run(&mut self, most: usize, of_client: &mut Seen, of_server: &mut Seen) {
        loop {
            let up = self.client.take_output();
            for part in up.chunks(most) {
                self.server.receive(part);
                drain(&mut self.server, of_server, Some(&self.config));
            }
            let down = self.server.take_output();
            for part in down.chunks(most) {
                self.client.receive(part);
                drain(&mut self.client, of_client, None);
            }
            if up.is_empty() && down.is_empty() {
                return;
            }
        }
    }
}

fn drain(connection: &mut Connection, seen: &mut Seen, config: Option<&Arc<ServerConfig>>) {
    while let Some(event) = connection.next() {
        match event {
            Event::Hello(_) => connection.decide(Arc::clone(config.unwrap())),
            Event::Secure => seen.secure += 1,
            Event::Data => seen.plain.extend(connection.take_plain()),
            Event::Closed => seen.closed += 1,
            Event::Failed(failure) => seen.failed.push(failure.code),
        }
    }
}

#[test]
fn it_does_not_matter_where_the_bytes_are_cut() {
    for versions in [(0, 0x0303), (0x0304, 0)] {
        for most in [1, 2, 3, 5, 7, 64, 1000, 20_000, usize::MAX] {
            let mut pair = Pair::new(versions);
            let (mut of_client, mut of_server) = (Seen::default(), Seen::default());
            pair.run(most, &mut of_client, &mut of_server);
            let long = vec![b'x'; 40_000];
            pair.client.write(b"question");
            pair.server.write(&long);
            pair.run(most, &mut of_client, &mut of_server);
            pair.client.close();
            pair.run(most, &mut of_client, &mut of_server);
            pair.server.close();
            pair.run(most, &mut of_client, &mut of_server);
            assert_eq!((of_client.secure, of_server.secure), (1, 1), "{most}");
            assert_eq!(of_server.plain, b"question");
            assert_eq!(of_client.plain, long);
            assert_eq!((of_client.closed, of_server.closed), (1, 1));
            assert!(of_client.failed.is_empty() && of_server.failed.is_empty());
        }
    }
}

#[test]
fn every_place_of_the_first_flight_can_be_a_cut() {
    let mut pair = Pair::new((0, 0));
    let hello = pair.client.take_output();
    for at in 0..=hello.len() {
        let mut server = Connection::server();
        let mut seen = Seen::default();
        for part in [&hello[..at], &hello[at..]] {
            server.receive(part);
            drain(&mut server, &mut seen, Some(&pair.config));
        }
        assert!(server.take_output().len() > 500, "cut at {at}");
        assert!(seen.failed.is_empty());
    }
}

#[test]
fn any_changed_byte_ends_it_with_an_error_and_no_plaintext() {
    let mut pair = Pair::new((0, 0));
    let (mut of_client, mut of_server) = (Seen::default(), Seen::default());
    pair.run(usize::MAX, &mut of_client, &mut of_server);
    pair.client.write(b"secret");
    let mut record = pair.client.take_output();
    let last = record.len() - 1;
    record[last] ^= 1;
    pair.server.receive(&record);
    drain(&mut pair.server, &mut of_server, None);
    assert_eq!(
        of_server.failed,
        ["ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC"]
    );
    assert!(of_server.plain.is_empty());
    // The alert that says so, and silence.
    assert!(!pair.server.take_output().is_empty());
    pair.server.receive(b"more");
    drain(&mut pair.server, &mut of_server, None);
    assert_eq!(of_server.failed.len(), 1);
}

#[test]
fn what_is_no_tls_is_known_by_its_first_bytes() {
    let cases: [(&[u8], &str); 7] = [
        (b"GET / HTTP/1.1\r\n\r\n", "ERR_SSL_HTTP_REQUEST"),
        (b"hello world", "ERR_SSL_PACKET_LENGTH_TOO_LONG"),
        (b"********", "ERR_SSL_WRONG_VERSION_NUMBER"),
        (&[22, 3, 1, 0xff, 0xff, 1], "ERR_SSL_PACKET_LENGTH_TOO_LONG"),
        (&[22, 3, 1, 0, 5, 1, 0, 0, 1, 1], "ERR_SSL_LENGTH_TOO_SHORT"),
        (&[21, 3, 1, 0, 2, 2, 40], "ERR_SSL_UNEXPECTED_MESSAGE"),
        (
            &[0x16, 3, 3, 0, 5, 0xff, 0xff, 0xff, 0xff, 0xff],
            "ERR_SSL_EXCESSIVE_MESSAGE_SIZE",
        ),
    ];
    for (bytes, code) in cases {
        for most in [1, usize::MAX] {
            let mut server = Connection::server();
            let mut seen = Seen::default();
            for part in bytes.chunks(most) {
                server.receive(part);
                drain(&mut server, &mut seen, None);
            }
            assert_eq!(seen.failed, [code], "{bytes:?}");
        }
    }
}

#[test]
fn random_bytes_never_panic() {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    let mut pair = Pair::new((0, 0));
    let hello = pair.client.take_output();
    for _ in 0..2000 {
        let mut bytes = hello.clone();
        for _ in 0..3 {
            let at = (usize::from(random()) << 8 | usize::from(random())) % bytes.len();
            bytes[at] = random();
        }
        let mut server = Connection::server();
        server.receive(&bytes);
        drain(&mut server, &mut Seen::default(), Some(&pair.config));
    }
}

#[test]
fn chains_are_judged_as_openssl_judges_them() {
    let der = |text: &[u8]| -> Vec<Vec<u8>> {
        super::pem::blocks(text)
            .into_iter()
            .map(|block| block.bytes)
            .collect()
    };
    let chain = der(CHAIN);
    let mut store = Store::default();
    let judge = |chain: &[Vec<u8>], store: &Store, purpose| {
        let rules = Rules {
            purpose,
            lists: &[],
            may_be_partial: false,
        };
        trust::judge(chain, store, &rules).map(|verdict| verdict.0)
    };
    assert_eq!(
        judge(&chain[..1], &store, Purpose::Server),
        Some("UNABLE_TO_VERIFY_LEAF_SIGNATURE")
    );
    assert_eq!(
        judge(&chain, &store, Purpose::Server),
        Some("UNABLE_TO_GET_ISSUER_CERT_LOCALLY")
    );
    store.add(&der(CA)[0]);
    assert_eq!(judge(&chain, &store, Purpose::Server), None);
    let own = der(include_bytes!("../../../../conformance/tls/keys/self.pem"));
    assert_eq!(
        judge(&own, &store, Purpose::Server),
        Some("DEPTH_ZERO_SELF_SIGNED_CERT")
    );
    let expired = der(include_bytes!(
        "../../../../conformance/tls/keys/expired.pem"
    ));
    assert_eq!(
        judge(&expired, &store, Purpose::Server),
        Some("CERT_HAS_EXPIRED")
    );
    let client = der(include_bytes!(
        "../../../../conformance/tls/keys/client.pem"
    ));
    assert_eq!(judge(&client, &store, Purpose::Client), None);
    assert_eq!(
        judge(&client, &store, Purpose::Server),
        Some("INVALID_PURPOSE")
    );
    let mut forged = expired.clone();
    let last = forged[0].len() - 1;
    forged[0][last] ^= 1;
    assert_eq!(
        judge(&forged, &store, Purpose::Server),
        Some("CERT_HAS_EXPIRED")
    );
    let mut forged = client.clone();
    let last = forged[0].len() - 1;
    forged[0][last] ^= 1;
    assert_eq!(
        judge(&forged, &store, Purpose::Client),
        Some("CERT_SIGNATURE_FAILURE")
    );
}
