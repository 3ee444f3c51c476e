//! `opendir`: a directory that is read a few entries at a time. `Dir` is a class of `stdlib-js/internal/fs/dir.js`
//! over the handle that is made here.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use boa_engine::{Context, JsArgs, JsData, JsObject, JsResult, JsValue, js_error};
use boa_gc::{Finalize, Trace};
use rustix::fs::{Dir, FileType};

use super::{
    arguments,
    encoding::Encoding,
    readdir::{Listing, flatten, kind_of, open_dir},
    sys,
};
use crate::{
    interop,
    request::{self, Face},
    system_error::SystemError,
};

/// An open directory, and where it is. With a queue, those below follow it.
pub(super) struct OpenDir {
    path: PathBuf,
    dir: Dir,
    below: Option<VecDeque<PathBuf>>,
}

pub(super) fn opendir(path: &Path, recursive: bool) -> Result<OpenDir, SystemError> {
    let dir = sys::call_on("opendir", path, || open_dir(path))?;
    Ok(OpenDir {
        path: path.to_path_buf(),
        dir,
        below: recursive.then(VecDeque::new),
    })
}

/// Up to `most` entries more, in one or several directories; none at the end.
pub(super) fn next_entries(open: &mut OpenDir, most: usize) -> Result<Vec<Listing>, SystemError> {
    let mut listings = Vec::new();
    let mut entries = Vec::new();
    let mut found = 0;
    while found < most {
        if let Some(entry) = open.dir.read() {
            let entry = entry.map_err(|e| sys::failed(e, "scandir").with_path(&open.path))?;
            let name = entry.file_name().to_bytes();
            if name != b"." && name != b".." {
                let kind = kind_of(&open.path, name, entry.file_type());
                if let (Some(below), FileType::Directory) = (&mut open.below, kind) {
                    below.push_back(open.path.join(sys::path_from_bytes(name.to_vec())));
                }
                entries.push((name.to_vec(), kind));
                found += 1;
            }
            continue;
        }
        let Some(path) = open.below.as_mut().and_then(VecDeque::pop_front) else {
            break;
        };
        let dir = sys::call_on("opendir", &path, || open_dir(&path))?;
        listings.push(Listing {
            parent: std::mem::replace(&mut open.path, path),
            entries: std::mem::take(&mut entries),
        });
        open.dir = dir;
    }
    listings.push(Listing {
        parent: open.path.clone(),
        entries,
    });
    Ok(listings)
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

/// `opendir(path, recursive, face)`: a handle.
pub(super) fn js_opendir(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let path = arguments::path(args.get_or_undefined(0), "path", context)?;
    let recursive = args.get_or_undefined(1).to_boolean();
    let face = Face::new(args.get_or_undefined(2), context);
    // At once, Node does not name the path.
    let nameless = matches!(face, Face::Sync);
    request::run(
        face,
        context,
        move || {
            opendir(&path, recursive).map_err(|mut error| {
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

/// `readDir(handle, most, encoding, face)`: name, kind and parent in turn, or null at the end.
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
        move |listings, context| {
            let flat = flatten(&listings, encoding, context)?;
            if flat.is_empty() {
                return Ok(JsValue::null());
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
