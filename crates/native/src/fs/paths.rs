//! Verbs that change names: `unlink`, `rmdir`, `rename`, `link`, `symlink`, `readlink`.

use std::path::{Path, PathBuf};

use boa_engine::{JsResult, JsValue};

use super::{
    arguments::invalid_value,
    encoding::Encoding,
    sys,
    verb::{Call, Verb},
};
use crate::system_error::SystemError;

pub(super) static UNLINK: Verb = Verb {
    name: "unlink",
    required: 1,
    optional: 0,
    js: js_unlink,
};

pub(super) static RMDIR: Verb = Verb {
    name: "rmdir",
    required: 1,
    optional: 1,
    js: js_rmdir,
};

pub(super) static RENAME: Verb = Verb {
    name: "rename",
    required: 2,
    optional: 0,
    js: js_rename,
};

pub(super) static LINK: Verb = Verb {
    name: "link",
    required: 2,
    optional: 0,
    js: js_link,
};

pub(super) static SYMLINK: Verb = Verb {
    name: "symlink",
    required: 2,
    optional: 1,
    js: js_symlink,
};

pub(super) static READLINK: Verb = Verb {
    name: "readlink",
    required: 1,
    optional: 1,
    js: js_readlink,
};

pub(super) fn unlink(path: &Path) -> Result<(), SystemError> {
    sys::call_on("unlink", path, || rustix::fs::unlink(path))
}

pub(super) fn rmdir(path: &Path) -> Result<(), SystemError> {
    sys::call_on("rmdir", path, || rustix::fs::rmdir(path))
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), SystemError> {
    sys::call_on("rename", from, || rustix::fs::rename(from, to)).map_err(|e| e.with_dest(to))
}

pub(super) fn link(existing: &Path, new: &Path) -> Result<(), SystemError> {
    sys::call_on("link", existing, || rustix::fs::link(existing, new)).map_err(|e| e.with_dest(new))
}

pub(super) fn symlink(target: &Path, path: &Path) -> Result<(), SystemError> {
    sys::call_on("symlink", target, || rustix::fs::symlink(target, path))
        .map_err(|e| e.with_dest(path))
}

pub(super) fn readlink(path: &Path) -> Result<PathBuf, SystemError> {
    let target = sys::call_on("readlink", path, || rustix::fs::readlink(path, Vec::new()))?;
    Ok(sys::path_from_bytes(target.into_bytes()))
}

fn js_unlink(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    call.run_unit(move || unlink(&path))
}

fn js_rmdir(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let options = call.options(1)?;
    let recursive = options.get("recursive", call.context)?;
    if !recursive.is_undefined() {
        let reason = Some("is no longer supported");
        let name = "options.recursive";
        return Err(invalid_value(name, &recursive, reason, call.context));
    }
    call.run_unit(move || rmdir(&path))
}

fn js_rename(mut call: Call<'_>) -> JsResult<JsValue> {
    let from = call.path(0, "oldPath")?;
    let to = call.path(1, "newPath")?;
    call.run_unit(move || rename(&from, &to))
}

fn js_link(mut call: Call<'_>) -> JsResult<JsValue> {
    let existing = call.path(0, "existingPath")?;
    let new = call.path(1, "newPath")?;
    call.run_unit(move || link(&existing, &new))
}

fn js_symlink(mut call: Call<'_>) -> JsResult<JsValue> {
    let kind = call.value(2);
    let known = kind.is_null_or_undefined()
        || kind.as_string().is_some_and(|kind| {
            ["dir", "file", "junction"]
                .iter()
                .any(|one| kind.as_str() == *one)
        });
    if !known {
        let reason = Some("must be one of: 'dir', 'file', 'junction', null, undefined");
        return Err(invalid_value("type", &kind, reason, call.context));
    }
    let target = call.path(0, "target")?;
    let path = call.path(1, "path")?;
    call.run_unit(move || symlink(&target, &path))
}

fn js_readlink(mut call: Call<'_>) -> JsResult<JsValue> {
    let (_, encoding) = call.encoded_options(1, Encoding::Utf8)?;
    let path = call.path(0, "path")?;
    call.run(
        move || readlink(&path),
        move |target, context| encoding.decode_bytes(sys::path_bytes(&target), context),
    )
}
