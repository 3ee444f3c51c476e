//! The Rust half of `util`, `internal/util/inspect` and `internal/util/types`.
//!
//! | file | for |
//! |---|---|
//! | `values.rs` | what a value really is: kinds, proxies, promises, iterators, keys |
//! | `text.rs` | quoting, widths on a terminal, escape sequences |
//! | `env_file.rs` | the format of `.env` files |

pub(crate) mod env_file;
mod text;
mod values;

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue};

use crate::{
    interop::{Binding, text as strings},
    state::State,
};

/// `internalBinding('util')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(values::FUNCTIONS)
        .functions(text::FUNCTIONS)
        .functions(&[
            ("guessHandleType", 1, guess_handle_type),
            ("nodeDebug", 0, node_debug),
            ("parseEnv", 1, parse_env),
            ("pendingDeprecation", 0, pending_deprecation),
        ])
        .build())
}

/// `parseEnv(text)`: the variables of a `.env` file as an object.
fn parse_env(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let content = strings::argument(args.get_or_undefined(0), context)?;
    let object = JsObject::with_null_proto();
    for (name, value) in env_file::parse(&content) {
        object.create_data_property_or_throw(
            strings::from_str(&name),
            strings::from_str(&value),
            context,
        )?;
    }
    Ok(object.into())
}

/// `nodeDebug()`: what `NODE_DEBUG` was when the process began.
fn node_debug(_: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let value = std::env::var_os("NODE_DEBUG").unwrap_or_default();
    Ok(strings::from_os(&value).into())
}

/// `pendingDeprecation()`: was `--pending-deprecation` or `NODE_PENDING_DEPRECATION=1` given?
fn pending_deprecation(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let given = State::of(context)
        .options()
        .parsed
        .flag("--pending-deprecation")
        || std::env::var_os("NODE_PENDING_DEPRECATION").is_some_and(|value| value == "1");
    Ok(given.into())
}

/// `guessHandleType(fd)`: `FILE`, `PIPE`, `TCP`, `TTY`, `UDP` or `UNKNOWN`.
fn guess_handle_type(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let fd = args.get_or_undefined(0).to_i32(context)?;
    Ok(strings::from_str(handle_type(fd)).into())
}

/// What an open descriptor is, in Node's words.
fn handle_type(fd: i32) -> &'static str {
    use rustix::{
        fs::{FileType, fstat},
        net::{AddressFamily, SocketType, sockopt},
        termios::isatty,
    };

    if fd < 0 {
        return "INVALID";
    }
    // SAFETY: a descriptor that is not open only fails the calls below; it is not kept.
    let fd = unsafe { std::os::fd::BorrowedFd::borrow_raw(fd) };
    if isatty(fd) {
        return "TTY";
    }
    let Ok(status) = fstat(fd) else {
        return "UNKNOWN";
    };
    match FileType::from_raw_mode(status.st_mode) {
        FileType::RegularFile | FileType::CharacterDevice => "FILE",
        FileType::Fifo => "PIPE",
        FileType::Socket => match (sockopt::socket_domain(fd), sockopt::socket_type(fd)) {
            (Ok(AddressFamily::UNIX), Ok(SocketType::STREAM)) => "PIPE",
            (Ok(AddressFamily::INET | AddressFamily::INET6), Ok(SocketType::STREAM)) => "TCP",
            (Ok(AddressFamily::INET | AddressFamily::INET6), Ok(SocketType::DGRAM)) => "UDP",
            _ => "UNKNOWN",
        },
        _ => "UNKNOWN",
    }
}
