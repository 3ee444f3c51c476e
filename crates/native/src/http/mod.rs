//! The Rust half of `http`.
//!
//! `wire/` is the protocol without sockets, for both ends of a connection; `client/` is what a
//! client's JavaScript holds of it.

#[cfg(unix)]
pub(crate) mod client;
#[allow(dead_code, reason = "the client's half is not all there yet")]
pub(crate) mod wire;
