//! The Rust half of `dns`: the system's resolver, asked on the worker pool.
//!
//! `lookup` and `lookupService` are `getaddrinfo` and `getnameinfo`. Failures are libuv's numbers (`-3008` for a name that is
//! unknown), which the JavaScript half turns into errors.

#[cfg(unix)]
mod unix;
#[cfg(unix)]
use self::unix as sys;

#[cfg(not(unix))]
mod other;
#[cfg(not(unix))]
use self::other as sys;

use std::net::IpAddr;

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_error};
use ouro_loop::WorkError;

use crate::{
    JsHost,
    interop::{Binding, JsCallback, array, text},
    state::State,
    system_error::errno_of,
};

/// `internalBinding('dns')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("lookup", 5, lookup),
            ("lookupService", 3, lookup_service),
            ("systemServers", 0, system_servers),
        ])
        .constants(sys::HINTS)
        .build())
}

/// `lookup(host, family, hints, order, callback)`: `callback(status, addresses)`. Order is 0 for the system's, 4 or 6 for that
/// family first.
fn lookup(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let host = text::argument(args.get_or_undefined(0), context)?;
    let family = args.get_or_undefined(1).to_i32(context)?;
    let hints = args.get_or_undefined(2).to_i32(context)?;
    let order = args.get_or_undefined(3).to_i32(context)?;
    let host = if host.is_ascii() {
        host
    } else {
        match ::url::Host::parse(&host) {
            Ok(::url::Host::Domain(name)) => name,
            _ => host,
        }
    };
    start(
        args.get_or_undefined(4),
        context,
        move || sys::addresses(&host, family, hints).map(|found| sorted(found, order)),
        |found, context| {
            let found: Vec<JsValue> = found
                .iter()
                .map(|address| text::from_str(address).into())
                .collect();
            vec![array(found, context)]
        },
    )
}

fn sorted(mut found: Vec<IpAddr>, order: i32) -> Vec<String> {
    match order {
        4 => found.sort_by_key(|address| !address.is_ipv4()),
        6 => found.sort_by_key(|address| !address.is_ipv6()),
        _ => {}
    }
    found.iter().map(IpAddr::to_string).collect()
}

/// `lookupService(address, port, callback)`: `callback(status, host, service)`.
fn lookup_service(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let address = text::argument(args.get_or_undefined(0), context)?;
    let port = args.get_or_undefined(1).to_uint16(context)?;
    let address = address.split('%').next().unwrap_or_default();
    let Ok(ip) = address.parse::<IpAddr>() else {
        return Err(js_error!(TypeError: "not an IP address: {}", address));
    };
    start(
        args.get_or_undefined(2),
        context,
        move || sys::names((ip, port).into()),
        |(host, service), _| {
            vec![
                text::from_str(&host).into(),
                text::from_str(&service).into(),
            ]
        },
    )
}

fn start<T: Send + 'static>(
    callback: &JsValue,
    context: &mut Context,
    job: impl FnOnce() -> Result<T, i32> + Send + 'static,
    convert: impl FnOnce(T, &mut Context) -> Vec<JsValue> + 'static,
) -> JsResult<JsValue> {
    let Some(callback) = JsCallback::new(callback, context) else {
        return Err(js_error!(TypeError: "callback must be a function"));
    };
    let handle = State::of(context).handle();
    handle.work(
        job,
        move |host: &mut JsHost, outcome: Result<_, WorkError>| {
            let mut arguments = vec![JsValue::from(0)];
            match outcome {
                Ok(Ok(value)) => arguments.extend(convert(value, host.context())),
                Ok(Err(status)) => arguments[0] = JsValue::from(status),
                Err(WorkError::NoThread(_)) => {
                    arguments[0] = JsValue::from(-errno_of("ENOMEM"));
                }
                Err(_) => arguments[0] = JsValue::from(-errno_of("ECANCELED")),
            }
            callback.call(host, &JsValue::undefined(), &arguments);
        },
    );
    Ok(JsValue::undefined())
}

/// The servers that the system is told to ask.
fn system_servers(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let servers: Vec<JsValue> = sys::servers()
        .iter()
        .map(|server| text::from_str(server).into())
        .collect();
    Ok(array(servers, context))
}
