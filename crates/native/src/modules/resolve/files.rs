//! The files that the resolver looks at, as a trait: the system's, or a table in tests.

use std::io;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file, or anything that can be opened like one.
    File,
    /// A folder.
    Folder,
    /// Nothing that can be seen.
    Nothing,
}

/// A file system as the resolver sees it. Paths are absolute and use `/`.
pub(crate) trait Files {
    /// What stands at `path`, links followed.
    fn kind(&self, path: &str) -> Kind;
    /// The bytes of a file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
    /// `path` without symbolic links.
    fn real(&self, path: &str) -> io::Result<String>;
}

/// The system's own files.
pub(crate) struct SystemFiles;

impl Files for SystemFiles {
    fn kind(&self, path: &str) -> Kind {
        match std::fs::metadata(path) {
            Ok(data) if data.is_dir() => Kind::Folder,
            Ok(_) => Kind::File,
            Err(_) => Kind::Nothing,
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn real(&self, path: &str) -> io::Result<String> {
        Ok(std::fs::canonicalize(path)?.to_string_lossy().into_owned())
    }
}

/// `path` relative to `base`, with `.` and `..` resolved and no slash at the end: `path.resolve(base, path)`.
pub(crate) fn join(base: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let absolute = path.starts_with('/');
    for part in (!absolute).then_some(base).into_iter().chain([path]) {
        for piece in part.split('/') {
            match piece {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                piece => parts.push(piece),
            }
        }
    }
    let mut out = String::with_capacity(base.len() + path.len() + 1);
    for part in parts {
        out.push('/');
        out.push_str(part);
    }
    if out.is_empty() {
        out.push('/');
    }
    out
}

/// The folder of `path`, as `path.dirname` has it for absolute paths.
pub(crate) fn dirname(path: &str) -> &str {
    let trimmed = path.trim_end_matches('/');
    match trimmed.rfind('/') {
        Some(0) => "/",
        Some(at) => trimmed[..at].trim_end_matches('/'),
        None if path.starts_with('/') => "/",
        None => ".",
    }
}

/// The last part's extension with its dot, as `path.extname` has it.
pub(crate) fn extname(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rfind('.') {
        Some(0) | None => "",
        Some(at) => &name[at..],
    }
}

#[cfg(test)]
mod tests {
    use super::{dirname, extname, join};

    #[test]
    fn paths_resolve_like_nodes() {
        assert_eq!(join("/a/b", "../c/./d"), "/a/c/d");
        assert_eq!(join("/a", "/x/"), "/x");
        assert_eq!(join("/", ".."), "/");
        assert_eq!(dirname("/a"), "/");
        assert_eq!(dirname("/a/b/"), "/a");
        assert_eq!(dirname("[eval]"), ".");
        assert_eq!(extname("/a.b/c"), "");
        assert_eq!(extname("/a/.x"), "");
        assert_eq!(extname("/a/c.test.js"), ".js");
    }
}
