//! `statfs`: what the system knows of a mounted file system.

use std::path::Path;

use boa_engine::{JsBigInt, JsResult, JsValue, property::Attribute};

use super::{
    arguments::Options,
    stat::instance,
    sys,
    verb::{Call, Verb},
};
use crate::{interop, system_error::SystemError};

pub(super) static STATFS: Verb = Verb {
    name: "statfs",
    required: 1,
    optional: 1,
    js,
};

/// Sizes are in blocks, the block's in bytes.
type Row = (&'static str, i128);

#[allow(
    clippy::unnecessary_cast,
    reason = "the widths of these fields differ between systems"
)]
pub(super) fn statfs(path: &Path) -> Result<[Row; 7], SystemError> {
    let found = sys::call_on("statfs", path, || rustix::fs::statfs(path))?;
    Ok([
        ("type", found.f_type as i128),
        ("bsize", found.f_bsize as i128),
        ("blocks", found.f_blocks as i128),
        ("bfree", found.f_bfree as i128),
        ("bavail", found.f_bavail as i128),
        ("files", found.f_files as i128),
        ("ffree", found.f_ffree as i128),
    ])
}

fn js(mut call: Call<'_>) -> JsResult<JsValue> {
    let path = call.path(0, "path")?;
    let bigint = Options::any(&call.value(1)).truthy("bigint", call.context)?;
    call.run(
        move || statfs(&path),
        move |rows, context| {
            let object = instance("StatFs", context)?;
            for (name, number) in rows {
                let value = if bigint {
                    JsBigInt::from(number).into()
                } else {
                    #[allow(clippy::cast_precision_loss, reason = "Node gives doubles too")]
                    let number = number as f64;
                    JsValue::from(number)
                };
                interop::define(&object, name, value, Attribute::all());
            }
            Ok(object.into())
        },
    )
}
