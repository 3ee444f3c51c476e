//! `fs.watch`: the system tells of changes. `FSWatcher` is a class of `stdlib-js/internal/fs/watch.js` over the numbers
//! that are given out here.

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "other.rs")]
mod system;

use std::path::Path;

use boa_engine::{Context, JsArgs, JsResult, JsValue, js_error};

use self::system::Watches;
use super::{arguments, encoding::Encoding, sys};
use crate::{interop::JsCallback, system_error::SystemError};

/// `watch(path, persistent, encoding, callback)`: a number. The callback gets `'rename'` or `'change'`, and the name of
/// what changed.
pub(super) fn js_watch(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let path = arguments::path(args.get_or_undefined(0), "path", context)?;
    let persistent = args.get_or_undefined(1).to_boolean();
    let encoding = Encoding::option(args.get_or_undefined(2), Encoding::Utf8, context)?;
    let Some(callback) = JsCallback::new(args.get_or_undefined(3), context) else {
        return Err(js_error!(TypeError: "a watcher takes a function"));
    };
    let watcher = Watcher {
        name: last_name(&path),
        callback,
        encoding,
        persistent,
    };
    match Watches::add(&path, watcher, context) {
        Ok(number) => Ok(JsValue::from(number)),
        Err(error) => Err(error.with_path(path).into_js_error(context)),
    }
}

/// What one caller watches.
struct Watcher {
    /// What changes of the watched thing itself are told under.
    name: Vec<u8>,
    callback: JsCallback,
    encoding: Encoding,
    /// Whether it keeps the loop alive.
    persistent: bool,
}

fn last_name(path: &Path) -> Vec<u8> {
    let name = path.file_name().map(Path::new).unwrap_or(path);
    sys::path_bytes(name).to_vec()
}

/// `unwatch(number)`
pub(super) fn js_unwatch(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let number = args.get_or_undefined(0).to_u32(context)?;
    Watches::remove(number, context);
    Ok(JsValue::undefined())
}

/// `setWatchRef(number, persistent)`
pub(super) fn js_set_ref(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let number = args.get_or_undefined(0).to_u32(context)?;
    let persistent = args.get_or_undefined(1).to_boolean();
    Watches::set_persistent(number, persistent, context);
    Ok(JsValue::undefined())
}

/// The error of `watch`.
fn failed(error: rustix::io::Errno) -> SystemError {
    sys::failed(error, "watch")
}
