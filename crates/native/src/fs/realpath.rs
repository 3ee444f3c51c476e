//! `realpath`: without links and dots. The system does the work; only when it fails do we walk the path, to name the
//! component that failed as Node's own walk does.

use std::path::{Component, Path, PathBuf};

use boa_engine::{Context, JsObject, JsResult, JsValue};

use super::{
    encoding::Encoding,
    sys,
    verb::{Call, Verb},
};
use crate::system_error::SystemError;

pub(super) static REALPATH: Verb = Verb {
    name: "realpath",
    required: 1,
    optional: 1,
    js,
};

/// `fs.realpath.native`
pub(super) static NATIVE: Verb = Verb {
    name: "realpath",
    required: 1,
    optional: 1,
    js: js_native,
};

pub(super) fn realpath(path: &Path) -> Result<PathBuf, SystemError> {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    std::fs::canonicalize(path).map_err(|error| {
        let error = SystemError::from_io(&error, "realpath").with_path(path);
        locate(path).err().unwrap_or(error)
    })
}

pub(super) fn realpath_native(path: &Path) -> Result<PathBuf, SystemError> {
    std::fs::canonicalize(path)
        .map_err(|error| SystemError::from_io(&error, "realpath").with_path(path))
}

/// Fails at the first component that cannot be reached.
fn locate(path: &Path) -> Result<(), SystemError> {
    let mut walked = if path.is_absolute() {
        PathBuf::from("/")
    } else {
        std::env::current_dir().map_err(|error| SystemError::from_io(&error, "uv_cwd"))?
    };
    for component in path.components() {
        match component {
            Component::Normal(name) => walked.push(name),
            Component::ParentDir => {
                walked.pop();
                continue;
            }
            _ => continue,
        }
        super::stat::lstat(&walked)?;
        super::stat::stat(&walked)?;
        if let Ok(real) = std::fs::canonicalize(&walked) {
            walked = real;
        }
    }
    Ok(())
}

/// Adds `native` to `fs.realpath` or `fs.realpathSync`.
pub(super) fn add_native(function: &JsObject, native: JsObject) {
    crate::interop::define(
        function,
        "native",
        native.into(),
        boa_engine::property::Attribute::all(),
    );
}

fn js(call: Call<'_>) -> JsResult<JsValue> {
    run(call, realpath)
}

fn js_native(call: Call<'_>) -> JsResult<JsValue> {
    run(call, realpath_native)
}

fn run(mut call: Call<'_>, job: fn(&Path) -> Result<PathBuf, SystemError>) -> JsResult<JsValue> {
    let (_, encoding) = call.encoded_options(1, Encoding::Utf8)?;
    let path = call.path(0, "path")?;
    call.run(
        move || job(&path),
        move |path, context: &mut Context| encoding.decode_bytes(sys::path_bytes(&path), context),
    )
}
