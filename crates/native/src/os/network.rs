//! The addresses of this machine's network interfaces.

use std::{
    ffi::CStr,
    net::{Ipv4Addr, Ipv6Addr},
    ptr,
};

use boa_engine::{Context, JsResult, JsValue};

use crate::{
    interop::{self, text},
    system_error::SystemError,
};

/// An address of an interface.
pub(super) struct Address {
    interface: String,
    ip: Ip,
    mac: [u8; 6],
    internal: bool,
}

enum Ip {
    V4 {
        address: Ipv4Addr,
        mask: Ipv4Addr,
    },
    V6 {
        address: Ipv6Addr,
        mask: Ipv6Addr,
        scope: u32,
    },
}

/// The list of the system, given back when it goes out of scope.
struct List(*mut libc::ifaddrs);

impl Drop for List {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `getifaddrs` and is given back once.
        unsafe { libc::freeifaddrs(self.0) };
    }
}

/// Addresses of interfaces that are up and running, in the system's order.
pub(super) fn addresses() -> Result<Vec<Address>, SystemError> {
    let mut first = ptr::null_mut();
    // SAFETY: `first` is ours and is written by the call.
    if unsafe { libc::getifaddrs(&raw mut first) } != 0 {
        let error = std::io::Error::last_os_error();
        return Err(SystemError::from_io(&error, "uv_interface_addresses"));
    }
    let list = List(first);
    let mut found = Vec::new();
    let mut hardware = Vec::new();
    let mut next = list.0;
    // SAFETY: each node is null or a valid node of the list, which lives as long as `list`.
    while let Some(node) = unsafe { next.as_ref() } {
        next = node.ifa_next;
        let flags = node.ifa_flags;
        #[allow(clippy::cast_sign_loss, reason = "flags are bits")]
        let (up, running, loopback) = (
            flags & libc::IFF_UP as u32 != 0,
            flags & libc::IFF_RUNNING as u32 != 0,
            flags & libc::IFF_LOOPBACK as u32 != 0,
        );
        if !up || !running || node.ifa_addr.is_null() || node.ifa_name.is_null() {
            continue;
        }
        // SAFETY: the name was checked not to be null, and ends in a zero.
        let name = unsafe { CStr::from_ptr(node.ifa_name) };
        let interface = name.to_string_lossy().into_owned();
        // SAFETY: the address was checked not to be null; its family says which structure it really is.
        let family = i32::from(unsafe { (*node.ifa_addr).sa_family });
        match family {
            libc::AF_INET | libc::AF_INET6 => {
                // SAFETY: a node with an address of this family has a mask of this family or none.
                let ip = unsafe { ip_of(family, node.ifa_addr, node.ifa_netmask) };
                found.push(Address {
                    interface,
                    ip,
                    mac: [0; 6],
                    internal: loopback,
                });
            }
            #[cfg(target_os = "linux")]
            libc::AF_PACKET => {
                // SAFETY: this family's addresses are of this structure.
                let link = unsafe { &*node.ifa_addr.cast::<libc::sockaddr_ll>() };
                let mut mac = [0; 6];
                mac.copy_from_slice(&link.sll_addr[..6]);
                hardware.push((interface, mac));
            }
            _ => {}
        }
    }
    for address in &mut found {
        // An alias (`eth0:1`) has the hardware of its interface.
        let real = address.interface.split(':').next().unwrap_or_default();
        if let Some((_, mac)) = hardware.iter().find(|(name, _)| name == real) {
            address.mac = *mac;
        }
    }
    Ok(found)
}

/// # Safety
/// `address` points to an address of `family`, which is `AF_INET` or `AF_INET6`; `mask` is null or points to another.
unsafe fn ip_of(family: i32, address: *const libc::sockaddr, mask: *const libc::sockaddr) -> Ip {
    if family == libc::AF_INET {
        // SAFETY: the caller's promise.
        let v4 = |at: *const libc::sockaddr| unsafe {
            at.cast::<libc::sockaddr_in>()
                .as_ref()
                .map_or(Ipv4Addr::UNSPECIFIED, |found| {
                    Ipv4Addr::from(u32::from_be(found.sin_addr.s_addr))
                })
        };
        return Ip::V4 {
            address: v4(address),
            mask: v4(mask),
        };
    }
    // SAFETY: the caller's promise.
    let v6 = |at: *const libc::sockaddr| unsafe {
        at.cast::<libc::sockaddr_in6>()
            .as_ref()
            .map_or((Ipv6Addr::UNSPECIFIED, 0), |found| {
                (Ipv6Addr::from(found.sin6_addr.s6_addr), found.sin6_scope_id)
            })
    };
    let (address, scope) = v6(address);
    Ip::V6 {
        address,
        mask: v6(mask).0,
        scope,
    }
}

/// The length of a mask, if it is one: ones, then zeros.
fn prefix(bits: u128, width: u32) -> Option<u32> {
    let bits = bits << (128 - width);
    let length = bits.leading_ones();
    (bits.checked_shl(length).unwrap_or(0) == 0).then_some(length)
}

/// `interfaces()`: name, address, mask, family, hardware address, whether it is internal, address and length of the
/// mask in one (or null), and scope (or -1), of each in turn.
pub(super) fn js_interfaces(
    _: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let addresses = addresses().map_err(|error| error.into_js_error(context))?;
    let mut flat = Vec::with_capacity(addresses.len() * 8);
    for one in addresses {
        let (address, mask, family, length, scope) = match one.ip {
            Ip::V4 { address, mask } => (
                address.to_string(),
                mask.to_string(),
                "IPv4",
                prefix(u128::from(u32::from(mask)), 32),
                JsValue::from(-1),
            ),
            Ip::V6 {
                address,
                mask,
                scope,
            } => (
                address.to_string(),
                mask.to_string(),
                "IPv6",
                prefix(u128::from(mask), 128),
                JsValue::from(scope),
            ),
        };
        let mac: Vec<String> = one.mac.iter().map(|byte| format!("{byte:02x}")).collect();
        let cidr = length.map_or_else(JsValue::null, |length| {
            text::from_str(&format!("{address}/{length}")).into()
        });
        flat.push(text::from_str(&one.interface).into());
        flat.push(text::from_str(&address).into());
        flat.push(text::from_str(&mask).into());
        flat.push(text::from_str(family).into());
        flat.push(text::from_str(&mac.join(":")).into());
        flat.push(one.internal.into());
        flat.push(cidr);
        flat.push(scope);
    }
    Ok(interop::array(flat, context))
}

#[cfg(test)]
mod tests {
    use super::prefix;

    #[test]
    fn masks_have_lengths() {
        assert_eq!(prefix(0xffff_ff00, 32), Some(24));
        assert_eq!(prefix(0, 32), Some(0));
        assert_eq!(prefix(0xffff_ffff, 32), Some(32));
        assert_eq!(prefix(u128::MAX, 128), Some(128));
        assert_eq!(prefix(0xff00_ff00, 32), None);
    }
}
