//! ESM_RESOLVE: from an import's specifier and the importing module's URL to a URL.

use std::rc::Rc;

use url::Url;

use super::{
    Error, Resolver,
    files::{Kind, dirname, join},
    package::{Package, Type, inside},
    targets::{self, Request, Target},
};

/// How a file of a package is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// An ES module.
    Module,
    /// CommonJS.
    CommonJs,
    /// A `.js` file that no package.json judges: CommonJS unless its syntax says otherwise.
    Ambiguous,
    /// JSON.
    Json,
    /// A native add-on.
    Addon,
    /// WebAssembly.
    Wasm,
}

impl Resolver {
    /// The URL that `specifier` means in the module `base` (a URL), or the `node:` id of a builtin.
    /// `is_builtin` knows the ids that need no `node:`, and with it the ones that do.
    pub(crate) fn import(
        &self,
        specifier: &str,
        base: &str,
        is_builtin: &dyn Fn(&str) -> bool,
    ) -> Result<String, Error> {
        let relative = specifier.starts_with("./")
            || specifier.starts_with("../")
            || specifier.starts_with('/');
        let url = if relative {
            let refused = || Error::Hierarchy {
                specifier: specifier.to_owned(),
                base: base.to_owned(),
            };
            let base = Url::parse(base).map_err(|_| refused())?;
            base.join(specifier).map_err(|_| refused())?
        } else if specifier.starts_with('#') {
            let folder = path_of(base);
            return self.import_private(specifier, &folder, base, is_builtin);
        } else if let Ok(url) = Url::parse(specifier) {
            match url.scheme() {
                "file" => url,
                "node" => {
                    return if is_builtin(specifier) {
                        Ok(specifier.to_owned())
                    } else {
                        Err(Error::UnknownBuiltin {
                            id: specifier.to_owned(),
                        })
                    };
                }
                "data" => return Ok(url.into()),
                scheme => {
                    return Err(Error::Scheme {
                        protocol: format!("{scheme}:"),
                        with_node: !matches!(scheme, "http" | "https"),
                    });
                }
            }
        } else {
            if is_builtin(specifier) {
                return Ok(format!("node:{specifier}"));
            }
            if !base.starts_with("file:") {
                return Err(Error::Hierarchy {
                    specifier: specifier.to_owned(),
                    base: base.to_owned(),
                });
            }
            self.import_package(specifier, &path_of(base), &shown(base))?
        };
        self.finish_imported(url, &shown(base))
    }

    /// How the file at `path` is to be read; the error is the extension that nobody knows.
    pub(crate) fn format(&self, path: &str) -> Result<Result<Format, String>, Error> {
        Ok(Ok(match super::files::extname(path) {
            ".mjs" => Format::Module,
            ".cjs" => Format::CommonJs,
            ".json" => Format::Json,
            ".node" => Format::Addon,
            ".wasm" => Format::Wasm,
            ".js" | "" => match self.scope(path)? {
                Some(package) => match package.kind {
                    Type::Module => Format::Module,
                    Type::CommonJs => Format::CommonJs,
                    Type::None if path.contains("/node_modules/") => Format::CommonJs,
                    Type::None => Format::Ambiguous,
                },
                None if path.contains("/node_modules/") => Format::CommonJs,
                None => Format::Ambiguous,
            },
            other => return Ok(Err(other.to_owned())),
        }))
    }

    fn import_private(
        &self,
        specifier: &str,
        base: &str,
        base_url: &str,
        is_builtin: &dyn Fn(&str) -> bool,
    ) -> Result<String, Error> {
        let package = self.scope(base)?;
        let Some(package) = package else {
            return Err(Error::ImportNotDefined {
                specifier: specifier.to_owned(),
                folder: None,
                base: shown(base_url),
            });
        };
        match self.imported(&package, specifier, base, &self.import_conditions)? {
            Target::Url(url) => self.finish_imported(url, &shown(base_url)),
            Target::Bare(name) if is_builtin(&name) => Ok(format!("node:{name}")),
            Target::Bare(name) => {
                let url = self.import_package(&name, &package.path(), &package.path())?;
                self.finish_imported(url, &shown(base_url))
            }
        }
    }

    /// PACKAGE_RESOLVE.
    fn import_package(&self, specifier: &str, base: &str, shown: &str) -> Result<Url, Error> {
        let Some((name, rest)) =
            targets::split_name(specifier).or(specifier.is_empty().then_some(("", "")))
        else {
            return Err(Error::InvalidSpecifier {
                request: specifier.to_owned(),
                reason: "is not a valid package name".to_owned(),
                base: Some(shown.to_owned()),
            });
        };
        if let Some(package) = self.scope(base)?
            && package.exports.is_some()
            && package.name.as_deref() == Some(name)
        {
            return self.import_exported(&package, rest, shown);
        }
        let mut folder = dirname(base);
        loop {
            if !folder.ends_with("/node_modules") {
                let home = join(&inside(folder, "node_modules"), name);
                if self.files.kind(&home) == Kind::Folder {
                    return self.import_from(&home, rest, shown);
                }
            }
            if folder == "/" || folder == "." {
                return Err(Error::NotFound {
                    path: name.to_owned(),
                    base: shown.to_owned(),
                    url: None,
                });
            }
            folder = dirname(folder);
        }
    }

    fn import_from(&self, home: &str, rest: &str, shown: &str) -> Result<Url, Error> {
        let package = self.packages.read(self.files(), home)?;
        if let Some(package) = &package
            && package.exports.is_some()
        {
            return self.import_exported(package, rest, shown);
        }
        if !rest.is_empty() {
            return to_url(home).and_then(|url| {
                Url::parse(&format!("{url}{rest}")).map_err(|_| Error::InvalidUrl {
                    specifier: rest.to_owned(),
                })
            });
        }
        let main = package.as_ref().and_then(|package| package.main.as_deref());
        if let Some(main) = main {
            for suffix in [
                "",
                ".js",
                ".json",
                ".node",
                "/index.js",
                "/index.json",
                "/index.node",
            ] {
                let path = join(home, &format!("{main}{suffix}"));
                if self.is_file(&path) {
                    return to_url(&path);
                }
            }
        }
        for name in ["index.js", "index.json", "index.node"] {
            let path = inside(home, name);
            if self.is_file(&path) {
                return to_url(&path);
            }
        }
        Err(Error::NotFound {
            path: join(home, main.unwrap_or("index.js")),
            base: shown.to_owned(),
            url: None,
        })
    }

    fn import_exported(&self, package: &Rc<Package>, rest: &str, base: &str) -> Result<Url, Error> {
        let request = Request {
            package,
            conditions: &self.import_conditions,
            is_import: false,
            base: Some(base),
        };
        targets::package_exports(self, &format!(".{rest}"), &request)
    }

    fn finish_imported(&self, url: Url, base: &str) -> Result<String, Error> {
        if url.scheme() != "file" {
            return Ok(url.into());
        }
        let path = file_path(&url)?;
        if targets::has_encoded_separator(url.path()) {
            return Err(Error::InvalidSpecifier {
                request: url.path().to_owned(),
                reason: "must not include encoded \"/\" or \"\\\" characters".to_owned(),
                base: Some(base.to_owned()),
            });
        }
        let bare = |mut url: Url| {
            url.set_query(None);
            url.set_fragment(None);
            String::from(url)
        };
        match self.files.kind(&path) {
            _ if path.ends_with('/') => Err(Error::Folder {
                path,
                base: base.to_owned(),
                url: url.into(),
            }),
            Kind::Folder => Err(Error::Folder {
                path,
                base: base.to_owned(),
                url: url.into(),
            }),
            Kind::Nothing => Err(Error::NotFound {
                path,
                base: base.to_owned(),
                url: Some(bare(url)),
            }),
            Kind::File => {
                let real = self.real(&path, false);
                if real == path {
                    return Ok(url.into());
                }
                let mut found = to_url(&real)?;
                found.set_query(url.query());
                found.set_fragment(url.fragment());
                Ok(found.into())
            }
        }
    }
}

/// The URL of a path.
pub(crate) fn to_url(path: &str) -> Result<Url, Error> {
    let mut url = Url::from_file_path(path).map_err(|()| Error::InvalidUrl {
        specifier: path.to_owned(),
    })?;
    // The crate leaves these as they are, Node does not.
    if path.contains(['~', '\\', '[', ']', '^', '|']) {
        let text = url
            .path()
            .replace('\\', "%5C")
            .replace('~', "%7E")
            .replace('[', "%5B")
            .replace(']', "%5D")
            .replace('^', "%5E")
            .replace('|', "%7C");
        url.set_path(&text);
    }
    Ok(url)
}

/// The path of a `file:` URL.
pub(crate) fn file_path(url: &Url) -> Result<String, Error> {
    if url.host_str().is_some_and(|host| !host.is_empty()) {
        return Err(Error::UrlHost {
            url: url.as_str().to_owned(),
        });
    }
    Ok(targets::percent_decode(url.path()))
}

/// The path of `base` if it is a file's URL, else `base` itself.
fn path_of(base: &str) -> String {
    match Url::parse(base) {
        Ok(url) if url.scheme() == "file" => targets::percent_decode(url.path()),
        _ => base.to_owned(),
    }
}

/// How messages name the importing module.
fn shown(base: &str) -> String {
    path_of(base)
}
