//! Addresses as JavaScript has them: text and a port.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use boa_engine::{Context, JsArgs, JsResult, JsValue};
use socket2::SockAddr;

use super::object::number;
use crate::interop::{array, text};

/// An IP address with a port; `fe80::1%eth0` names a zone.
pub(super) fn parse(address: &str, port: u16) -> Option<SocketAddr> {
    if let Ok(ip) = address.parse::<IpAddr>() {
        return Some(SocketAddr::new(ip, port));
    }
    let (ip, zone) = address.split_once('%')?;
    let ip = ip.parse::<Ipv6Addr>().ok()?;
    let scope = match zone.parse::<u32>() {
        Ok(number) => number,
        Err(_) => interface(zone)?,
    };
    Some(SocketAddrV6::new(ip, port, 0, scope).into())
}

fn interface(name: &str) -> Option<u32> {
    let name = std::ffi::CString::new(name).ok()?;
    // SAFETY: the name is a C string that outlives the call.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => None,
        index => Some(index),
    }
}

/// `[address, family, port]`, a path, or undefined for an address without a name.
pub(super) fn to_value(address: &SockAddr, context: &mut Context) -> JsValue {
    if let Some(socket) = address.as_socket() {
        let family = if socket.is_ipv4() { "IPv4" } else { "IPv6" };
        return array(
            [
                text::from_str(&host(&socket)).into(),
                text::from_str(family).into(),
                JsValue::from(socket.port()),
            ],
            context,
        );
    }
    if let Some(path) = address.as_pathname() {
        return text::from_path(path).into();
    }
    #[cfg(target_os = "linux")]
    if let Some(name) = address.as_abstract_namespace() {
        let mut whole = vec![0];
        whole.extend_from_slice(name);
        return text::from_utf8_lossy(&whole).into();
    }
    JsValue::undefined()
}

/// The address alone, with its zone if it has one.
fn host(socket: &SocketAddr) -> String {
    match socket {
        SocketAddr::V6(v6) if v6.scope_id() != 0 => format!("{}%{}", v6.ip(), zone(v6.scope_id())),
        socket => socket.ip().to_string(),
    }
}

fn zone(index: u32) -> String {
    let mut name = [0_u8; libc::IF_NAMESIZE];
    // SAFETY: the buffer has the size that the call asks for.
    let found = unsafe { libc::if_indextoname(index, name.as_mut_ptr().cast()) };
    if found.is_null() {
        return index.to_string();
    }
    let length = name.iter().position(|&byte| byte == 0).unwrap_or(0);
    String::from_utf8_lossy(&name[..length]).into_owned()
}

/// `isIP(text)`: 4, 6 or 0.
pub(super) fn is_ip(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = text::argument(args.get_or_undefined(0), context)?;
    if text.parse::<Ipv4Addr>().is_ok() {
        return number(4);
    }
    let (address, zone) = match text.split_once('%') {
        Some((address, zone)) => (address, Some(zone)),
        None => (text.as_str(), None),
    };
    let zone_is_word = |zone: &str| {
        !zone.is_empty()
            && zone
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b))
    };
    let is_v6 = address.parse::<Ipv6Addr>().is_ok() && zone.is_none_or(zone_is_word);
    number(if is_v6 { 6 } else { 0 })
}

/// `canonical(text)`: an address as the system would print it, undefined if it is none.
pub(super) fn canonical(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = text::argument(args.get_or_undefined(0), context)?;
    Ok(match text.parse::<IpAddr>() {
        Ok(ip) => text::from_str(&ip.to_string()).into(),
        Err(_) => JsValue::undefined(),
    })
}

/// `addressHex(text)`: an address as 8 or 32 hexadecimal digits, undefined if it is none.
pub(super) fn address_hex(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let text = text::argument(args.get_or_undefined(0), context)?;
    let ip = text.split('%').next().unwrap_or_default();
    Ok(match ip.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => text::from_str(&format!("{:08x}", u32::from(ip))).into(),
        Ok(IpAddr::V6(ip)) => text::from_str(&format!("{:032x}", u128::from(ip))).into(),
        Err(_) => JsValue::undefined(),
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn addresses_and_zones() {
        assert!(parse("127.0.0.1", 1).is_some_and(|address| address.is_ipv4()));
        assert!(parse("::1", 1).is_some_and(|address| address.is_ipv6()));
        assert!(parse("fe80::1%7", 1).is_some_and(|address| address.is_ipv6()));
        assert!(parse("localhost", 1).is_none());
        assert!(parse("1.2.3.4%7", 1).is_none());
    }
}
