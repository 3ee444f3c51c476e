//! `readFile`: all of a file at once, as a `Buffer` or as text.

use std::os::fd::AsFd;

use boa_engine::{JsResult, JsValue, object::builtins::AlignedVec};
use rustix::{
    fs::{Mode, OFlags},
    io::Errno,
};

use super::{
    arguments::{Target, node_error, out_of_range},
    encoding::Encoding,
    flags, interrupt, sys,
    verb::{Call, Verb},
};
use crate::{interop::bytes, system_error::SystemError};

pub(super) static READ_FILE: Verb = Verb {
    name: "readFile",
    required: 1,
    optional: 1,
    js,
};

/// Files longer than this are refused, as in Node: 2 GiB.
const LONGEST: u64 = (1 << 31) - 1;

/// What is read at a time where the length is not known beforehand, in bytes.
const STEP: usize = 64 * 1024;

/// The contents, or the length that was too much.
pub(super) enum Contents {
    Read(AlignedVec<u8>),
    TooLong(u64),
}

pub(super) fn read_file(target: &Target, flags: OFlags) -> Result<Contents, SystemError> {
    match target {
        Target::Path(path) => {
            let file = sys::call_on("open", path, || {
                rustix::fs::open(path, flags | OFlags::CLOEXEC, Mode::from_raw_mode(0o666))
            })?;
            read_all(file.as_fd())
        }
        Target::Fd(fd) => read_all(sys::descriptor(*fd).map_err(|e| sys::failed(e, "read"))?),
    }
}

fn read_all(file: impl AsFd) -> Result<Contents, SystemError> {
    let file = file.as_fd();
    let found = sys::call("fstat", || sys::stat_fd(file))?;
    let regular =
        rustix::fs::FileType::from_raw_mode(found.mode) == rustix::fs::FileType::RegularFile;
    let known = if regular { found.size } else { 0 };
    if known > LONGEST {
        return Ok(Contents::TooLong(known));
    }
    let known = usize::try_from(known).unwrap_or(0);
    let mut block = bytes::block(if known == 0 { STEP } else { known });
    let mut filled = 0;
    loop {
        if filled == block.len() {
            if known != 0 {
                // As Node does, what was appended meanwhile is left.
                break;
            }
            let more = (block.len() * 2).min(block.len() + (64 << 20));
            block.resize(more, 0);
        }
        let count = sys::call("read", || rustix::io::read(file, &mut block[filled..]))?;
        if count == 0 {
            break;
        }
        filled += count;
        if filled as u64 > LONGEST {
            return Ok(Contents::TooLong(filled as u64));
        }
    }
    block.truncate(filled);
    if block.capacity() > filled.saturating_mul(2) {
        // A short answer must not pin a long block.
        block = bytes::block_from(&block);
    }
    Ok(Contents::Read(block))
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let (options, encoding) = call.encoded_options(1, Encoding::Buffer)?;
    let flag = options.get("flag", call.context)?;
    if let Some(taken_over) = interrupt::take_over("readFile", &options, &mut call)? {
        return Ok(taken_over);
    }
    let target = call.path_or_fd(0)?;
    if let (Target::Fd(..0), true) = (&target, encoding != Encoding::Utf8) {
        let value = call.value(0);
        let range = ">= 0 && <= 2147483647";
        return Err(out_of_range("fd", range, &value, call.context));
    }
    let flags = flags::parse(&flag, "flags", OFlags::RDONLY, call.context)?;
    call.run(
        move || read_file(&target, flags),
        move |contents, context| match contents {
            Contents::Read(block) => encoding.decode(block, context),
            Contents::TooLong(length) => {
                #[allow(clippy::cast_precision_loss, reason = "lengths stay below 2^53")]
                let length = JsValue::from(length as f64);
                Err(node_error("ERR_FS_FILE_TOO_LARGE", &[length], context))
            }
        },
    )
}

/// Writes all of `bytes`, however many calls it takes; from `position` on, or where the file stands.
pub(super) fn write_all(
    file: impl AsFd,
    mut bytes: &[u8],
    mut position: Option<u64>,
) -> Result<(), SystemError> {
    let file = file.as_fd();
    while !bytes.is_empty() {
        let count = sys::call("write", || match position {
            Some(at) => rustix::io::pwrite(file, bytes, at),
            None => rustix::io::write(file, bytes),
        })?;
        if count == 0 {
            return Err(sys::failed(Errno::IO, "write"));
        }
        bytes = bytes.get(count..).unwrap_or_default();
        position = position.map(|at| at + count as u64);
    }
    Ok(())
}
