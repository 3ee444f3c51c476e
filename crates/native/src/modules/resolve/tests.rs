use std::{collections::HashMap, io};

use super::{
    Error, Found, Resolver,
    files::{Files, Kind},
    node_module_paths,
};

/// Files as a table; folders are what their names imply.
struct Table(HashMap<&'static str, &'static str>);

impl Files for Table {
    fn kind(&self, path: &str) -> Kind {
        if self.0.contains_key(path) {
            return Kind::File;
        }
        let folder = format!("{path}/");
        if self.0.keys().any(|name| name.starts_with(&folder)) {
            Kind::Folder
        } else {
            Kind::Nothing
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.0.get(path) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn real(&self, path: &str) -> io::Result<String> {
        Ok(path.to_owned())
    }
}

fn resolver() -> Resolver {
    let files = HashMap::from([
        ("/a/x.js", ""),
        ("/a/d/index.json", ""),
        ("/a/m/package.json", r#"{"main":"lib"}"#),
        ("/a/m/lib/index.js", ""),
        (
            "/a/node_modules/p/package.json",
            r##"{"name":"p","exports":{".":{"import":"./i.mjs","require":"./r.js"},"./f/*":"./f/*.js","./f/in/*":null,"./up":"../x.js","./list":["nope",{"never":"./n.js"},"./r.js"]},"imports":{"#r":"./r.js","#fs":"fs"}}"##,
        ),
        ("/a/node_modules/p/r.js", ""),
        ("/a/node_modules/p/i.mjs", ""),
        ("/a/node_modules/p/f/one.js", ""),
        (
            "/a/node_modules/q/package.json",
            r#"{"main":"gone","type":"module"}"#,
        ),
        ("/a/node_modules/q/index.js", ""),
        ("/a/node_modules/broken/package.json", "{"),
    ]);
    Resolver::new(Box::new(Table(files)), (false, false), &[])
}

fn require(request: &str) -> Result<Option<String>, Error> {
    let paths = if request.starts_with('.') {
        vec!["/a".to_owned()]
    } else {
        node_module_paths("/a/b")
    };
    let extensions = || [".js", ".json", ".node"].map(ToOwned::to_owned).to_vec();
    resolver().find_path(request, &paths, false, &extensions)
}

fn import(specifier: &str) -> Result<String, Error> {
    resolver().import(specifier, "file:///a/main.mjs", &|id| {
        matches!(id, "fs" | "node:fs")
    })
}

#[test]
fn require_finds_files_folders_and_packages() {
    let found = |request| require(request).ok().flatten();
    assert_eq!(found("./x").as_deref(), Some("/a/x.js"));
    assert_eq!(found("./d").as_deref(), Some("/a/d/index.json"));
    assert_eq!(found("./m").as_deref(), Some("/a/m/lib/index.js"));
    assert_eq!(found("/a/x").as_deref(), Some("/a/x.js"));
    assert_eq!(found("./x.js/"), None);
    assert_eq!(found("p").as_deref(), Some("/a/node_modules/p/r.js"));
    assert_eq!(
        found("p/f/one").as_deref(),
        Some("/a/node_modules/p/f/one.js")
    );
    assert_eq!(found("p/list").as_deref(), Some("/a/node_modules/p/r.js"));
    assert_eq!(found("q").as_deref(), Some("/a/node_modules/q/index.js"));
    assert_eq!(found("nothing"), None);
}

#[test]
fn require_refuses_what_a_package_closes() {
    assert!(matches!(
        require("p/f/in/x"),
        Err(Error::NotExported { .. })
    ));
    assert!(matches!(require("p/r.js"), Err(Error::NotExported { .. })));
    assert!(matches!(require("p/up"), Err(Error::InvalidTarget { .. })));
    assert!(matches!(
        require("p/f/../x"),
        Err(Error::InvalidSpecifier { .. })
    ));
    assert!(matches!(require("p/f/two"), Err(Error::NoTarget { .. })));
    assert!(matches!(
        require("broken"),
        Err(Error::InvalidConfig { .. })
    ));
}

#[test]
fn import_gives_urls() {
    let found = |specifier| import(specifier).ok();
    assert_eq!(found("./x.js?a#b").as_deref(), Some("file:///a/x.js?a#b"));
    assert_eq!(
        found("p").as_deref(),
        Some("file:///a/node_modules/p/i.mjs")
    );
    assert_eq!(
        found("q").as_deref(),
        Some("file:///a/node_modules/q/index.js")
    );
    assert_eq!(found("fs").as_deref(), Some("node:fs"));
    assert!(matches!(import("./x"), Err(Error::NotFound { .. })));
    assert!(matches!(import("./d"), Err(Error::Folder { .. })));
    assert!(matches!(
        import("zz"),
        Err(Error::NotFound { url: None, .. })
    ));
    assert!(matches!(
        import("node:zz"),
        Err(Error::UnknownBuiltin { .. })
    ));
    assert!(matches!(import("http://x/"), Err(Error::Scheme { .. })));
    assert!(matches!(import("#x"), Err(Error::ImportNotDefined { .. })));
}

#[test]
fn private_imports_name_files_and_builtins() {
    let resolver = resolver();
    let find = |request| {
        resolver
            .find_import("/a/node_modules/p/r.js", request)
            .ok()
            .flatten()
    };
    assert_eq!(
        find("#r"),
        Some(Found::File("/a/node_modules/p/r.js".to_owned()))
    );
    assert_eq!(find("#fs"), Some(Found::Bare("fs".to_owned())));
}

#[test]
fn folders_of_packages_are_skipped() {
    assert_eq!(
        node_module_paths("/a/node_modules/b"),
        [
            "/a/node_modules/b/node_modules",
            "/a/node_modules",
            "/node_modules"
        ]
    );
}
