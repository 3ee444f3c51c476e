//! `mkdtemp`: a new directory with a name that nobody can guess.

use std::path::{Path, PathBuf};

use boa_engine::{JsResult, JsValue};
use rustix::{fs::Mode, io::Errno};

use super::{
    encoding::Encoding,
    sys,
    verb::{Call, Verb},
};
use crate::system_error::SystemError;

pub(super) static MKDTEMP: Verb = Verb {
    name: "mkdtemp",
    required: 1,
    optional: 1,
    js,
};

/// What may follow the prefix; 62 of them, so 36 bits of chance in six.
const LETTERS: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// Names that are tried before giving up.
const TRIES: usize = 1000;

pub(super) fn mkdtemp(prefix: &Path) -> Result<PathBuf, SystemError> {
    let named = |tail: &[u8]| {
        let mut name = sys::path_bytes(prefix).to_vec();
        name.extend_from_slice(tail);
        sys::path_from_bytes(name)
    };
    let failed = |error| sys::failed(error, "mkdtemp").with_path(named(b"XXXXXX"));
    for _ in 0..TRIES {
        let mut chance = [0; 6];
        getrandom::fill(&mut chance).map_err(|_| failed(Errno::IO))?;
        let path = named(&chance.map(|byte| LETTERS[usize::from(byte) % LETTERS.len()]));
        match rustix::io::retry_on_intr(|| rustix::fs::mkdir(&path, Mode::RWXU)) {
            Ok(()) => return Ok(path),
            Err(Errno::EXIST) => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Err(failed(Errno::EXIST))
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let (_, encoding) = call.encoded_options(1, Encoding::Utf8)?;
    let prefix = call.path(0, "prefix")?;
    call.run(
        move || mkdtemp(&prefix),
        move |path, context| encoding.decode_bytes(sys::path_bytes(&path), context),
    )
}
