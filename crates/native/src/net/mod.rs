//! The Rust half of `net`, `tty` and of every pipe: byte streams over file descriptors.
//!
//! JavaScript gets objects of three kinds (`TCP`, `Pipe`, `TTY`), each around a [`Stream`]. A stream is a poll source of the
//! loop from the moment it has a descriptor until it closes; the source's callback holds the one root on its object. What
//! JavaScript is called with: `handle.onread(nread, buffer)`, `handle.onconnection(status, client)`, and the callbacks given to
//! `connect`, `write`, `shutdown`, `close`, each with a status. Numbers are 0 or the system's, negative, as libuv has them.
//!
//! | look here | for |
//! |---|---|
//! | `stream.rs` | a stream's life: open, interest, what readiness leads to, close |
//! | `read.rs`, `write.rs` | bytes in, without copies; bytes out, queued while the system has no room |
//! | `connect.rs`, `listen.rs` | TCP and Unix sockets, to and from others |
//! | `address.rs` | addresses as text and number |
//! | `object.rs`, `options.rs` | the objects that JavaScript sees, and their methods |
//! | `terminal.rs`, `stdio.rs` | raw mode and size; what is put back when the process ends |
//!
//! Unix only so far; elsewhere the binding says so.

#[cfg(unix)]
mod address;
#[cfg(unix)]
mod connect;
#[cfg(unix)]
mod listen;
#[cfg(unix)]
mod object;
#[cfg(unix)]
mod options;
#[cfg(unix)]
mod read;
#[cfg(unix)]
mod stdio;
#[cfg(unix)]
mod stream;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod write;

#[cfg(unix)]
pub(crate) use self::{
    object::{adopt, binding},
    object::{send, set_consumer, waiting},
    stream::{Consumer, Kind, status},
    write::Part,
};
#[cfg(all(unix, feature = "tls"))]
pub(crate) use self::{
    object::{set_layer, stream},
    read::EOF,
    stream::{Layer, Request, Stream},
};

/// `internalBinding('net')`, where there is none.
#[cfg(not(unix))]
pub(crate) fn binding(_: &mut boa_engine::Context) -> boa_engine::JsResult<boa_engine::JsObject> {
    Err(boa_engine::js_error!(Error: "net is not available on this platform"))
}
