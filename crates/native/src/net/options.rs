//! The methods that set and ask for options of sockets and terminals. Each gives 0 or the system's number unless it says otherwise.

use std::time::Duration;

use boa_engine::{Context, JsArgs, JsResult, JsValue};
use socket2::{SockRef, TcpKeepalive};

use super::{
    object::{number, stream_of},
    stream::{status, status_of},
};
use crate::interop::array;

/// `setNoDelay(on)`
pub(super) fn set_no_delay(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let on = args.get_or_undefined(0).to_boolean();
    let set = stream_of(this)?
        .0
        .with_fd(|fd| SockRef::from(&fd).set_tcp_nodelay(on));
    number(status_of(set))
}

/// `setKeepAlive(on, seconds)`
pub(super) fn set_keep_alive(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let on = args.get_or_undefined(0).to_boolean();
    let delay = args.get_or_undefined(1).to_u32(context)?;
    let set = stream_of(this)?.0.with_fd(|fd| {
        let socket = SockRef::from(&fd);
        if on && delay > 0 {
            // libuv's: a probe each second, ten of them.
            let probes = TcpKeepalive::new()
                .with_time(Duration::from_secs(u64::from(delay)))
                .with_interval(Duration::from_secs(1))
                .with_retries(10);
            return socket.set_tcp_keepalive(&probes);
        }
        socket.set_keepalive(on)
    });
    number(status_of(set))
}

/// `setBlocking(on)`: writes wait for room.
pub(super) fn set_blocking(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let (stream, _) = stream_of(this)?;
    stream.blocking.set(args.get_or_undefined(0).to_boolean());
    number(0)
}

/// `setTypeOfService(tos)`
pub(super) fn set_type_of_service(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let tos = args.get_or_undefined(0).to_u32(context)?;
    let set = stream_of(this)?.0.with_fd(|fd| {
        let socket = SockRef::from(&fd);
        if socket.local_addr()?.is_ipv6() {
            socket.set_tclass_v6(tos)
        } else {
            socket.set_tos_v4(tos)
        }
    });
    number(status_of(set))
}

/// `getTypeOfService()`: the value or a status.
pub(super) fn type_of_service(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let found = stream_of(this)?.0.with_fd(|fd| {
        let socket = SockRef::from(&fd);
        if socket.local_addr()?.is_ipv6() {
            socket.tclass_v6()
        } else {
            socket.tos_v4()
        }
    });
    number(match found {
        Ok(tos) => i32::try_from(tos).unwrap_or(0),
        Err(error) => status(&error),
    })
}

/// `setRawMode(on)`
pub(super) fn set_raw_mode(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let raw = args.get_or_undefined(0).to_boolean();
    number(status_of(stream_of(this)?.0.set_raw_mode(raw)))
}

/// `getWindowSize()`: `[columns, rows]` or a status.
pub(super) fn window_size(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    match stream_of(this)?.0.window_size() {
        Ok((columns, rows)) => Ok(array(
            [JsValue::from(columns), JsValue::from(rows)],
            context,
        )),
        Err(error) => number(status(&error)),
    }
}
