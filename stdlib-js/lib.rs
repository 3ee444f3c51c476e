//! The JavaScript half of the standard library, as a table of compiled functions.
//!
//! One file or folder a module, named as Node names it; `internal/` is what only the library itself
//! may require. How a file is written is said in this folder's README.

mod wrapper;

use ouro_engine::frozen::Frozen;

pub use wrapper::PARAMETERS;

// `MODULES`: every module's id and compiled function, sorted by id. Comments are gone from the text, line numbers are those of
// the file.
include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The function around the module `id` (`fs/promises`, `internal/errors`), if there is such a module.
#[must_use]
pub fn module(id: &str) -> Option<&'static Frozen> {
    let at = MODULES.binary_search_by_key(&id, |(name, _)| name).ok()?;
    Some(&MODULES[at].1)
}

/// The body of the module `id` as it is on disk now, in a development build and if the folder that `OURO_STDLIB` names has it:
/// a change shows without a build.
#[must_use]
pub fn body_on_disk(id: &str) -> Option<String> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let folder = std::env::var_os("OURO_STDLIB")?;
    std::fs::read_to_string(std::path::Path::new(&folder).join(format!("{id}.js"))).ok()
}

/// The ids of all modules, sorted.
pub fn ids() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|(id, _)| *id)
}

#[cfg(test)]
mod strip;

#[cfg(test)]
mod tests {
    use super::{ids, module, strip};

    #[test]
    fn finds_each_module_by_its_id() {
        for id in ids() {
            assert!(module(id).is_some(), "{id}");
        }
        assert!(module("no/such/module").is_none());
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
