//! The Rust half of `child_process`: starts processes, learns of their end, runs one to its end.
//!
//! `spawn.rs` starts a process with its descriptors; `reap.rs` hears of the end of those that were spawned, by `SIGCHLD` and in
//! the poll phase after all data, as libuv does; `sync.rs` runs one while the loop stands still. Unix only so far.

#[cfg(unix)]
mod reap;
#[cfg(unix)]
mod spawn;
#[cfg(unix)]
mod sync;

use boa_engine::{Context, JsObject, JsResult};

/// `internalBinding('child_process')`.
#[cfg(unix)]
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    reap::install(context);
    Ok(crate::interop::Binding::new(context)
        .functions(&[
            ("spawn", 2, reap::spawn),
            ("kill", 2, reap::kill),
            ("setRef", 2, reap::set_ref),
            ("spawnSync", 2, sync::spawn_sync),
        ])
        .build())
}

/// `internalBinding('child_process')`, where there is none.
#[cfg(not(unix))]
pub(crate) fn binding(_: &mut Context) -> JsResult<JsObject> {
    Err(boa_engine::js_error!(Error: "child_process is not available on this platform"))
}
