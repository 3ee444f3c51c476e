//! `readdir`: the names in a directory, sorted by their bytes, as libuv gives them.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
};

use boa_engine::{Context, JsResult, JsValue};
use rustix::{
    fs::{Dir, FileType, Mode, OFlags},
    io::Errno,
};

use super::{
    arguments::invalid_type,
    encoding::Encoding,
    sys,
    verb::{Call, Verb},
};
use crate::{
    interop::{self, text},
    runtime::call_internal,
    system_error::SystemError,
};

pub(super) static READDIR: Verb = Verb {
    name: "readdir",
    required: 1,
    optional: 1,
    js,
};

/// What stands in a directory: its name and its kind.
pub(super) type Entry = (Vec<u8>, FileType);

/// The contents of one directory, in the end relative to the one that was asked for.
pub(super) struct Listing {
    pub(super) parent: PathBuf,
    pub(super) entries: Vec<Entry>,
}

pub(super) fn readdir(path: &Path) -> Result<Vec<Entry>, SystemError> {
    read(path).map_err(|error| sys::failed(error, "scandir").with_path(path))
}

fn read(path: &Path) -> Result<Vec<Entry>, Errno> {
    let mut dir = rustix::io::retry_on_intr(|| open_dir(path))?;
    let mut entries = Vec::new();
    while let Some(entry) = dir.read() {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            entries.push((name.to_vec(), kind_of(path, name, entry.file_type())));
        }
    }
    entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Ok(entries)
}

pub(super) fn open_dir(path: &Path) -> Result<Dir, Errno> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    Dir::new(rustix::fs::open(path, flags, Mode::empty())?)
}

/// Some file systems do not tell the kind with the name.
pub(super) fn kind_of(directory: &Path, name: &[u8], told: FileType) -> FileType {
    if told != FileType::Unknown {
        return told;
    }
    let path = directory.join(sys::path_from_bytes(name.to_vec()));
    sys::stat(&path, false).map_or(told, |found| FileType::from_raw_mode(found.mode))
}

/// The same for all directories below, level by level; links to directories are followed, as in Node.
pub(super) fn readdir_all(root: &Path) -> Result<Vec<Listing>, SystemError> {
    let mut listings = Vec::new();
    let mut queue = VecDeque::from([root.to_path_buf()]);
    while let Some(directory) = queue.pop_front() {
        let entries = readdir(&directory)?;
        for (name, kind) in &entries {
            let path = directory.join(sys::path_from_bytes(name.clone()));
            let inside = match kind {
                FileType::Directory => true,
                FileType::Symlink => sys::stat(&path, true).is_ok_and(|found| found.is_dir()),
                _ => false,
            };
            if inside {
                queue.push_back(path);
            }
        }
        listings.push(Listing {
            parent: directory,
            entries,
        });
    }
    Ok(listings)
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let (options, encoding) = call.encoded_options(1, Encoding::Utf8)?;
    let recursive = options.get("recursive", call.context)?;
    let recursive = match (recursive.is_null_or_undefined(), recursive.as_boolean()) {
        (true, _) => false,
        (false, Some(recursive)) => recursive,
        (false, None) => {
            let name = "options.recursive";
            return Err(invalid_type(name, "boolean", &recursive, call.context));
        }
    };
    let typed = options.truthy("withFileTypes", call.context)?;
    let path = call.path(0, "path")?;
    let root = path.clone();
    call.run(
        move || {
            if recursive {
                return readdir_all(&path);
            }
            let entries = readdir(&path)?;
            Ok(vec![Listing {
                parent: path,
                entries,
            }])
        },
        move |listings, context| {
            if typed {
                return dirents(&listings, encoding, context);
            }
            let mut names = Vec::new();
            for listing in &listings {
                let below = listing.parent.strip_prefix(&root).unwrap_or(Path::new(""));
                for (name, _) in &listing.entries {
                    let value = if below.as_os_str().is_empty() {
                        encoding.decode_bytes(name, context)?
                    } else {
                        let path = below.join(sys::path_from_bytes(name.clone()));
                        encoding.decode_bytes(sys::path_bytes(&path), context)?
                    };
                    names.push(value);
                }
            }
            Ok(interop::array(names, context))
        },
    )
}

/// An array of `Dirent`s.
fn dirents(listings: &[Listing], encoding: Encoding, context: &mut Context) -> JsResult<JsValue> {
    let flat = flatten(listings, encoding, context)?;
    let flat = interop::array(flat, context);
    call_internal("internal/fs/dirent", "fromFlat", &[flat], context)
}

/// Name, kind and parent of each entry in turn.
pub(super) fn flatten(
    listings: &[Listing],
    encoding: Encoding,
    context: &mut Context,
) -> JsResult<Vec<JsValue>> {
    let mut flat = Vec::new();
    for listing in listings {
        let parent = JsValue::from(text::from_path(&listing.parent));
        for (name, kind) in &listing.entries {
            flat.push(encoding.decode_bytes(name, context)?);
            flat.push(JsValue::from(number_of(*kind)));
            flat.push(parent.clone());
        }
    }
    Ok(flat)
}

/// libuv's number of a kind: `UV_DIRENT_FILE` and its kin.
const fn number_of(kind: FileType) -> i32 {
    match kind {
        FileType::RegularFile => 1,
        FileType::Directory => 2,
        FileType::Symlink => 3,
        FileType::Fifo => 4,
        FileType::Socket => 5,
        FileType::CharacterDevice => 6,
        FileType::BlockDevice => 7,
        FileType::Unknown => 0,
    }
}
