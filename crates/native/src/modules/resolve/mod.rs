//! From a request to a file: Node's resolution algorithms, apart from JavaScript and from the real file system.
//!
//! [`Resolver::find_path`] is what `require` does (`Module._findPath`), [`Resolver::import`] what `import` does.
//! Both share `package.rs` (which `package.json` rules) and `targets.rs` (`exports` and `imports` maps). What goes
//! wrong is an [`Error`]; `../errors.rs` words it.

mod error;
pub(crate) mod files;
pub(crate) mod import;
pub(crate) mod package;
mod targets;

#[cfg(test)]
mod tests;

use std::{cell::RefCell, rc::Rc};

pub(crate) use self::error::Error;
use self::{
    files::{Files, Kind, dirname, join},
    package::{Package, Packages, inside},
    targets::{Request, Target},
};

/// Something to tell the program once: a deprecation's code and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Warning {
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

/// The resolver and what it remembers.
pub(crate) struct Resolver {
    files: Box<dyn Files>,
    packages: Packages,
    warnings: RefCell<Vec<Warning>>,
    /// `--preserve-symlinks`, `--preserve-symlinks-main`.
    preserve: (bool, bool),
    require_conditions: Vec<String>,
    import_conditions: Vec<String>,
}

impl Resolver {
    /// A resolver over `files`, with the conditions that the command line adds.
    pub(crate) fn new(files: Box<dyn Files>, preserve: (bool, bool), extra: &[String]) -> Self {
        let conditions = |kind: &str| {
            ["node", kind, "module-sync", "node-addons"]
                .into_iter()
                .map(ToOwned::to_owned)
                .chain(extra.iter().cloned())
                .collect()
        };
        Self {
            files,
            packages: Packages::default(),
            warnings: RefCell::default(),
            preserve,
            require_conditions: conditions("require"),
            import_conditions: conditions("import"),
        }
    }

    /// The files that this resolver sees.
    pub(crate) fn files(&self) -> &dyn Files {
        &*self.files
    }

    /// What is to be told since the last call.
    pub(crate) fn take_warnings(&self) -> Vec<Warning> {
        self.warnings.take()
    }

    /// The package whose scope the file `path` is in.
    pub(crate) fn scope(&self, path: &str) -> Result<Option<Rc<Package>>, Error> {
        self.packages.scope(self.files(), path)
    }

    /// `Module._findPath`: the file that `request` means from one of the folders `paths`.
    /// `extensions` is asked for only if the name as given is no file.
    pub(crate) fn find_path(
        &self,
        request: &str,
        paths: &[String],
        is_main: bool,
        extensions: &dyn Fn() -> Vec<String>,
    ) -> Result<Option<String>, Error> {
        let absolute = request.starts_with('/');
        let root = [String::new()];
        let paths = if absolute { &root } else { paths };
        let as_folder = request.ends_with('/')
            || matches!(request, "." | "..")
            || request.ends_with("/.")
            || request.ends_with("/..");
        for folder in paths {
            if !absolute {
                if !folder.is_empty() && self.files.kind(folder) != Kind::Folder {
                    continue;
                }
                if let Some(found) = self.find_exported(folder, request)? {
                    return Ok(Some(found));
                }
            }
            let path = join(folder, request);
            let kind = self.files.kind(&path);
            let mut found = None;
            if !as_folder {
                if kind == Kind::File {
                    found = Some(self.real(&path, is_main));
                } else {
                    found = self.with_extensions(&path, &extensions(), is_main);
                }
            }
            if found.is_none() && kind == Kind::Folder {
                found = self.find_main(&path, &extensions(), is_main, request)?;
            }
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// LOAD_PACKAGE_SELF: `request` as an export of the package that `parent` (a file) is in.
    pub(crate) fn find_self(&self, parent: &str, request: &str) -> Result<Option<String>, Error> {
        let Some(package) = self.scope(parent)? else {
            return Ok(None);
        };
        let (Some(name), true) = (&package.name, package.exports.is_some()) else {
            return Ok(None);
        };
        let rest = match request.strip_prefix(name.as_str()) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
            _ => return Ok(None),
        };
        self.exported(&package, rest, &package.path()).map(Some)
    }

    /// LOAD_PACKAGE_IMPORTS: `#request` from the file `parent`. None if no package with `imports` is around it.
    pub(crate) fn find_import(&self, parent: &str, request: &str) -> Result<Option<Found>, Error> {
        let Some(package) = self.scope(parent)? else {
            return Ok(None);
        };
        if package.imports.is_none() {
            return Ok(None);
        }
        let target = self.imported(&package, request, parent, &self.require_conditions)?;
        Ok(match target {
            Target::Url(url) => Some(Found::File(self.finish_required(&url, &package.path())?)),
            Target::Bare(name) => Some(Found::Bare(name)),
        })
    }

    /// PACKAGE_IMPORTS_RESOLVE for both systems.
    fn imported(
        &self,
        package: &Package,
        specifier: &str,
        base: &str,
        conditions: &[String],
    ) -> Result<Target, Error> {
        if specifier == "#" || specifier.ends_with('/') {
            return Err(Error::InvalidSpecifier {
                request: specifier.to_owned(),
                reason: "is not a valid internal imports specifier name".to_owned(),
                base: Some(base.to_owned()),
            });
        }
        let request = Request {
            package,
            conditions,
            is_import: true,
            base: Some(base),
        };
        targets::package_imports(self, specifier, &request)?.ok_or_else(|| {
            Error::ImportNotDefined {
                specifier: specifier.to_owned(),
                folder: Some(package.folder.clone()),
                base: base.to_owned(),
            }
        })
    }

    fn find_exported(&self, folder: &str, request: &str) -> Result<Option<String>, Error> {
        let Some((name, rest)) = targets::split_name(request) else {
            return Ok(None);
        };
        let home = join(folder, name);
        match self.packages.read(self.files(), &home)? {
            Some(package) if package.exports.is_some() => {
                self.exported(&package, rest, &home).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn exported(&self, package: &Package, rest: &str, shown: &str) -> Result<String, Error> {
        let request = Request {
            package,
            conditions: &self.require_conditions,
            is_import: false,
            base: None,
        };
        let url = targets::package_exports(self, &format!(".{rest}"), &request)?;
        self.finish_required(&url, shown)
    }

    fn finish_required(&self, url: &url::Url, package: &str) -> Result<String, Error> {
        if targets::has_encoded_separator(url.path()) {
            return Err(Error::InvalidSpecifier {
                request: url.path().to_owned(),
                reason: "must not include encoded \"/\" or \"\\\" characters".to_owned(),
                base: None,
            });
        }
        let path = targets::percent_decode(url.path());
        if self.is_file(&path) {
            return Ok(self.real(&path, false));
        }
        Err(Error::NoTarget {
            path,
            folder: package.to_owned(),
        })
    }

    fn find_main(
        &self,
        folder: &str,
        extensions: &[String],
        is_main: bool,
        request: &str,
    ) -> Result<Option<String>, Error> {
        let index = inside(folder, "index");
        let package = self.packages.read(self.files(), folder)?;
        let Some(main) = package
            .as_ref()
            .and_then(|package| package.main.as_deref())
            .filter(|main| !main.is_empty())
        else {
            return Ok(self.with_extensions(&index, extensions, is_main));
        };
        let path = join(folder, main);
        let found = if self.is_file(&path) {
            Some(self.real(&path, is_main))
        } else {
            self.with_extensions(&path, extensions, is_main)
                .or_else(|| self.with_extensions(&inside(&path, "index"), extensions, is_main))
        };
        if found.is_some() {
            return Ok(found);
        }
        let json = inside(folder, "package.json");
        let Some(index) = self.with_extensions(&index, extensions, is_main) else {
            return Err(Error::NoMain {
                path,
                package: json,
                request: request.to_owned(),
            });
        };
        self.warn("DEP0128", format!("Invalid 'main' field in '{json}' of '{main}'. Please either fix that or report it to the module author"));
        Ok(Some(index))
    }

    fn with_extensions(&self, path: &str, extensions: &[String], is_main: bool) -> Option<String> {
        let mut candidate = String::with_capacity(path.len() + 8);
        for extension in extensions {
            candidate.clear();
            candidate.push_str(path);
            candidate.push_str(extension);
            if self.is_file(&candidate) {
                return Some(self.real(&candidate, is_main));
            }
        }
        None
    }

    /// The path under which a module is known: without links, unless they are to be kept.
    pub(crate) fn real(&self, path: &str, is_main: bool) -> String {
        let keep = if is_main {
            self.preserve.1
        } else {
            self.preserve.0
        };
        if keep {
            return path.to_owned();
        }
        self.files.real(path).unwrap_or_else(|_| path.to_owned())
    }

    fn warn(&self, code: &'static str, message: String) {
        let warning = Warning { code, message };
        let mut warnings = self.warnings.borrow_mut();
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }

    fn warn_double_slash(&self, target: &str, whole: &str, key: &str, request: &Request<'_>) {
        let field = if request.is_import {
            "imports"
        } else {
            "exports"
        };
        let base = request
            .base
            .map(|base| format!(" imported from {base}"))
            .unwrap_or_default();
        self.warn("DEP0166", format!(
            "Use of deprecated double slash resolving \"{target}\" for module request \"{whole}\" matched to \"{key}\" in the \"{field}\" field module resolution of the package at {}{base}.",
            request.package.path()
        ));
    }
}

/// What a `#request` means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// A file.
    File(String),
    /// A package or a builtin, by name.
    Bare(String),
}

/// `Module._nodeModulePaths`: the `node_modules` folders from `from` upwards.
pub(crate) fn node_module_paths(from: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut folder = from;
    loop {
        if !folder.ends_with("/node_modules") {
            paths.push(inside(folder, "node_modules"));
        }
        if folder == "/" || folder == "." {
            return paths;
        }
        folder = dirname(folder);
    }
}
