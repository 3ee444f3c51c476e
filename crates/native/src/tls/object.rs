//! The objects that JavaScript sees: secure contexts and sessions, and their methods.

use std::rc::Rc;

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace, js_error,
    native_function::NativeFunctionPointer, object::builtins::JsArray, property::Attribute,
};

use super::{
    ciphers,
    context::SecureContext,
    describe,
    failure::Failure,
    pem,
    session::{self, Session},
    x509::Certificate,
};
use crate::{
    interop::{self, Binding, array, bytes, bytes::View, text},
    state::State,
};

#[derive(Trace, Finalize, JsData)]
struct ContextData {
    // It holds nothing of JavaScript's.
    #[unsafe_ignore_trace]
    context: Rc<SecureContext>,
}

#[derive(Trace, Finalize, JsData)]
struct SessionData {
    // The session itself holds callbacks of what is under way only.
    #[unsafe_ignore_trace]
    session: Rc<Session>,
}

type Methods = &'static [(&'static str, usize, NativeFunctionPointer)];

static OF_CONTEXTS: Methods = &[
    ("setCert", 1, set_cert),
    ("setKey", 2, set_key),
    ("addCACert", 1, add_authorities),
    ("addRootCerts", 0, add_roots),
    ("addCRL", 1, add_list),
    ("loadPKCS12", 2, load_pfx),
    ("setCiphers", 1, set_ciphers),
    ("setCipherSuites", 1, set_suites),
    ("setSigalgs", 1, set_schemes),
    ("setECDHCurve", 1, set_groups),
    ("setVersions", 2, set_versions),
    ("getMinProto", 0, min_version),
    ("getMaxProto", 0, max_version),
    ("setPreferences", 2, set_preferences),
    ("setSessionTimeout", 1, set_timeout),
    ("getTicketKeys", 0, ticket_keys),
    ("setTicketKeys", 1, set_ticket_keys),
    ("setAllowPartialTrustChain", 0, set_partial),
    ("getCertificate", 0, own_certificate),
];

static OF_SESSIONS: Methods = &[
    ("setContext", 1, set_context),
    ("setVerify", 2, set_verify),
    ("setDecides", 1, set_decides),
    ("setServername", 1, set_server_name),
    ("setProtocols", 1, set_protocols),
    ("setSession", 1, set_session),
    ("setFragment", 1, set_fragment),
    ("logKeys", 0, log_keys),
    ("start", 0, start),
    ("attach", 2, attach),
    ("decide", 1, decide),
    ("isSecure", 0, is_secure),
    ("getServername", 0, server_name),
    ("getProtocol", 0, protocol),
    ("getCipher", 0, cipher),
    ("getGroup", 0, group),
    ("getALPN", 0, alpn),
    ("getSession", 0, get_session),
    ("isReused", 0, is_reused),
    ("getPeerPath", 0, peer_path),
    ("getOwnCertificate", 0, session_certificate),
    ("verifyError", 0, verify_error),
    ("exportKeyingMaterial", 3, export_keys),
    ("receive", 1, receive),
    ("next", 0, next),
    ("takeOutput", 0, take_output),
    ("encrypt", 1, encrypt),
    ("finish", 0, finish),
    ("counts", 0, counts),
];

/// `internalBinding('tls')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let names = array(
        ciphers::names().map(|name| text::from_str(name).into()),
        context,
    );
    Ok(Binding::new(context)
        .functions(&[
            ("createContext", 0, create_context),
            ("createSession", 2, create_session),
            ("describe", 1, describe_certificate),
            ("details", 1, details),
            ("isIssuedBy", 2, is_issued_by),
            ("rootCertificates", 0, root_certificates),
            ("certificatesOf", 1, certificates_of),
        ])
        .value("ciphers", names)
        .value("provider", text::from_str(super::provider::provider().name))
        .value("version", text::from_str(RUSTLS))
        .build())
}

/// The version of rustls, as `Cargo.lock` has it.
pub(super) const RUSTLS: &str = "0.23.46";

fn prototype(slot: &'static str, methods: Methods, context: &mut Context) -> JsObject {
    let state = State::of(context);
    let known = state.slots.borrow().get(slot).and_then(JsValue::as_object);
    if let Some(prototype) = known {
        return prototype;
    }
    let prototype = JsObject::with_object_proto(context.intrinsics());
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    for &(name, length, method) in methods {
        let function = interop::function(name, length, method, context);
        interop::define(&prototype, name, function.into(), hidden);
    }
    let constructor = interop::function(slot, 0, illegal, context);
    interop::define(&prototype, "constructor", constructor.into(), hidden);
    state
        .slots
        .borrow_mut()
        .insert(slot, prototype.clone().into());
    prototype
}

fn illegal(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Err(js_error!(TypeError: "Illegal constructor"))
}

fn context_of(value: &JsValue) -> JsResult<Rc<SecureContext>> {
    let object = value.as_object();
    let found = object.as_ref().and_then(|object| {
        object
            .downcast_ref::<ContextData>()
            .map(|data| Rc::clone(&data.context))
    });
    found.ok_or_else(|| js_error!(TypeError: "Illegal invocation"))
}

fn session_of(value: &JsValue) -> JsResult<Rc<Session>> {
    let object = value.as_object();
    let found = object.as_ref().and_then(|object| {
        object
            .downcast_ref::<SessionData>()
            .map(|data| Rc::clone(&data.session))
    });
    found.ok_or_else(|| js_error!(TypeError: "Illegal invocation"))
}

/// The bytes of a buffer, or of a string in UTF-8.
fn octets(value: &JsValue, context: &mut Context) -> JsResult<Vec<u8>> {
    if let Some(string) = value.as_string() {
        return Ok(text::to_utf8(&string).into_bytes());
    }
    match View::new(value, context) {
        Some(view) => Ok(view.to_vec()),
        None => Err(js_error!(TypeError: "a string or a buffer is needed")),
    }
}

fn buffer(of: &[u8], context: &mut Context) -> JsResult<JsValue> {
    Ok(bytes::buffer(bytes::block_from(of), context)?.into())
}

fn string(of: &str) -> JsValue {
    text::from_str(of).into()
}

fn thrown(result: Result<(), Failure>, context: &mut Context) -> JsResult<JsValue> {
    match result {
        Ok(()) => Ok(JsValue::undefined()),
        Err(failure) => Err(failure.into_js_error(context)),
    }
}

// Contexts.

fn create_context(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let secure = match SecureContext::new() {
        Ok(secure) => secure,
        Err(failure) => return Err(failure.into_js_error(context)),
    };
    let prototype = prototype("SecureContext", OF_CONTEXTS, context);
    let data = ContextData { context: secure };
    Ok(JsObject::new(context.root_shape(), prototype, data)
        .upcast()
        .into())
}

fn set_cert(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = octets(args.get_or_undefined(0), context)?;
    let result = context_of(this)?.set_certificate(&text);
    thrown(result, context)
}

fn passphrase(value: &JsValue, context: &mut Context) -> JsResult<Option<Vec<u8>>> {
    if value.is_null_or_undefined() {
        Ok(None)
    } else {
        octets(value, context).map(Some)
    }
}

fn set_key(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = octets(args.get_or_undefined(0), context)?;
    let passphrase = passphrase(args.get_or_undefined(1), context)?;
    let result = context_of(this)?.set_key(&text, passphrase.as_deref());
    thrown(result, context)
}

fn load_pfx(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let file = octets(args.get_or_undefined(0), context)?;
    let passphrase = passphrase(args.get_or_undefined(1), context)?;
    let result = context_of(this)?.load_pfx(&file, &passphrase.unwrap_or_default());
    thrown(result, context)
}

fn add_authorities(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = octets(args.get_or_undefined(0), context)?;
    context_of(this)?.add_authorities(&text);
    Ok(JsValue::undefined())
}

fn add_roots(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    context_of(this)?.add_roots();
    Ok(JsValue::undefined())
}

fn add_list(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = octets(args.get_or_undefined(0), context)?;
    let result = context_of(this)?.add_list(&text);
    thrown(result, context)
}

fn set_ciphers(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let list = text::argument(args.get_or_undefined(0), context)?;
    let result = context_of(this)?.set_ciphers(&list);
    thrown(result, context)
}

fn set_suites(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let list = text::argument(args.get_or_undefined(0), context)?;
    let result = context_of(this)?.set_suites(&list);
    thrown(result, context)
}

fn set_schemes(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let list = text::argument(args.get_or_undefined(0), context)?;
    let result = context_of(this)?.set_schemes(&list);
    thrown(result, context)
}

fn set_groups(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let list = text::argument(args.get_or_undefined(0), context)?;
    let result = context_of(this)?.set_groups(&list);
    thrown(result, context)
}

/// `setVersions(lowest, highest)`, as TLS writes them.
fn set_versions(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let lowest = args.get_or_undefined(0).to_uint16(context)?;
    let highest = args.get_or_undefined(1).to_uint16(context)?;
    context_of(this)?.set_versions(lowest, highest);
    Ok(JsValue::undefined())
}

fn min_version(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(context_of(this)?.versions().0.into())
}

fn max_version(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(context_of(this)?.versions().1.into())
}

/// `setPreferences(hasTickets, prefersOwnOrder)`
fn set_preferences(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let has_tickets = args.get_or_undefined(0).to_boolean();
    let prefers_own = args.get_or_undefined(1).to_boolean();
    context_of(this)?.set_options(has_tickets, prefers_own);
    Ok(JsValue::undefined())
}

fn set_timeout(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let seconds = args.get_or_undefined(0).to_u32(context)?;
    context_of(this)?.ticketer.set_lifetime(seconds);
    Ok(JsValue::undefined())
}

fn ticket_keys(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let keys = context_of(this)?.ticketer.keys();
    buffer(&keys, context)
}

fn set_ticket_keys(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let keys = octets(args.get_or_undefined(0), context)?;
    let Ok(keys) = <[u8; 48]>::try_from(keys.as_slice()) else {
        return Err(js_error!(TypeError: "Ticket keys length must be 48 bytes"));
    };
    context_of(this)?.ticketer.set_keys(keys);
    Ok(true.into())
}

fn set_partial(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    context_of(this)?.set_partial();
    Ok(JsValue::undefined())
}

fn own_certificate(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    match context_of(this)?.certificate() {
        Some(certificate) => buffer(&certificate, context),
        None => Ok(JsValue::null()),
    }
}

// Sessions.

/// `createSession(isServer, context)`
fn create_session(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let is_server = args.get_or_undefined(0).to_boolean();
    let secure = context_of(args.get_or_undefined(1))?;
    let prototype = prototype("TLSWrap", OF_SESSIONS, context);
    let data = SessionData {
        session: Session::new(is_server, secure),
    };
    Ok(JsObject::new(context.root_shape(), prototype, data)
        .upcast()
        .into())
}

fn set_context(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let secure = context_of(args.get_or_undefined(0))?;
    *session_of(this)?.context.borrow_mut() = secure;
    Ok(JsValue::undefined())
}

/// `setVerify(asks, needs)`: whether a server asks for a certificate, and cannot do without.
fn set_verify(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    session.asks.set(args.get_or_undefined(0).to_boolean());
    session.needs.set(args.get_or_undefined(1).to_boolean());
    Ok(JsValue::undefined())
}

/// `setDecides(decides)`: `onhello` is called, and `decide` goes on.
fn set_decides(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    session_of(this)?
        .decides
        .set(args.get_or_undefined(0).to_boolean());
    Ok(JsValue::undefined())
}

fn set_server_name(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text::argument(args.get_or_undefined(0), context)?;
    *session_of(this)?.server_name.borrow_mut() = Some(name);
    Ok(JsValue::undefined())
}

/// `setProtocols(buffer)`: names, each after a byte with its length.
fn set_protocols(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let wire = octets(args.get_or_undefined(0), context)?;
    let mut rest = wire.as_slice();
    let mut list = Vec::new();
    while let Some((&length, after)) = rest.split_first() {
        let (name, after) = after
            .split_at_checked(usize::from(length))
            .unwrap_or((after, &[]));
        if !name.is_empty() {
            list.push(name.to_vec());
        }
        rest = after;
    }
    *session_of(this)?.protocols.borrow_mut() = list;
    Ok(JsValue::undefined())
}

/// `setSession(name)`: false if no session of that name is known.
fn set_session(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = octets(args.get_or_undefined(0), context)?;
    Ok(session_of(this)?.sessions.offer(&name).into())
}

fn set_fragment(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let size = args.get_or_undefined(0).to_u32(context)?;
    session_of(this)?
        .connection
        .borrow_mut()
        .set_fragment(size as usize);
    Ok(JsValue::undefined())
}

fn log_keys(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    session_of(this)?.logs_keys.set(true);
    Ok(JsValue::undefined())
}

/// `start()`: a client's first message is made. Undefined, or the parts of an error.
fn start(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    match session_of(this)?.start() {
        Ok(()) => Ok(JsValue::undefined()),
        Err(failure) => Ok(failure.parts(context)),
    }
}

/// `attach(handle, before)`: from now on the handle's bytes are this session's, beginning with those of `before`. 0, a status, or
/// undefined for what cannot carry it.
fn attach(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let before = passphrase(args.get_or_undefined(1), context)?.unwrap_or_default();
    let Some(object) = this.as_object() else {
        return Ok(JsValue::undefined());
    };
    let status = session.attach(object, args.get_or_undefined(0), &before, context);
    Ok(status.map_or_else(JsValue::undefined, JsValue::from))
}

/// `decide(handle)`: a server goes on, with what has been set meanwhile.
fn decide(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    session.decide();
    if let Some(object) = this.as_object() {
        session::resume(&session, &object, args.get_or_undefined(0), context);
    }
    Ok(JsValue::undefined())
}

fn is_secure(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(session_of(this)?.connection.borrow().is_secure().into())
}

fn server_name(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let name = session.server_name.borrow();
    Ok(name.as_deref().map_or(false.into(), string))
}

fn protocol(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let connection = session.connection.borrow();
    let version = connection
        .facts()
        .and_then(|facts| facts.protocol_version());
    Ok(version.map_or_else(JsValue::null, |version| string(ciphers::version(version))))
}

/// `getCipher()`: name, standard name, version.
fn cipher(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let suite = session
        .connection
        .borrow()
        .facts()
        .and_then(|facts| facts.negotiated_cipher_suite());
    let Some(suite) = suite else {
        return Ok(JsValue::undefined());
    };
    let (name, standard) = ciphers::name(suite.suite());
    let version = if suite.tls13().is_some() {
        "TLSv1.3"
    } else {
        "TLSv1.2"
    };
    Ok(array([name, standard, version].map(string), context))
}

/// `getGroup()`: type, name and size of the key exchange.
fn group(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let group = session
        .connection
        .borrow()
        .facts()
        .and_then(|facts| facts.negotiated_key_exchange_group());
    Ok(match group.and_then(|group| ciphers::group(group.name())) {
        Some((kind, name, bits)) => array([string(kind), string(name), bits.into()], context),
        None => JsValue::undefined(),
    })
}

fn alpn(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let connection = session.connection.borrow();
    let name = connection.facts().and_then(|facts| facts.alpn_protocol());
    Ok(name.map_or(false.into(), |name| text::from_latin1(name).into()))
}

fn get_session(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    match session_of(this)?.sessions.last() {
        Some(name) => buffer(&name, context),
        None => Ok(JsValue::undefined()),
    }
}

fn is_reused(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let kind = session
        .connection
        .borrow()
        .facts()
        .and_then(|facts| facts.handshake_kind());
    Ok((kind == Some(rustls::HandshakeKind::Resumed)).into())
}

/// `getPeerPath()`: the peer's certificates up to the root, as buffers.
fn peer_path(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = session_of(this)?.peer_path();
    let mut list = Vec::with_capacity(path.len());
    for certificate in &path {
        list.push(buffer(certificate, context)?);
    }
    Ok(array(list, context))
}

fn session_certificate(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let certificate = session_of(this)?.context.borrow().certificate();
    match certificate {
        Some(certificate) => buffer(&certificate, context),
        None => Ok(JsValue::undefined()),
    }
}

/// `verifyError()`: undefined, or code and message.
fn verify_error(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    Ok(match session_of(this)?.verdict() {
        Some((code, message)) => array([string(code), string(message)], context),
        None => JsValue::undefined(),
    })
}

/// `exportKeyingMaterial(length, label, context)`: a buffer, or undefined if it cannot be done.
fn export_keys(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    let length = args.get_or_undefined(0).to_u32(context)? as usize;
    let label = octets(args.get_or_undefined(1), context)?;
    let given = passphrase(args.get_or_undefined(2), context)?;
    let output = bytes::try_block(length)?.to_vec();
    let made = session
        .connection
        .borrow_mut()
        .facts_mut()
        .map(|facts| facts.export_keying_material(output, &label, given.as_deref()));
    match made {
        Some(Ok(made)) => buffer(&made, context),
        _ => Ok(JsValue::undefined()),
    }
}

fn receive(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let session = session_of(this)?;
    if let Some(view) = View::new(args.get_or_undefined(0), context)
        && let Some(input) = view.bytes()
    {
        session.connection.borrow_mut().receive(&input);
    }
    Ok(JsValue::undefined())
}

fn next(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    session_of(this)?.next_for_script(context)
}

fn take_output(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let output = session_of(this)?.connection.borrow_mut().take_output();
    if output.is_empty() {
        return Ok(JsValue::undefined());
    }
    buffer(&output, context)
}

fn encrypt(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let plain = octets(args.get_or_undefined(0), context)?;
    session_of(this)?.write_for_script(&plain);
    Ok(JsValue::undefined())
}

fn finish(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    session_of(this)?.connection.borrow_mut().close();
    Ok(JsValue::undefined())
}

#[allow(
    clippy::cast_precision_loss,
    reason = "no connection carries 2^53 bytes while a process lives"
)]
fn counts(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (input, output) = session_of(this)?.counts();
    Ok(array(
        [JsValue::from(input as f64), JsValue::from(output as f64)],
        context,
    ))
}

// Without an object.

/// `describe(certificate)`: the plain object, undefined for what is no certificate.
fn describe_certificate(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let whole = octets(args.get_or_undefined(0), context)?;
    describe::certificate(&whole, context)
}

/// `details(certificate)`: see [`describe::details`].
fn details(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let whole = octets(args.get_or_undefined(0), context)?;
    describe::details(&whole, context)
}

/// `isIssuedBy(certificate, issuer)`: whether the names say so, and the issuer may issue.
fn is_issued_by(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let whole = octets(args.get_or_undefined(0), context)?;
    let issuer = octets(args.get_or_undefined(1), context)?;
    let pair = Certificate::parse(&whole).zip(Certificate::parse(&issuer));
    Ok(pair
        .is_some_and(|(certificate, issuer)| {
            certificate.may_be_issued_by(&issuer)
                && issuer.key_usage().is_none_or(|bits| bits & 0x0400 != 0)
        })
        .into())
}

/// `rootCertificates()`: Mozilla's list, as PEM texts.
fn root_certificates(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let list = JsArray::new(context)?;
    for root in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
        list.push(text::from_str(&pem::certificate(root.as_ref())), context)?;
    }
    Ok(list.into())
}

/// `certificatesOf(text)`: the certificates of a PEM text, each as a PEM text of its own. Throws for one that cannot be read.
fn certificates_of(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = octets(args.get_or_undefined(0), context)?;
    let list = JsArray::new(context)?;
    for block in pem::blocks(&text)
        .iter()
        .filter(|block| pem::is_certificate(block))
    {
        if Certificate::parse(&block.bytes).is_none() {
            let failure =
                Failure::openssl(0x0680_007B, "asn1 encoding routines", "header too long");
            return Err(failure.into_js_error(context));
        }
        list.push(text::from_str(&pem::certificate(&block.bytes)), context)?;
    }
    Ok(list.into())
}
