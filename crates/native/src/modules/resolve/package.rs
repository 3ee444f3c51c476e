//! `package.json`: what the module systems read of it, found upwards from a file and remembered.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use serde_json::Value;

use super::{
    Error,
    files::{Files, dirname},
};

/// `"type"` of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    /// Absent or not a known word.
    None,
    /// `"commonjs"`.
    CommonJs,
    /// `"module"`.
    Module,
}

/// The fields that resolution reads.
#[derive(Debug)]
pub(crate) struct Package {
    /// The folder, without a slash at the end.
    pub(crate) folder: String,
    pub(crate) name: Option<String>,
    pub(crate) main: Option<String>,
    pub(crate) kind: Type,
    /// `"exports"`; none if it is absent or null.
    pub(crate) exports: Option<Value>,
    /// `"imports"`, if it is an object.
    pub(crate) imports: Option<Value>,
}

impl Package {
    /// The path of the file itself.
    pub(crate) fn path(&self) -> String {
        inside(&self.folder, "package.json")
    }

    fn parse(folder: &str, text: &[u8]) -> Result<Self, String> {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let mut value: Value = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        let word = |value: &Value, key: &str| {
            value
                .get(key)
                .and_then(Value::as_str)
                .map(ToOwned::to_owned)
        };
        let kind = match value.get("type").and_then(Value::as_str) {
            Some("module") => Type::Module,
            Some("commonjs") => Type::CommonJs,
            _ => Type::None,
        };
        let (name, main) = (word(&value, "name"), word(&value, "main"));
        let mut take = |key| value.get_mut(key).map(Value::take);
        Ok(Self {
            folder: folder.to_owned(),
            name,
            main,
            kind,
            exports: take("exports").filter(|exports| !exports.is_null()),
            imports: take("imports").filter(Value::is_object),
        })
    }
}

/// `name` in `folder`.
pub(crate) fn inside(folder: &str, name: &str) -> String {
    if folder == "/" {
        format!("/{name}")
    } else {
        format!("{folder}/{name}")
    }
}

/// The packages read so far, by folder. What was not there is asked for again.
#[derive(Default)]
pub(crate) struct Packages {
    known: RefCell<HashMap<String, Rc<Package>>>,
}

impl Packages {
    /// The package of exactly this folder.
    pub(crate) fn read(
        &self,
        files: &dyn Files,
        folder: &str,
    ) -> Result<Option<Rc<Package>>, Error> {
        if let Some(package) = self.known.borrow().get(folder) {
            return Ok(Some(Rc::clone(package)));
        }
        let Ok(text) = files.read(&inside(folder, "package.json")) else {
            return Ok(None);
        };
        match Package::parse(folder, &text) {
            Ok(package) => {
                let package = Rc::new(package);
                self.known
                    .borrow_mut()
                    .insert(folder.to_owned(), Rc::clone(&package));
                Ok(Some(package))
            }
            Err(message) => Err(Error::InvalidConfig {
                path: inside(folder, "package.json"),
                base: None,
                message,
            }),
        }
    }

    /// The package whose scope `path` (a file) is in.
    pub(crate) fn scope(
        &self,
        files: &dyn Files,
        path: &str,
    ) -> Result<Option<Rc<Package>>, Error> {
        let mut folder = dirname(path);
        loop {
            // A folder of packages is no package.
            if folder.ends_with("/node_modules") {
                return Ok(None);
            }
            if let Some(package) = self.read(files, folder)? {
                return Ok(Some(package));
            }
            if folder == "/" || folder == "." {
                return Ok(None);
            }
            folder = dirname(folder);
        }
    }
}
