//! The Rust half of the `node:` modules, and [`Runtime`], which owns an engine and a loop and runs a program.
//!
//! One folder a module, named as Node names it: `fs/`, `os/`, `net/`. Each has a `binding` function that
//! builds the object which the JavaScript half gets from `internalBinding(name)`; [`bindings`] is their table.
//!
//! | look here | for |
//! |---|---|
//! | [`runtime`] | start, run, end: the embedder's API |
//! | `interrupt.rs` | ending a program from another thread |
//! | `host.rs` | what the loop hands to callbacks, and how exceptions leave them |
//! | `bindings.rs`, `builtins.rs`, `globals.rs` | the tables: native halves, library modules, lazy globals |
//! | `interop/` | arguments, strings, bytes and functions across the border |
//! | `request.rs` | one verb, three faces: at once, called back, promised |
//! | `system_error.rs` | what the system refuses, as Node words it |

mod bindings;
mod buffer;
mod builtins;
mod child_process;
mod console;
#[cfg(feature = "crypto")]
mod crypto;
mod dns;
mod encoding;
mod errors;
mod fs;
mod globals;
mod host;
mod http;
mod interop;
mod interrupt;
mod messaging;
mod modules;
mod net;
pub mod options;
mod os;
mod performance;
mod process;
mod querystring;
mod random;
mod request;
mod runtime;
mod signals;
mod state;
mod stdio;
mod string_decoder;
mod system_error;
mod timers;
#[cfg(all(unix, feature = "tls"))]
mod tls;
mod url;
mod util;
#[cfg(feature = "websocket")]
mod websocket;
#[cfg(feature = "zlib")]
mod zlib;

/// The Node version whose contract this runtime keeps, as `process.version` has it.
pub use self::process::VERSION;
pub use self::{
    host::JsHost,
    interrupt::Interrupt,
    runtime::{Entry, Options, Runtime},
};
pub use ouro_engine as engine;
pub use ouro_loop as event_loop;
