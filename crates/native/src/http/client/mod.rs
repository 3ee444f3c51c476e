//! The client's parser, as JavaScript holds it: one a socket, used for one response after the other.
//!
//! It is bound to a socket's reads ([`consume`](parser::binding)), so that bytes go from the system's buffer to the program's
//! listeners without passing through the socket's own stream; or it is given chunks, where others read along.
//!
//! A read is understood as a whole before any JavaScript runs; then what it held is told, one call an event. Body bytes
//! are views of the block that was read, unless they are few.

mod parser;
mod tell;

pub(crate) use self::parser::binding;
