use std::net::{IpAddr, SocketAddr, ToSocketAddrs};

/// Windows' numbers.
pub(super) static HINTS: &[(&str, i64)] = &[
    ("AI_ADDRCONFIG", 1024),
    ("AI_ALL", 256),
    ("AI_V4MAPPED", 2048),
];

pub(super) fn addresses(host: &str, family: i32, _: i32) -> Result<Vec<IpAddr>, i32> {
    let found = (host, 0).to_socket_addrs().map_err(|_| -3008)?;
    let found: Vec<IpAddr> = found
        .map(|address| address.ip())
        .filter(|ip| family == 0 || ip.is_ipv4() == (family == 4))
        .collect();
    if found.is_empty() {
        Err(-3008)
    } else {
        Ok(found)
    }
}

pub(super) fn names(_: SocketAddr) -> Result<(String, String), i32> {
    Err(-crate::system_error::errno_of("ENOSYS"))
}

pub(super) fn servers() -> Vec<String> {
    Vec::new()
}
