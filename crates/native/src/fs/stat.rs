//! `stat`, `lstat`, `fstat`: what the system knows of a file, and the object that shows it.

use std::path::Path;

use boa_engine::{
    Context, JsBigInt, JsObject, JsResult, JsValue,
    builtins::object::OrdinaryObject,
    js_string,
    property::{Attribute, PropertyKey},
};

use super::{
    arguments::Options,
    sys,
    verb::{Call, Verb},
};
use crate::{builtins, interop, request, state::State, system_error::SystemError};

pub(super) static STAT: Verb = Verb {
    name: "stat",
    required: 1,
    optional: 1,
    js: js_stat,
};

pub(super) static LSTAT: Verb = Verb {
    name: "lstat",
    required: 1,
    optional: 1,
    js: js_lstat,
};

pub(super) static FSTAT: Verb = Verb {
    name: "fstat",
    required: 1,
    optional: 1,
    js: js_fstat,
};

/// What the system knows of a file. Times are seconds and nanoseconds: of access, modification, change, birth.
#[derive(Debug, Clone)]
pub(in crate::fs) struct Stat {
    pub(in crate::fs) dev: u64,
    pub(in crate::fs) mode: u32,
    pub(in crate::fs) nlink: u64,
    pub(in crate::fs) uid: u32,
    pub(in crate::fs) gid: u32,
    pub(in crate::fs) rdev: u64,
    pub(in crate::fs) blksize: u64,
    pub(in crate::fs) ino: u64,
    pub(in crate::fs) size: u64,
    pub(in crate::fs) blocks: u64,
    pub(in crate::fs) times: [(i64, u32); 4],
}

impl Stat {
    /// True for a directory.
    pub(super) fn is_dir(&self) -> bool {
        rustix::fs::FileType::from_raw_mode(self.mode) == rustix::fs::FileType::Directory
    }
}

pub(super) fn stat(path: &Path) -> Result<Stat, SystemError> {
    sys::call_on("stat", path, || sys::stat(path, true))
}

pub(super) fn lstat(path: &Path) -> Result<Stat, SystemError> {
    sys::call_on("lstat", path, || sys::stat(path, false))
}

pub(super) fn fstat(fd: i32) -> Result<Stat, SystemError> {
    sys::call("fstat", || sys::stat_fd(sys::descriptor(fd)?))
}

fn js_stat(call: Call<'_>) -> JsResult<JsValue> {
    of_path(call, stat)
}

fn js_lstat(call: Call<'_>) -> JsResult<JsValue> {
    of_path(call, lstat)
}

fn of_path(mut call: Call<'_>, run: fn(&Path) -> Result<Stat, SystemError>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let options = Options::any(&call.value(1));
    let bigint = options.truthy("bigint", call.context)?;
    let lenient = options.get("throwIfNoEntry", call.context)?;
    let lenient = lenient.as_boolean() == Some(false);
    request::run(
        call.face,
        call.context,
        move || match run(&path) {
            Ok(found) => Ok(Some(found)),
            Err(error) if lenient && matches!(error.code(), "ENOENT" | "ENOTDIR") => Ok(None),
            Err(error) => Err(error),
        },
        move |found, context| match found {
            Some(found) => found.into_value(bigint, context),
            None => Ok(JsValue::undefined()),
        },
    )
}

fn js_fstat(mut call: Call<'_>) -> JsResult<JsValue> {
    let fd = call.fd(0)?;
    let bigint = Options::any(&call.value(1)).truthy("bigint", call.context)?;
    call.run(
        move || fstat(fd),
        move |found, context| found.into_value(bigint, context),
    )
}

impl Stat {
    /// A `Stats` or a `BigIntStats`.
    pub(super) fn into_value(self, bigint: bool, context: &mut Context) -> JsResult<JsValue> {
        if bigint {
            return self.into_big(context);
        }
        let object = instance("Stats", context)?;
        let number = |value: u64| {
            #[allow(clippy::cast_precision_loss, reason = "Node gives doubles too")]
            let number = value as f64;
            JsValue::from(number)
        };
        let rows = [
            (js_string!("dev"), number(self.dev)),
            (js_string!("mode"), JsValue::from(self.mode)),
            (js_string!("nlink"), number(self.nlink)),
            (js_string!("uid"), JsValue::from(self.uid)),
            (js_string!("gid"), JsValue::from(self.gid)),
            (js_string!("rdev"), number(self.rdev)),
            (js_string!("blksize"), number(self.blksize)),
            (js_string!("ino"), number(self.ino)),
            (js_string!("size"), number(self.size)),
            (js_string!("blocks"), number(self.blocks)),
            (js_string!("atimeMs"), milliseconds(self.times[0])),
            (js_string!("mtimeMs"), milliseconds(self.times[1])),
            (js_string!("ctimeMs"), milliseconds(self.times[2])),
            (js_string!("birthtimeMs"), milliseconds(self.times[3])),
        ];
        for (key, value) in rows {
            set(&object, PropertyKey::String(key), value);
        }
        Ok(object.into())
    }

    fn into_big(self, context: &mut Context) -> JsResult<JsValue> {
        let object = instance("BigIntStats", context)?;
        let nanoseconds =
            |(seconds, rest): (i64, u32)| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        let rows = [
            ("dev", i128::from(self.dev)),
            ("mode", i128::from(self.mode)),
            ("nlink", i128::from(self.nlink)),
            ("uid", i128::from(self.uid)),
            ("gid", i128::from(self.gid)),
            ("rdev", i128::from(self.rdev)),
            ("blksize", i128::from(self.blksize)),
            ("ino", i128::from(self.ino)),
            ("size", i128::from(self.size)),
            ("blocks", i128::from(self.blocks)),
            ("atimeMs", nanoseconds(self.times[0]) / 1_000_000),
            ("mtimeMs", nanoseconds(self.times[1]) / 1_000_000),
            ("ctimeMs", nanoseconds(self.times[2]) / 1_000_000),
            ("birthtimeMs", nanoseconds(self.times[3]) / 1_000_000),
            ("atimeNs", nanoseconds(self.times[0])),
            ("mtimeNs", nanoseconds(self.times[1])),
            ("ctimeNs", nanoseconds(self.times[2])),
            ("birthtimeNs", nanoseconds(self.times[3])),
        ];
        for (key, value) in rows {
            let value = JsBigInt::from(value).into();
            interop::define(&object, key, value, Attribute::all());
        }
        Ok(object.into())
    }
}

fn milliseconds((seconds, nanoseconds): (i64, u32)) -> JsValue {
    #[allow(clippy::cast_precision_loss, reason = "Node gives doubles too")]
    let seconds = seconds as f64;
    JsValue::from(seconds * 1000.0 + f64::from(nanoseconds) / 1_000_000.0)
}

fn set(object: &JsObject, key: PropertyKey, value: JsValue) {
    object.insert_property(
        key,
        boa_engine::property::PropertyDescriptor::builder()
            .value(value)
            .writable(true)
            .enumerable(true)
            .configurable(true)
            .build(),
    );
}

/// A new object of a class of `internal/fs/stats`, with a shape that all of them share.
pub(super) fn instance(class: &'static str, context: &mut Context) -> JsResult<JsObject> {
    let state = State::of(context);
    let known = state.slots.borrow().get(class).and_then(JsValue::as_object);
    let prototype = match known {
        Some(prototype) => prototype,
        None => {
            let module = builtins::require("internal/fs/stats", context)?.to_object(context)?;
            let class_object = interop::get(&module, class, context)?.to_object(context)?;
            let prototype = interop::get(&class_object, "prototype", context)?;
            state.slots.borrow_mut().insert(class, prototype.clone());
            prototype.to_object(context)?
        }
    };
    Ok(JsObject::new(context.root_shape(), prototype, OrdinaryObject).upcast())
}
