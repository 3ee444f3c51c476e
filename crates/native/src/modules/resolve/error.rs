//! Why a request cannot be resolved, with what Node's message needs.

/// A failed resolution. `base` is the path of the importing file, where Node names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Error {
    /// `ERR_PACKAGE_PATH_NOT_EXPORTED`.
    NotExported {
        folder: String,
        subpath: String,
        base: Option<String>,
    },
    /// `ERR_INVALID_PACKAGE_TARGET`.
    InvalidTarget {
        folder: String,
        key: String,
        target: String,
        is_import: bool,
        base: Option<String>,
    },
    /// `ERR_INVALID_MODULE_SPECIFIER`.
    InvalidSpecifier {
        request: String,
        reason: String,
        base: Option<String>,
    },
    /// `ERR_PACKAGE_IMPORT_NOT_DEFINED`.
    ImportNotDefined {
        specifier: String,
        folder: Option<String>,
        base: String,
    },
    /// `ERR_INVALID_PACKAGE_CONFIG`.
    InvalidConfig {
        path: String,
        base: Option<String>,
        message: String,
    },
    /// `MODULE_NOT_FOUND` of a file that an `exports` or `imports` map names.
    NoTarget { path: String, folder: String },
    /// `MODULE_NOT_FOUND` of a package's `main`.
    NoMain {
        path: String,
        package: String,
        request: String,
    },
    /// `ERR_MODULE_NOT_FOUND`; `url` is there for files, not for packages.
    NotFound {
        path: String,
        base: String,
        url: Option<String>,
    },
    /// `ERR_UNSUPPORTED_DIR_IMPORT`.
    Folder {
        path: String,
        base: String,
        url: String,
    },
    /// `ERR_UNKNOWN_BUILTIN_MODULE`.
    UnknownBuiltin { id: String },
    /// `ERR_UNSUPPORTED_ESM_URL_SCHEME`.
    Scheme { protocol: String, with_node: bool },
    /// `ERR_UNSUPPORTED_RESOLVE_REQUEST`.
    Hierarchy { specifier: String, base: String },
    /// `ERR_INVALID_FILE_URL_HOST`.
    UrlHost { url: String },
    /// `ERR_INVALID_URL`.
    InvalidUrl { specifier: String },
}
