//! `fs`: files.
//!
//! A verb is a plain Rust function over plain values that returns `Result<T, SystemError>`; beside it stand the
//! function that reads its arguments and its row, a [`Verb`]. From the row come `fs.NAME(..., callback)`,
//! `fs.NAMESync(...)` and `fs.promises.NAME(...)`. To add a verb: a function, a row beside it, and a name in `VERBS`.
//!
//! | look here | for |
//! |---|---|
//! | `verb.rs` | rows and faces |
//! | `arguments.rs`, `flags.rs`, `encoding.rs` | what JavaScript may pass, and how it is refused |
//! | `read_file.rs`, `write_file.rs` ... | the verbs |
//! | `read_write.rs`, `opendir.rs`, `watch/` | what the library's JavaScript half wraps: descriptors, directories, watchers |
//! | `sys/` | what differs between systems |
//!
//! What few programs call (streams, watchers, `cp`, `glob`) is JavaScript in `stdlib-js/internal/fs/`; `FORWARDS`
//! names the functions that load it at their first call.

mod access;
mod arguments;
mod attributes;
mod constants;
mod copy_file;
mod encoding;
mod flags;
mod forward;
mod interrupt;
mod mkdir;
mod mkdtemp;
mod open;
mod opendir;
mod paths;
mod read_file;
mod read_write;
mod readdir;
mod realpath;
mod rm;
mod stat;
mod statfs;
mod sys;
mod verb;
mod watch;
mod write_file;

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue,
    property::{Attribute, PropertyKey},
};

use self::verb::Verb;
use crate::{
    globals,
    interop::{self, Binding},
    state::State,
};

/// Verbs with all faces.
static VERBS: &[&Verb] = &[
    &write_file::APPEND_FILE,
    &access::ACCESS,
    &attributes::CHOWN,
    &attributes::CHMOD,
    &open::CLOSE,
    &copy_file::COPY_FILE,
    &attributes::FCHOWN,
    &attributes::FCHMOD,
    &attributes::FDATASYNC,
    &stat::FSTAT,
    &attributes::FSYNC,
    &attributes::FTRUNCATE,
    &attributes::FUTIMES,
    &attributes::LCHOWN,
    &paths::LINK,
    &stat::LSTAT,
    &attributes::LUTIMES,
    &mkdir::MKDIR,
    &mkdtemp::MKDTEMP,
    &open::OPEN,
    &readdir::READDIR,
    &read_file::READ_FILE,
    &paths::READLINK,
    &realpath::REALPATH,
    &paths::RENAME,
    &rm::RM,
    &paths::RMDIR,
    &stat::STAT,
    &statfs::STATFS,
    &paths::SYMLINK,
    &attributes::TRUNCATE,
    &paths::UNLINK,
    &attributes::UTIMES,
    &write_file::WRITE_FILE,
];

/// `internalBinding('fs')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let constants = constants::object(context);
    Ok(Binding::new(context)
        .functions(&[
            ("addTo", 1, add_to),
            ("addPromisesTo", 1, add_promises_to),
            ("setFileHandle", 1, set_file_handle),
            ("toUnixTimestamp", 2, to_unix_timestamp),
            ("read", 6, read_write::js_read),
            ("readv", 4, read_write::js_readv),
            ("write", 6, read_write::js_write),
            ("writeString", 5, read_write::js_write_string),
            ("writev", 4, read_write::js_writev),
            ("opendir", 2, opendir::js_opendir),
            ("readChunk", 4, read_write::js_read_chunk),
            ("readDir", 4, opendir::js_read),
            ("closeDir", 2, opendir::js_close),
            ("watch", 4, watch::js_watch),
            ("unwatch", 1, watch::js_unwatch),
            ("setWatchRef", 2, watch::js_set_ref),
        ])
        .value("constants", constants)
        .build())
}

/// `addTo(exports)`: the functions of `fs`, native ones and those that load when they are called.
fn add_to(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let exports = args.get_or_undefined(0).to_object(context)?;
    let put = |name: &str, function: JsObject| {
        interop::define(&exports, name, function.into(), Attribute::all());
    };
    for verb in VERBS {
        let (callback, sync) = (verb.callback(context), verb.sync(context));
        if verb.name == "realpath" {
            realpath::add_native(&callback, realpath::NATIVE.callback(context));
            realpath::add_native(&sync, realpath::NATIVE.sync(context));
        }
        put(verb.name, callback);
        put(&format!("{}Sync", verb.name), sync);
    }
    let exists = interop::function("existsSync", 1, access::exists_sync, context);
    put("existsSync", exists);
    for row in forward::FORWARDS {
        put(row.name, row.function(context));
    }
    for row in forward::LAZY {
        globals::define(&exports, row, context);
    }
    exports.insert_property(
        PropertyKey::from(boa_engine::js_string!("constants")),
        boa_engine::property::PropertyDescriptor::builder()
            .value(
                crate::bindings::get("fs", context)?
                    .get(boa_engine::js_string!("constants"), context)?,
            )
            .writable(false)
            .enumerable(true)
            .configurable(false)
            .build(),
    );
    Ok(JsValue::undefined())
}

/// `addPromisesTo(object)`: the promise faces of all verbs, those by descriptor too.
fn add_promises_to(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let object = args.get_or_undefined(0).to_object(context)?;
    for verb in VERBS {
        let function = verb.promise(context);
        interop::define(&object, verb.name, function.into(), Attribute::all());
    }
    Ok(JsValue::undefined())
}

/// `setFileHandle(FileHandle.prototype)`: so that verbs take file handles for descriptors.
fn set_file_handle(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let prototype = args.get_or_undefined(0).clone();
    let state = State::of(context);
    state.slots.borrow_mut().insert("fs.FileHandle", prototype);
    Ok(JsValue::undefined())
}

/// `toUnixTimestamp(time, name)`: seconds since the epoch.
fn to_unix_timestamp(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = match args.get_or_undefined(1).as_string() {
        Some(name) => interop::text::to_utf8(&name),
        None => "time".to_owned(),
    };
    arguments::time(args.get_or_undefined(0), &name, context).map(JsValue::from)
}
