//! One end of a connection as JavaScript has it: what was asked for, what came of it, and how it stands between a stream and its
//! bytes ([`Attachment`]).

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    sync::Arc,
};

use boa_engine::{Context, JsObject, JsResult, JsString, JsValue, js_string};
use rustls::{
    ClientConfig, ServerConfig,
    client::Resumption,
    pki_types::{DnsName, ServerName},
};

use super::{
    config::{KeyLines, Sessions},
    connection::{Connection, Event, Hello},
    context::SecureContext,
    failure::Failure,
    trust::{self, Purpose, Rules, Verdict},
    x509::Certificate,
};
use crate::{
    JsHost,
    interop::{array, bytes, text},
    net::{EOF, Layer, Request, Stream},
};

/// See the file's page.
pub(super) struct Session {
    pub(super) is_server: bool,
    pub(super) context: RefCell<Rc<SecureContext>>,
    pub(super) connection: RefCell<Connection>,
    /// Whether a server asks for a certificate, and needs one.
    pub(super) asks: Cell<bool>,
    pub(super) needs: Cell<bool>,
    /// The program wants to see a client's hello first.
    pub(super) decides: Cell<bool>,
    pub(super) logs_keys: Cell<bool>,
    pub(super) protocols: RefCell<Vec<Vec<u8>>>,
    pub(super) server_name: RefCell<Option<String>>,
    hello: RefCell<Option<Hello>>,
    /// What has happened and is told after something else.
    next_event: Cell<Option<Event>>,
    pub(super) sessions: Arc<Sessions>,
    key_lines: Arc<KeyLines>,
    /// JavaScript takes what comes.
    flows: Cell<bool>,
    is_pumping: Cell<bool>,
    backlog: RefCell<Vec<u8>>,
    /// What is to be told after the backlog: the end, or an error.
    end: Cell<Option<i32>>,
    told_end: Cell<bool>,
    /// Writes from before there were keys.
    held: RefCell<VecDeque<(Vec<u8>, Option<Request>)>>,
    finishes: Cell<bool>,
    bytes_in: Cell<u64>,
    bytes_out: Cell<u64>,
}

/// A session on a handle of `net`.
struct Attachment {
    session: Rc<Session>,
    /// JavaScript's half of the session, which is called, and the handle that it is on.
    object: JsObject,
    handle: JsObject,
    frame: JsValue,
}

impl Session {
    pub(super) fn new(is_server: bool, context: Rc<SecureContext>) -> Rc<Self> {
        let connection = if is_server {
            Connection::server()
        } else {
            Connection::client()
        };
        Rc::new(Self {
            is_server,
            context: RefCell::new(context),
            connection: RefCell::new(connection),
            asks: Cell::default(),
            needs: Cell::default(),
            decides: Cell::default(),
            logs_keys: Cell::default(),
            protocols: RefCell::default(),
            server_name: RefCell::default(),
            hello: RefCell::default(),
            next_event: Cell::default(),
            sessions: Arc::default(),
            key_lines: Arc::default(),
            flows: Cell::default(),
            is_pumping: Cell::default(),
            backlog: RefCell::default(),
            end: Cell::default(),
            told_end: Cell::default(),
            held: RefCell::default(),
            finishes: Cell::default(),
            bytes_in: Cell::default(),
            bytes_out: Cell::default(),
        })
    }

    /// A client begins.
    pub(super) fn start(&self) -> Result<(), Failure> {
        if self.is_server {
            return Ok(());
        }
        let base = self.context.borrow().client()?;
        let mut config = ClientConfig::clone(&base);
        let name = self
            .server_name
            .borrow()
            .clone()
            .and_then(|name| DnsName::try_from(name).ok());
        config.enable_sni = name.is_some();
        // Nobody looks at a name that is not sent.
        let name = name.map_or(
            ServerName::IpAddress(std::net::Ipv4Addr::UNSPECIFIED.into()),
            ServerName::DnsName,
        );
        config.alpn_protocols = self.protocols.borrow().clone();
        config.resumption = Resumption::store(
            Arc::clone(&self.sessions) as Arc<dyn rustls::client::ClientSessionStore>
        );
        if self.logs_keys.get() {
            config.key_log = Arc::clone(&self.key_lines) as Arc<dyn rustls::KeyLog>;
        }
        self.connection.borrow_mut().start(Arc::new(config), name)
    }

    /// A server goes on with its context as it is now.
    pub(super) fn decide(&self) {
        let context = Rc::clone(&self.context.borrow());
        let schemes = self
            .hello
            .borrow()
            .as_ref()
            .map(|hello| hello.schemes.clone())
            .unwrap_or_default();
        let config = match context.server(self.asks.get(), self.needs.get()) {
            Ok(config) => config,
            // protocol_version
            Err(failure) => return self.connection.borrow_mut().refuse(70, failure),
        };
        if context.identities().choose(&schemes).is_none() {
            let failure = Failure::ssl(118, "no suitable signature algorithm");
            // handshake_failure
            return self.connection.borrow_mut().refuse(40, failure);
        }
        let protocols = self.protocols.borrow().clone();
        if protocols.is_empty() && !self.logs_keys.get() {
            return self.connection.borrow_mut().decide(config);
        }
        let mut config = ServerConfig::clone(&config);
        config.alpn_protocols = protocols;
        if self.logs_keys.get() {
            config.key_log = Arc::clone(&self.key_lines) as Arc<dyn rustls::KeyLog>;
        }
        self.connection.borrow_mut().decide(Arc::new(config));
    }

    /// What JavaScript is to be told next, as the name of a method and its arguments. Data, ends and failures stay behind as
    /// [`Step`]s.
    fn step(&self, context: &mut Context) -> JsResult<Option<Step>> {
        let waiting = self.next_event.take();
        let event = waiting.or_else(|| self.connection.borrow_mut().next());
        // Secrets and sessions that came with what happened are told before it.
        if self.logs_keys.get()
            && let Some(line) = self.key_lines.next()
        {
            self.next_event.set(event);
            let line = bytes::buffer(bytes::block_from(line.as_bytes()), context)?;
            return Ok(Some(Step::Call(js_string!("onkeylog"), vec![line.into()])));
        }
        let is_secure =
            self.connection.borrow().is_secure() && !matches!(event, Some(Event::Secure));
        if is_secure && let Some(name) = self.sessions.next() {
            self.next_event.set(event);
            let name = bytes::buffer(bytes::block_from(&name), context)?;
            return Ok(Some(Step::Call(js_string!("onsession"), vec![name.into()])));
        }
        Ok(match event {
            None => None,
            Some(Event::Hello(hello)) => {
                *self.server_name.borrow_mut() = hello.server_name.clone();
                let arguments = if self.decides.get() {
                    let name = hello
                        .server_name
                        .as_deref()
                        .map_or_else(JsValue::undefined, |name| text::from_str(name).into());
                    let mut protocols = Vec::new();
                    for protocol in &hello.protocols {
                        protocols.push(text::from_latin1(protocol).into());
                    }
                    Some(vec![name, array(protocols, context)])
                } else {
                    None
                };
                *self.hello.borrow_mut() = Some(hello);
                match arguments {
                    Some(arguments) => Some(Step::Call(js_string!("onhello"), arguments)),
                    None => {
                        self.decide();
                        Some(Step::Again)
                    }
                }
            }
            Some(Event::Secure) => Some(Step::Secure),
            Some(Event::Data) => Some(Step::Data),
            Some(Event::Closed) => Some(Step::Closed),
            Some(Event::Failed(failure)) => Some(Step::Failed(failure)),
        })
    }

    /// The peer's certificates, leaf first, as it sent them.
    pub(super) fn peer(&self) -> Vec<Vec<u8>> {
        let connection = self.connection.borrow();
        let certificates = connection
            .facts()
            .and_then(|facts| facts.peer_certificates());
        certificates
            .unwrap_or_default()
            .iter()
            .map(|certificate| certificate.to_vec())
            .collect()
    }

    /// The peer's certificates, each followed by its issuer, to the root if that is known.
    pub(super) fn peer_path(&self) -> Vec<Vec<u8>> {
        let given = self.peer();
        let mut path: Vec<Vec<u8>> = given.first().cloned().into_iter().collect();
        while let Some(top) = path.last().and_then(|bytes| Certificate::parse(bytes)) {
            if top.is_self_issued() || path.len() > 20 {
                break;
            }
            let of_peer = given.iter().find(|bytes| {
                Certificate::parse(bytes).is_some_and(|issuer| top.may_be_issued_by(&issuer))
            });
            let next = match of_peer {
                Some(bytes) => Some(bytes.clone()),
                None => self.context.borrow().with(|settings| {
                    let known = settings.store.issuer_bytes(&top);
                    known.map(<[u8]>::to_vec)
                }),
            };
            match next {
                Some(next) if !path.contains(&next) => path.push(next),
                _ => break,
            }
        }
        path
    }

    /// What is wrong with the peer's certificates.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let chain = self.peer();
        if chain.is_empty() {
            return Some((
                "UNABLE_TO_GET_ISSUER_CERT",
                "unable to get issuer certificate",
            ));
        }
        self.context.borrow().with(|settings| {
            let rules = Rules {
                purpose: if self.is_server {
                    Purpose::Client
                } else {
                    Purpose::Server
                },
                lists: &settings.lists,
                may_be_partial: settings.may_be_partial,
            };
            trust::judge(&chain, &settings.store, &rules)
        })
    }

    /// Puts the session on a handle, gives it what the peer has sent before, and begins. The status of the reading; `None` if
    /// the handle has a session already, or is none.
    pub(super) fn attach(
        self: &Rc<Self>,
        object: JsObject,
        handle: &JsValue,
        before: &[u8],
        context: &Context,
    ) -> Option<i32> {
        let attachment = Rc::new(Attachment {
            session: Rc::clone(self),
            object,
            handle: handle.as_object()?,
            frame: ouro_engine::async_context::current(context),
        });
        let stream = crate::net::set_layer(handle, Rc::clone(&attachment) as Rc<dyn Layer>)?;
        self.connection.borrow_mut().receive(before);
        attachment.flush(&stream);
        if !before.is_empty() {
            let target = Rc::clone(&stream);
            stream
                .loop_handle()
                .pending(move |host| attachment.pump(&target, host));
        }
        Some(stream.start_reading())
    }

    // Without a handle: JavaScript carries the bytes.

    /// What happened, as `[name, ...]`, one at a time: `data` has a buffer, `end` nothing, `failed` the error's parts, and the
    /// others what they are called with.
    pub(super) fn next_for_script(&self, context: &mut Context) -> JsResult<JsValue> {
        loop {
            let Some(step) = self.step(context)? else {
                return Ok(JsValue::undefined());
            };
            let parts = match step {
                Step::Again => continue,
                Step::Call(name, arguments) => {
                    let mut parts: Vec<JsValue> = vec![name.into()];
                    parts.extend(arguments);
                    parts
                }
                Step::Secure => vec![js_string!("onsecure").into()],
                Step::Data => {
                    let plain = self.connection.borrow_mut().take_plain();
                    self.bytes_in.set(self.bytes_in.get() + plain.len() as u64);
                    let buffer = bytes::buffer(bytes::block_from(&plain), context)?;
                    vec![js_string!("data").into(), buffer.into()]
                }
                Step::Closed => vec![js_string!("end").into()],
                Step::Failed(failure) => {
                    vec![js_string!("onfailed").into(), failure.parts(context)]
                }
            };
            return Ok(array(parts, context));
        }
    }
}

/// What is to be done next.
enum Step {
    Again,
    Call(JsString, Vec<JsValue>),
    Secure,
    Data,
    Closed,
    Failed(Failure),
}

impl Attachment {
    fn call(&self, host: &mut JsHost, name: JsString, arguments: &[JsValue]) {
        match self.object.get(name, host.context()) {
            Ok(function) => {
                if let Some(function) = function.as_callable() {
                    host.call(
                        &function,
                        &self.frame,
                        &self.object.clone().into(),
                        arguments,
                    );
                }
            }
            Err(error) => host.report(error),
        }
        host.drain();
    }

    /// Sends what there is to send.
    fn flush(&self, stream: &Rc<Stream>) {
        let output = self.session.connection.borrow_mut().take_output();
        if !output.is_empty() {
            // A connection that broke says so when it is read from.
            let _status = stream.write_bytes(output, || Some(None));
        }
    }

    fn pump(&self, stream: &Rc<Stream>, host: &mut JsHost) {
        if self.session.is_pumping.replace(true) {
            return;
        }
        while !stream.is_closed() {
            let step = match self.session.step(host.context()) {
                Ok(Some(step)) => step,
                Ok(None) => break,
                Err(error) => {
                    host.report(error);
                    break;
                }
            };
            match step {
                Step::Again => {}
                Step::Call(name, arguments) => self.call(host, name, &arguments),
                Step::Secure => self.secure(stream, host),
                Step::Data => {
                    let plain = self.session.connection.borrow_mut().take_plain();
                    self.session
                        .bytes_in
                        .set(self.session.bytes_in.get() + plain.len() as u64);
                    let waits =
                        !self.session.flows.get() || !self.session.backlog.borrow().is_empty();
                    if waits {
                        self.session.backlog.borrow_mut().extend_from_slice(&plain);
                    } else {
                        self.deliver(stream, host, &plain);
                    }
                }
                Step::Closed => self.end(stream, host, EOF),
                Step::Failed(failure) => {
                    self.flush(stream);
                    let parts = failure.parts(host.context());
                    self.call(host, js_string!("onfailed"), &[parts]);
                }
            }
        }
        if !stream.is_closed() {
            self.flush(stream);
        }
        self.session.is_pumping.set(false);
    }

    /// The handshake is over. JavaScript judges the peer before anything else goes out, be it only the handshake's last message.
    fn secure(&self, stream: &Rc<Stream>, host: &mut JsHost) {
        self.call(host, js_string!("onsecure"), &[]);
        if stream.is_closed() {
            return;
        }
        self.flush(stream);
        loop {
            let held = self.session.held.borrow_mut().pop_front();
            let Some((plain, request)) = held else { break };
            self.session.connection.borrow_mut().write(&plain);
            let output = self.session.connection.borrow_mut().take_output();
            let request = Cell::new(request);
            let status = stream.write_bytes(output, || Some(request.take()));
            if status <= 0
                && let Some(request) = request.take()
            {
                request.complete(host, status);
            }
        }
        if self.session.finishes.get() {
            self.say_end(stream);
            stream.go_on();
        }
        if !self.session.flows.get() {
            // Enough was read for the handshake; the program asks for the rest.
            let _status = stream.read_stop();
        }
    }

    fn say_end(&self, stream: &Rc<Stream>) {
        self.session.connection.borrow_mut().close();
        self.flush(stream);
    }

    /// Gives plaintext to whoever reads, in pieces that it can take.
    fn deliver(&self, stream: &Rc<Stream>, host: &mut JsHost, mut plain: &[u8]) {
        while !plain.is_empty() {
            if stream.is_closed() {
                return;
            }
            if !self.session.flows.get() {
                self.session.backlog.borrow_mut().extend_from_slice(plain);
                return;
            }
            let (piece, rest) = plain.split_at(plain.len().min(stream.most_of_a_read()));
            plain = rest;
            stream.deliver(
                host,
                &self.handle,
                &self.frame,
                bytes::block_from(piece),
                piece.len(),
            );
            if !plain.is_empty() {
                host.drain();
            }
        }
    }

    /// There is no more: tells so at once, or after what still waits.
    fn end(&self, stream: &Rc<Stream>, host: &mut JsHost, status: i32) {
        if self.session.told_end.get() || self.session.end.get().is_some() {
            return;
        }
        if self.session.backlog.borrow().is_empty() {
            self.session.told_end.set(true);
            stream.stop_reading();
            Stream::deliver_end(host, &self.handle, &self.frame, status);
        } else {
            self.session.end.set(Some(status));
        }
    }

    fn catch_up(&self, stream: &Rc<Stream>, host: &mut JsHost) {
        if stream.is_closed() || !self.session.flows.get() {
            return;
        }
        let plain = self.session.backlog.take();
        self.deliver(stream, host, &plain);
        if self.session.backlog.borrow().is_empty()
            && !stream.is_closed()
            && let Some(status) = self.session.end.take()
        {
            self.end(stream, host, status);
        }
    }
}

impl Layer for Attachment {
    fn received(self: Rc<Self>, stream: &Rc<Stream>, host: &mut JsHost, bytes: &[u8]) {
        self.session.connection.borrow_mut().receive(bytes);
        self.pump(stream, host);
    }

    fn ended(self: Rc<Self>, stream: &Rc<Stream>, host: &mut JsHost, status: i32) {
        self.session.connection.borrow_mut().abandon();
        let waits = self.session.finishes.take();
        self.end(stream, host, status);
        if waits && !stream.is_closed() {
            stream.go_on();
        }
    }

    fn flow(self: Rc<Self>, stream: &Rc<Stream>, wanted: bool) -> bool {
        self.session.flows.set(wanted);
        let is_secure = self.session.connection.borrow().is_secure();
        if !wanted {
            // True keeps the system's bytes coming: a handshake needs them, wanted or not.
            return !is_secure && !self.session.told_end.get();
        }
        let waits = !self.session.backlog.borrow().is_empty() || self.session.end.get().is_some();
        if waits {
            let stream = Rc::clone(stream);
            let attachment = Rc::clone(&self);
            stream
                .loop_handle()
                .pending(move |host| attachment.catch_up(&stream, host));
        }
        !self.session.told_end.get() && self.session.end.get().is_none()
    }

    fn write(
        self: Rc<Self>,
        stream: &Rc<Stream>,
        plain: Vec<u8>,
        callback: &JsValue,
        context: &mut Context,
    ) -> JsResult<i32> {
        let session = &self.session;
        if session.connection.borrow().is_over() {
            return Ok(-libc::EPIPE);
        }
        session
            .bytes_out
            .set(session.bytes_out.get() + plain.len() as u64);
        if !session.connection.borrow().is_secure() {
            session
                .held
                .borrow_mut()
                .push_back((plain, Request::new(callback, context)));
            return Ok(1);
        }
        session.connection.borrow_mut().write(&plain);
        let output = session.connection.borrow_mut().take_output();
        if output.is_empty() {
            return Ok(0);
        }
        Ok(stream.write_bytes(output, || Request::new(callback, context).map(Some)))
    }

    fn finish(self: Rc<Self>, stream: &Rc<Stream>) -> bool {
        let is_secure = self.session.connection.borrow().is_secure();
        if is_secure {
            self.say_end(stream);
            return true;
        }
        if self.session.connection.borrow().is_over() {
            return true;
        }
        self.session.finishes.set(true);
        false
    }

    fn close(self: Rc<Self>) -> Vec<Request> {
        let held = self.session.held.take();
        held.into_iter()
            .filter_map(|(_, request)| request)
            .collect()
    }

    fn counts(&self) -> (u64, u64) {
        (self.session.bytes_in.get(), self.session.bytes_out.get())
    }
}

/// Goes on after JavaScript has decided later.
pub(super) fn resume(
    session: &Rc<Session>,
    object: &JsObject,
    handle: &JsValue,
    context: &Context,
) {
    let Some(of_handle) = handle.as_object() else {
        return;
    };
    let Some(stream) = crate::net::stream(handle) else {
        return;
    };
    let attachment = Attachment {
        session: Rc::clone(session),
        object: object.clone(),
        handle: of_handle,
        frame: ouro_engine::async_context::current(context),
    };
    let target = Rc::clone(&stream);
    stream
        .loop_handle()
        .pending(move |host| attachment.pump(&target, host));
}

impl Session {
    /// Encrypts for JavaScript's own carrying of bytes.
    pub(super) fn write_for_script(&self, plain: &[u8]) {
        self.bytes_out
            .set(self.bytes_out.get() + plain.len() as u64);
        self.connection.borrow_mut().write(plain);
    }

    /// The bytes in and out.
    pub(super) fn counts(&self) -> (u64, u64) {
        (self.bytes_in.get(), self.bytes_out.get())
    }
}
