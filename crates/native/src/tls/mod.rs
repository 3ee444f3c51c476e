//! The Rust half of `tls`: TLS 1.2 and 1.3 by rustls, certificates and trust as OpenSSL judges them, no C.
//!
//! A secure context (`context.rs`) has keys, certificates and preferences. A session (`session.rs`) is one end of a connection. It sits
//! as a layer inside a handle of `net`: the system's bytes go into a [`connection`], which knows no sockets, and plaintext
//! goes where the handle's bytes always went, be it `onread` or the HTTP parser that consumes the handle. A program's other
//! streams are carried by JavaScript, which feeds the same connection itself.
//!
//! | look here | for |
//! |---|---|
//! | `provider.rs` | where the cryptography comes from, and signatures |
//! | `connection.rs` | bytes in, bytes out, events: no JavaScript, no descriptors |
//! | `session.rs` | the layer, and what JavaScript is called with |
//! | `context.rs`, `config.rs` | what rustls is configured with; tickets, sessions, key log |
//! | `pem.rs`, `keys.rs`, `pkcs12.rs`, `der.rs` | reading what programs give |
//! | `x509.rs`, `describe.rs` | certificates, and Node's plain object of them |
//! | `trust.rs` | whether a chain is to be trusted, in OpenSSL's order of complaints |
//! | `ciphers.rs`, `failure.rs` | OpenSSL's names for things and for what goes wrong |
//! | `object.rs` | the objects that JavaScript sees |

mod ciphers;
mod config;
mod connection;
#[cfg(test)]
mod connection_tests;
mod context;
mod der;
mod describe;
mod failure;
mod keys;
mod object;
mod pem;
mod pkcs12;
mod provider;
mod session;
mod trust;
mod x509;

pub(crate) use self::object::binding;

/// Upper-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // A String takes whatever is written.
        let _written = write!(text, "{byte:02X}");
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_version_that_programs_see_is_the_one_that_is_locked() {
        let lock = include_str!("../../../../Cargo.lock");
        let wanted = format!("name = \"rustls\"\nversion = \"{}\"", super::object::RUSTLS);
        assert!(lock.contains(&wanted), "Cargo.lock has another rustls");
    }
}
