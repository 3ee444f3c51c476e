//! One end of a TLS connection, without a socket: ciphertext goes in and out of byte queues, and [`Connection::next`] says what that
//! led to. Nothing here knows of JavaScript or of descriptors.

use std::{
    io::{Read, Write},
    sync::Arc,
};

use rustls::{
    ClientConfig, ClientConnection, ServerConfig, SignatureScheme,
    pki_types::ServerName,
    server::{Accepted, Acceptor},
};

use super::failure::{self, Failure};

/// What a client says first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hello {
    pub(super) server_name: Option<String>,
    pub(super) protocols: Vec<Vec<u8>>,
    pub(super) schemes: Vec<SignatureScheme>,
}

/// What became of the bytes.
#[derive(Debug)]
pub(super) enum Event {
    /// A server's client has begun: [`Connection::decide`] goes on.
    Hello(Hello),
    /// The handshake is over.
    Secure,
    /// There is plaintext to be taken.
    Data,
    /// The peer sends no more.
    Closed,
    /// It cannot go on. What is left to be sent is in the queue.
    Failed(Failure),
}

enum State {
    /// The first bytes are awaited.
    Hearing(Box<Acceptor>),
    /// The program says how to go on.
    Deciding(Box<Accepted>),
    Running(Box<rustls::Connection>),
    /// Before a client starts, and after a server refused.
    Idle,
}

/// See the file's page.
pub(super) struct Connection {
    state: State,
    input: Vec<u8>,
    at: usize,
    output: Vec<u8>,
    plain: Vec<u8>,
    /// No byte of the peer's has been looked at.
    is_new: bool,
    is_secure: bool,
    broken: Option<Failure>,
    is_over: bool,
    peer_closed: bool,
    told_closed: bool,
    /// A record carries at most this many bytes, if it is not 0.
    fragment: usize,
}

impl Connection {
    /// A server's end.
    pub(super) fn server() -> Self {
        Self::new(State::Hearing(Box::default()))
    }

    /// A client's end, which [`start`](Self::start) starts.
    pub(super) fn client() -> Self {
        Self::new(State::Idle)
    }

    fn new(state: State) -> Self {
        Self {
            state,
            input: Vec::new(),
            at: 0,
            output: Vec::new(),
            plain: Vec::new(),
            is_new: true,
            is_secure: false,
            broken: None,
            is_over: false,
            peer_closed: false,
            told_closed: false,
            fragment: 0,
        }
    }

    /// A client's first message.
    pub(super) fn start(
        &mut self,
        config: Arc<ClientConfig>,
        name: ServerName<'static>,
    ) -> Result<(), Failure> {
        let connection =
            ClientConnection::new(config, name).map_err(|error| failure::of_rustls(&error))?;
        self.run(connection.into());
        Ok(())
    }

    /// A server goes on.
    pub(super) fn decide(&mut self, config: Arc<ServerConfig>) {
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Deciding(accepted) => match accepted.into_connection(config) {
                Ok(connection) => self.run(connection.into()),
                Err((error, mut alert)) => {
                    // A Vec takes whatever is written.
                    let _written = alert.write_all(&mut self.output);
                    self.broken = Some(failure::of_rustls(&error));
                }
            },
            other => self.state = other,
        }
    }

    /// A server ends it with an alert instead.
    pub(super) fn refuse(&mut self, alert: u8, failure: Failure) {
        self.output.extend_from_slice(&fatal(alert));
        self.broken = Some(failure);
        self.state = State::Idle;
    }

    fn run(&mut self, mut connection: rustls::Connection) {
        connection.set_buffer_limit(None);
        self.state = State::Running(Box::new(connection));
        self.collect();
    }

    /// Takes what came from the peer.
    pub(super) fn receive(&mut self, bytes: &[u8]) {
        if self.is_over || self.broken.is_some() {
            return;
        }
        if self.at == self.input.len() {
            self.input.clear();
            self.at = 0;
        }
        self.input.extend_from_slice(bytes);
    }

    /// What there is to tell; `None` if more bytes, or a decision, are needed.
    pub(super) fn next(&mut self) -> Option<Event> {
        if self.is_over {
            return None;
        }
        if self.broken.is_none() {
            if self.is_new && !self.check_first() {
                return None;
            }
            match &self.state {
                _ if self.broken.is_some() => {}
                State::Hearing(_) => {
                    if let Some(hello) = self.hear() {
                        return Some(Event::Hello(hello));
                    }
                }
                State::Running(_) => {
                    if self.advance() {
                        return Some(Event::Secure);
                    }
                }
                State::Deciding(_) | State::Idle => {}
            }
        }
        if !self.plain.is_empty() {
            return Some(Event::Data);
        }
        if let Some(failure) = self.broken.take() {
            self.is_over = true;
            return Some(Event::Failed(failure));
        }
        if self.peer_closed && !self.told_closed {
            self.told_closed = true;
            return Some(Event::Closed);
        }
        None
    }

    /// Looks at the first bytes of all, which may be anything. False while there are too few.
    fn check_first(&mut self) -> bool {
        if self.input.len() < 5 {
            return matches!(self.state, State::Running(_)) && self.input.is_empty();
        }
        self.is_new = false;
        if let Some(failure) = failure::of_first_bytes(&self.input) {
            match failure.reason.as_str() {
                "packet length too long" => self.output.extend_from_slice(&fatal(22)),
                "unexpected message" => self.output.extend_from_slice(&fatal(10)),
                _ => {}
            }
            self.broken = Some(failure);
        }
        true
    }

    fn hear(&mut self) -> Option<Hello> {
        let State::Hearing(acceptor) = &mut self.state else {
            return None;
        };
        while self.at < self.input.len() {
            let mut rest = &self.input[self.at..];
            match acceptor.read_tls(&mut rest) {
                Ok(0) => break,
                Ok(count) => self.at += count,
                Err(_) => {
                    self.broken = Some(Failure::ssl(198, "packet length too long"));
                    return None;
                }
            }
            match acceptor.accept() {
                Ok(None) => {}
                Ok(Some(accepted)) => {
                    let hello = Hello::of(&accepted.client_hello());
                    self.state = State::Deciding(Box::new(accepted));
                    return Some(hello);
                }
                Err((error, mut alert)) => {
                    let _written = alert.write_all(&mut self.output);
                    let failure = failure::of_rustls(&error);
                    if self.output.is_empty() && failure.reason == "unexpected message" {
                        self.output.extend_from_slice(&fatal(10));
                    }
                    self.broken = Some(failure);
                    return None;
                }
            }
        }
        None
    }

    /// Takes in what there is. True if the handshake has just ended.
    fn advance(&mut self) -> bool {
        let State::Running(connection) = &mut self.state else {
            return false;
        };
        loop {
            let mut rest = &self.input[self.at..];
            if !rest.is_empty() {
                match connection.read_tls(&mut rest) {
                    // After its end the peer may say what it likes.
                    Ok(0) => self.at = self.input.len(),
                    Ok(count) => self.at += count,
                    Err(_) => self.broken = Some(Failure::ssl(198, "packet length too long")),
                }
            }
            match connection.process_new_packets() {
                Ok(state) => {
                    self.peer_closed |= state.peer_has_closed();
                    take_plain(connection, state.plaintext_bytes_to_read(), &mut self.plain);
                }
                Err(error) => {
                    take_plain(connection, 0, &mut self.plain);
                    self.broken = Some(failure::of_rustls(&error));
                }
            }
            collect(connection, &mut self.output);
            if !self.is_secure && !connection.is_handshaking() {
                self.is_secure = true;
                return true;
            }
            if self.broken.is_some() || self.at == self.input.len() {
                return false;
            }
        }
    }

    /// Encrypts.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        let State::Running(connection) = &mut self.state else {
            return;
        };
        let size = if self.fragment == 0 {
            bytes.len().max(1)
        } else {
            self.fragment
        };
        for part in bytes.chunks(size) {
            // Without a limit everything is taken.
            let _written = connection.writer().write_all(part);
        }
        self.collect();
    }

    /// Says that no more will be written.
    pub(super) fn close(&mut self) {
        if let State::Running(connection) = &mut self.state {
            connection.send_close_notify();
        }
        self.collect();
    }

    /// The bytes of the peer have ended: what has not become secure by now never will.
    pub(super) fn abandon(&mut self) {
        if !self.is_secure {
            self.is_over = true;
        }
    }

    /// The plaintext that has come.
    pub(super) fn take_plain(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.plain)
    }

    /// What is to be sent.
    pub(super) fn take_output(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.output)
    }

    fn collect(&mut self) {
        if let State::Running(connection) = &mut self.state {
            collect(connection, &mut self.output);
        }
    }

    pub(super) fn set_fragment(&mut self, size: usize) {
        self.fragment = size;
    }

    pub(super) const fn is_secure(&self) -> bool {
        self.is_secure
    }

    pub(super) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// What was agreed on, and with whom.
    pub(super) fn facts(&self) -> Option<&rustls::Connection> {
        match &self.state {
            State::Running(connection) => Some(connection),
            _ => None,
        }
    }

    pub(super) fn facts_mut(&mut self) -> Option<&mut rustls::Connection> {
        match &mut self.state {
            State::Running(connection) => Some(connection),
            _ => None,
        }
    }
}

impl Hello {
    fn of(hello: &rustls::server::ClientHello<'_>) -> Self {
        Self {
            server_name: hello.server_name().map(str::to_owned),
            protocols: hello
                .alpn()
                .map(|list| list.map(<[u8]>::to_vec).collect())
                .unwrap_or_default(),
            schemes: hello.signature_schemes().to_vec(),
        }
    }
}

/// An alert (RFC 8446, 6) before there are keys.
const fn fatal(alert: u8) -> [u8; 7] {
    [21, 3, 3, 0, 2, 2, alert]
}

fn collect(connection: &mut rustls::Connection, output: &mut Vec<u8>) {
    while connection.wants_write() {
        // A Vec takes whatever is written.
        if connection.write_tls(output).is_err() {
            return;
        }
    }
}

fn take_plain(connection: &mut rustls::Connection, expected: usize, plain: &mut Vec<u8>) {
    plain.reserve(expected);
    let mut reader = connection.reader();
    // It ends with WouldBlock, or without the peer's farewell with UnexpectedEof: neither is news.
    let _end = reader.read_to_end(plain);
}
