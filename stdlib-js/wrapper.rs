//! What every file of the library is wrapped in, known to the build script and to the crate.

/// The parameters of the function around a file.
pub const PARAMETERS: &str = "exports, require, module, process, internalBinding";
