//! `opendir`: a directory that is read a few entries at a time. `Dir` is a class of `stdlib-js/internal/fs/dir.js`
//! over the handle that is made here.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use boa_engine::{Context, JsArgs, JsData, JsObject, JsResult, JsValue, js_error};
use boa_gc::{Finalize, Trace};
use rustix::fs::Dir;

use super::{
    arguments,
    encoding::Encoding,
    readdir::{Entry, kind_of, number_of, open_dir},
    sys,
};
use crate::{
    interop,
    request::{self, Face},
    system_error::SystemError,
};

/// An open directory, and where it is.
pub(super) struct OpenDir {
    path: PathBuf,
    dir: Dir,
}

pub(super) fn opendir(path: &Path) -> Result<OpenDir, SystemError> {
    let dir = sys::call_on("opendir", path, || open_dir(path))?;
    Ok(OpenDir {
        path: path.to_path_buf(),
        dir,
    })
}

/// Up to `most` entries more; none at the end.
pub(super) fn next_entries(open: &mut OpenDir, most: usize) -> Result<Vec<Entry>, SystemError> {
    let mut entries = Vec::new();
    while entries.len() < most {
        let Some(entry) = open.dir.read() else { break };
        let entry = entry.map_err(|e| sys::failed(e, "scandir").with_path(&open.path))?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            let kind = kind_of(&open.path, name, entry.file_type());
            entries.push((name.to_vec(), kind));
        }
    }
    Ok(entries)
}

/// What JavaScript holds. Closing takes the directory out; a handle that is forgotten closes when it is collected.
#[derive(Trace, Finalize, JsData)]
struct Handle {
    #[unsafe_ignore_trace]
    open: Arc<Mutex<Option<OpenDir>>>,
}

fn open_of(value: &JsValue) -> JsResult<Arc<Mutex<Option<OpenDir>>>> {
    let object = value.as_object();
    let handle = object
        .as_ref()
        .and_then(|object| object.downcast_ref::<Handle>());
    match handle {
        Some(handle) => Ok(Arc::clone(&handle.open)),
        None => Err(js_error!(TypeError: "not an open directory")),
    }
}

/// The directory, also after a panic on another thread: there is nothing in it that could be half done.
fn with<T>(
    open: &Mutex<Option<OpenDir>>,
    run: impl FnOnce(&mut Option<OpenDir>) -> Result<T, SystemError>,
) -> Result<T, SystemError> {
    run(&mut open
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// `opendir(path, face)`: a handle.
pub(super) fn js_opendir(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let path = arguments::path(args.get_or_undefined(0), "path", context)?;
    let face = Face::new(args.get_or_undefined(1), context);
    // At once, Node does not name the path.
    let nameless = matches!(face, Face::Sync);
    request::run(
        face,
        context,
        move || {
            opendir(&path).map_err(|mut error| {
                if nameless {
                    error.path = None;
                }
                error
            })
        },
        |open, context| {
            let handle = Handle {
                open: Arc::new(Mutex::new(Some(open))),
            };
            Ok(JsObject::new(context.root_shape(), None, handle)
                .upcast()
                .into())
        },
    )
}

/// `readDir(handle, most, encoding, face)`: names and kinds in turn, or null at the end.
pub(super) fn js_read(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let open = open_of(args.get_or_undefined(0))?;
    let most = args.get_or_undefined(1).to_u32(context)?;
    let encoding = Encoding::option(args.get_or_undefined(2), Encoding::Utf8, context)?;
    let face = Face::new(args.get_or_undefined(3), context);
    request::run(
        face,
        context,
        move || {
            with(&open, |open| match open {
                Some(open) => next_entries(open, usize::try_from(most).unwrap_or(1)),
                None => Err(sys::failed(rustix::io::Errno::BADF, "scandir")),
            })
        },
        move |entries, context| {
            if entries.is_empty() {
                return Ok(JsValue::null());
            }
            let mut flat = Vec::with_capacity(entries.len() * 2);
            for (name, kind) in entries {
                flat.push(encoding.decode_bytes(&name, context)?);
                flat.push(JsValue::from(number_of(kind)));
            }
            Ok(interop::array(flat, context))
        },
    )
}

/// `closeDir(handle, face)`
pub(super) fn js_close(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let open = open_of(args.get_or_undefined(0))?;
    let face = Face::new(args.get_or_undefined(1), context);
    request::run(
        face,
        context,
        move || {
            with(&open, |open| {
                drop(open.take());
                Ok(())
            })
        },
        |(), _| Ok(JsValue::undefined()),
    )
}
