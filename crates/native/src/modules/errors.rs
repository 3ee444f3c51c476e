//! The resolver's errors as JavaScript sees them.

use boa_engine::{Context, JsError, JsValue};

use super::resolve::Error;
use crate::{interop::text, runtime::call_internal};

/// The helpers' file on the other side.
const HELPERS: &str = "internal/modules/errors";

fn string(text: &str) -> JsValue {
    text::from_str(text).into()
}

fn optional(text: Option<&str>) -> JsValue {
    text.map_or_else(JsValue::undefined, string)
}

/// An error of Node's table: `new codes[code](...arguments)`.
pub(crate) fn coded(code: &str, arguments: &[JsValue], context: &mut Context) -> JsError {
    let mut all = vec![string(code)];
    all.extend_from_slice(arguments);
    made("coded", &all, context)
}

/// What `internal/modules/errors` makes of these arguments.
pub(crate) fn made(function: &str, arguments: &[JsValue], context: &mut Context) -> JsError {
    match call_internal(HELPERS, function, arguments, context) {
        Ok(error) => JsError::from_opaque(error),
        Err(error) => error,
    }
}

impl Error {
    /// The error to throw.
    pub(crate) fn into_js_error(self, context: &mut Context) -> JsError {
        let slash = |folder: &str| string(&format!("{folder}/"));
        match self {
            Self::NotExported {
                folder,
                subpath,
                base,
            } => coded(
                "ERR_PACKAGE_PATH_NOT_EXPORTED",
                &[slash(&folder), string(&subpath), optional(base.as_deref())],
                context,
            ),
            Self::InvalidTarget {
                folder,
                key,
                target,
                is_import,
                base,
            } => coded(
                "ERR_INVALID_PACKAGE_TARGET",
                &[
                    slash(&folder),
                    string(&key),
                    string(&target),
                    is_import.into(),
                    optional(base.as_deref()),
                ],
                context,
            ),
            Self::InvalidSpecifier {
                request,
                reason,
                base,
            } => coded(
                "ERR_INVALID_MODULE_SPECIFIER",
                &[string(&request), string(&reason), optional(base.as_deref())],
                context,
            ),
            Self::ImportNotDefined {
                specifier,
                folder,
                base,
            } => coded(
                "ERR_PACKAGE_IMPORT_NOT_DEFINED",
                &[
                    string(&specifier),
                    folder.as_deref().map_or_else(JsValue::undefined, slash),
                    string(&base),
                ],
                context,
            ),
            Self::InvalidConfig {
                path,
                base,
                message,
            } => coded(
                "ERR_INVALID_PACKAGE_CONFIG",
                &[string(&path), optional(base.as_deref()), string(&message)],
                context,
            ),
            Self::NoTarget { path, folder } => {
                made("noTarget", &[string(&path), string(&folder)], context)
            }
            Self::NoMain {
                path,
                package,
                request,
            } => made(
                "noMain",
                &[string(&path), string(&package), string(&request)],
                context,
            ),
            Self::NotFound { path, base, url } => made(
                "notFound",
                &[string(&path), string(&base), optional(url.as_deref())],
                context,
            ),
            Self::Folder { path, base, url } => coded(
                "ERR_UNSUPPORTED_DIR_IMPORT",
                &[string(&path), string(&base), string(&url)],
                context,
            ),
            Self::UnknownBuiltin { id } => {
                coded("ERR_UNKNOWN_BUILTIN_MODULE", &[string(&id)], context)
            }
            Self::Scheme {
                protocol,
                with_node,
            } => made("scheme", &[string(&protocol), with_node.into()], context),
            Self::Hierarchy { specifier, base } => coded(
                "ERR_UNSUPPORTED_RESOLVE_REQUEST",
                &[string(&specifier), string(&base)],
                context,
            ),
            Self::UrlHost { url } => made("urlHost", &[string(&url)], context),
            Self::InvalidUrl { specifier } => {
                coded("ERR_INVALID_URL", &[string(&specifier)], context)
            }
        }
    }
}
