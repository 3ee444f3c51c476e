use std::{
    ffi::{CStr, CString},
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    ptr,
};

use socket2::SockAddr;

/// What `getaddrinfo` may be told.
pub(super) static HINTS: &[(&str, i64)] = &[
    ("AI_ADDRCONFIG", libc::AI_ADDRCONFIG as i64),
    ("AI_ALL", libc::AI_ALL as i64),
    ("AI_V4MAPPED", libc::AI_V4MAPPED as i64),
];

/// The list that `getaddrinfo` allocated.
struct List(*mut libc::addrinfo);

impl Drop for List {
    fn drop(&mut self) {
        if !self.0.is_null() {
            // SAFETY: the list is getaddrinfo's and nothing else points into it any more.
            unsafe { libc::freeaddrinfo(self.0) };
        }
    }
}

/// The addresses of a name, in the system's order, each once.
pub(super) fn addresses(host: &str, family: i32, hints: i32) -> Result<Vec<IpAddr>, i32> {
    let host = CString::new(host).map_err(|_| status(libc::EAI_NONAME))?;
    // SAFETY: zeroes are a valid value: no flags, null pointers.
    let mut wanted: libc::addrinfo = unsafe { std::mem::zeroed() };
    wanted.ai_family = match family {
        4 => libc::AF_INET,
        6 => libc::AF_INET6,
        _ => libc::AF_UNSPEC,
    };
    wanted.ai_socktype = libc::SOCK_STREAM;
    wanted.ai_flags = hints;
    let mut list = List(ptr::null_mut());
    // SAFETY: the name is a C string, the hints are initialised, and the result goes where a pointer is.
    let failed = unsafe { libc::getaddrinfo(host.as_ptr(), ptr::null(), &wanted, &mut list.0) };
    if failed != 0 {
        return Err(status(failed));
    }
    let mut found = Vec::new();
    let mut at = list.0;
    while !at.is_null() {
        // SAFETY: a non-null element of a list that is freed at the end of this function.
        let entry = unsafe { &*at };
        if let Some(ip) = address(entry)
            && !found.contains(&ip)
        {
            found.push(ip);
        }
        at = entry.ai_next;
    }
    if found.is_empty() {
        return Err(status(libc::EAI_NONAME));
    }
    Ok(found)
}

fn address(entry: &libc::addrinfo) -> Option<IpAddr> {
    if entry.ai_addr.is_null() {
        return None;
    }
    match entry.ai_family {
        libc::AF_INET => {
            // SAFETY: an entry of this family points to an address of this type.
            let found = unsafe { ptr::read_unaligned(entry.ai_addr.cast::<libc::sockaddr_in>()) };
            Some(Ipv4Addr::from(u32::from_be(found.sin_addr.s_addr)).into())
        }
        libc::AF_INET6 => {
            // SAFETY: as above.
            let found = unsafe { ptr::read_unaligned(entry.ai_addr.cast::<libc::sockaddr_in6>()) };
            Some(Ipv6Addr::from(found.sin6_addr.s6_addr).into())
        }
        _ => None,
    }
}

/// The names of an address and of a port.
pub(super) fn names(address: SocketAddr) -> Result<(String, String), i32> {
    const HOST: usize = 1025;
    const SERVICE: usize = 32;
    let address = SockAddr::from(address);
    let mut host = [0_u8; HOST];
    let mut service = [0_u8; SERVICE];
    // SAFETY: the address has the length that is given, and so have the buffers.
    let failed = unsafe {
        libc::getnameinfo(
            address.as_ptr().cast(),
            address.len(),
            host.as_mut_ptr().cast(),
            HOST as _,
            service.as_mut_ptr().cast(),
            SERVICE as _,
            libc::NI_NAMEREQD,
        )
    };
    if failed != 0 {
        return Err(status(failed));
    }
    Ok((text(&host), text(&service)))
}

fn text(bytes: &[u8]) -> String {
    CStr::from_bytes_until_nul(bytes)
        .map(|text| text.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// libuv's number for one of the resolver's.
fn status(failed: i32) -> i32 {
    match failed {
        libc::EAI_AGAIN => -3001,
        libc::EAI_BADFLAGS => -3002,
        libc::EAI_FAIL => -3004,
        libc::EAI_FAMILY => -3005,
        libc::EAI_MEMORY => -3006,
        libc::EAI_NONAME => -3008,
        libc::EAI_OVERFLOW => -3009,
        libc::EAI_SERVICE => -3010,
        libc::EAI_SOCKTYPE => -3011,
        libc::EAI_SYSTEM => -io::Error::last_os_error()
            .raw_os_error()
            .unwrap_or(libc::EIO),
        // glibc's EAI_NODATA and EAI_ADDRFAMILY, which libc does not name everywhere.
        -5 => -3007,
        -9 => -3000,
        _ => -3004,
    }
}

/// `nameserver` lines of the resolver's configuration; its own default without any.
pub(super) fn servers() -> Vec<String> {
    let text = std::fs::read_to_string("/etc/resolv.conf").unwrap_or_default();
    let servers: Vec<String> = text
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            (words.next()? == "nameserver").then(|| words.next().map(str::to_owned))?
        })
        .filter(|server| {
            server
                .split('%')
                .next()
                .is_some_and(|ip| ip.parse::<IpAddr>().is_ok())
        })
        .collect();
    if servers.is_empty() {
        return vec!["127.0.0.1".to_owned()];
    }
    servers
}
