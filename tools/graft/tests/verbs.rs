//! One folder a case below `tests/verbs/`: `upstream.rs`, grafts `NN-name.rs`, and `expected.rs` or `error.txt`.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::fs;
use std::path::Path;

use ouro_graft::error::Place;
use ouro_graft::script::{Change, Script};
use ouro_graft::{Error, apply, script};

fn graft(case: &Path) -> Result<String, Error> {
    let upstream = fs::read_to_string(case.join("upstream.rs")).unwrap();
    let mut names: Vec<String> = fs::read_dir(case)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    names.sort();
    let mut changes: Vec<Change> = Vec::new();
    for name in names {
        let text = fs::read_to_string(case.join(&name)).unwrap();
        let graft = name.trim_end_matches(".rs").to_owned();
        let place = Place {
            graft,
            file: "x/src/lib.rs".to_owned(),
            line: 0,
        };
        match script::parse(&place, &text)? {
            Script::Changes(more) => changes.extend(more),
            Script::NewFile(text) => return Ok(text),
        }
    }
    apply::apply(&upstream, &changes)
}

#[test]
fn every_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verbs");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    cases.sort();
    let bless = std::env::var_os("GRAFT_BLESS").is_some();
    let mut failures = Vec::new();
    for case in &cases {
        let (file, got) = match graft(case) {
            Ok(text) => {
                if let Err(e) = syn::parse_file(&text) {
                    failures.push(format!(
                        "{}: the result is not Rust: {e}\n{text}",
                        case.display()
                    ));
                }
                ("expected.rs", text)
            }
            Err(error) => ("error.txt", format!("{error}\n")),
        };
        let path = case.join(file);
        if bless {
            fs::write(&path, &got).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != got {
            failures.push(format!("{}: {file} differs, got:\n{got}", case.display()));
        }
    }
    assert!(cases.len() > 10, "the cases are missing");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
