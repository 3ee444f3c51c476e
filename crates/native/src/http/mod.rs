//! The Rust half of `http`.
//!
//! `wire/` is the protocol without sockets, for both ends of a connection; `object.rs` its parsers for connections that JavaScript reads
//! from; `light/` serves plain requests without JavaScript of ours; `client/` is what a client's JavaScript holds of it.

#[cfg(unix)]
pub(crate) mod client;
#[cfg(unix)]
mod light;
mod object;
#[allow(dead_code, reason = "what the server's native half encodes with")]
pub(crate) mod wire;

pub(crate) use self::object::binding;
