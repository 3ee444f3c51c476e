//! The JavaScript half of the standard library, as a table of sources.
//!
//! One file or folder a module, named as Node names it; `internal/` is what only the library itself
//! may require. How a file is written is said in this folder's README.

/// Every module's id and source, sorted by id. Comments are gone, line numbers are those of the file.
static MODULES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The source of the module `id` (`fs/promises`, `internal/errors`), if there is one.
#[must_use]
pub fn source(id: &str) -> Option<&'static str> {
    #[cfg(debug_assertions)]
    if let Some(source) = from_disk(id) {
        return Some(source);
    }
    MODULES
        .binary_search_by_key(&id, |&(name, _)| name)
        .ok()
        .map(|at| MODULES[at].1)
}

/// In a development build the folder that `OURO_STDLIB` names comes first, so that a change shows without a build.
#[cfg(debug_assertions)]
fn from_disk(id: &str) -> Option<&'static str> {
    let folder = std::env::var_os("OURO_STDLIB")?;
    let path = std::path::Path::new(&folder).join(format!("{id}.js"));
    let source = std::fs::read_to_string(path).ok()?;
    // Each module is read once a process.
    Some(Box::leak(source.into_boxed_str()))
}

/// The ids of all modules, sorted.
pub fn ids() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|&(id, _)| id)
}

#[cfg(test)]
mod strip;

#[cfg(test)]
mod tests {
    use super::{ids, source, strip};

    #[test]
    fn finds_each_module_by_its_id() {
        for id in ids() {
            assert!(source(id).is_some(), "{id}");
        }
        assert_eq!(source("no/such/module"), None);
    }

    #[test]
    fn strips_comments_and_keeps_lines() {
        let cases = [
            ("a // b\nc", "a\nc"),
            ("a /* b\n c */ d", "a \n  d"),
            ("'// no' /* yes */", "'// no'  "),
            ("x = /[/*]/ // y", "x = /[/*]/ "),
            ("`a${ `//${1}` } // b` // c", "`a${ `//${1}` } // b` "),
            ("{ a: `${x}` } // c", "{ a: `${x}` } "),
            ("a / b // c", "a / b "),
            ("return /\"/.test(s)", "return /\"/.test(s)"),
        ];
        for (source, stripped) in cases {
            assert_eq!(strip::comments(source), stripped, "{source}");
        }
    }
}
