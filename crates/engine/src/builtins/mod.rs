//! Built-in objects and functions that V8 has and Boa has not.
//!
//! | look here | for |
//! |---|---|
//! | [`base64`] | `Uint8Array.fromBase64`, `toHex` and their kin |
//! | [`disposable`] | `DisposableStack`, `AsyncDisposableStack`, `SuppressedError`, disposal of iterators |
//! | [`locale`] | `toLocaleString`, `localeCompare` |
//! | [`regexp`] | `RegExp.$1`, `RegExp.lastMatch` and their kin |

mod base64;
mod define;
mod disposable;
mod locale;
mod regexp;

use boa_engine::{Context, JsResult};

/// Puts them into the current realm.
///
/// # Errors
/// Only if the realm's own objects are not as expected.
pub(crate) fn install(context: &mut Context) -> JsResult<()> {
    base64::install(context);
    disposable::install(context)?;
    locale::install(context);
    regexp::install(context);
    Ok(())
}
