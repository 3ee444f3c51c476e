//! The folder of grafted crates: what is written, left alone, deleted and refused.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

use ouro_graft::output::{self, GRAFTS, OUTPUT};
use ouro_graft::sources::Sources;

/// A repository and a registry of one crate, below cargo's folder for tests.
struct Tree {
    root: PathBuf,
    sources: Sources,
}

impl Tree {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        let tree = Self {
            sources: Sources::from([("boa_x".into(), root.join("registry"))]),
            root,
        };
        tree.write(
            "registry/Cargo.toml",
            "[package]\nname = \"boa_x\"\n[lints.rust]\nunused = \"deny\"\n",
        );
        tree.write("registry/src/lib.rs", "fn one() {}\n");
        tree.write("registry/src/deep/two.rs", "fn two() {}\n");
        tree.write("registry/tests/t.rs", "");
        tree.write(
            "Cargo.toml",
            "[patch.crates-io]\nboa_x = { path = \".run-make-first/boa_x\" }\n",
        );
        tree.write_graft("01-a/README.md", "Why.");
        tree.write_graft("01-a/boa_x/src/lib.rs", "fn three() {}\n");
        tree
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn write_graft(&self, path: &str, text: &str) {
        self.write(&format!("{GRAFTS}/{path}"), text);
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(OUTPUT).join(path)).unwrap()
    }

    fn error(&self) -> String {
        output::prepare(&self.root, &self.sources)
            .unwrap_err()
            .to_string()
    }
}

#[test]
fn writes_once_and_deletes_what_is_stale() {
    let tree = Tree::new("writes");
    let report = output::prepare(&tree.root, &tree.sources).unwrap();
    assert_eq!((report.written, report.deleted), (3, 0));
    assert_eq!(report.crates, ["boa_x"]);
    assert_eq!(
        tree.read("boa_x/src/lib.rs"),
        "fn one() {}\n\n// graft: 01-a\nfn three() {}\n"
    );
    let manifest = tree.read("boa_x/Cargo.toml");
    assert!(
        !manifest.contains("unused") && manifest.contains("warnings = \"allow\""),
        "{manifest}"
    );

    let file = tree.root.join(OUTPUT).join("boa_x/src/deep/two.rs");
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    tree.write(&format!("{OUTPUT}/boa_x/src/old/gone.rs"), "");
    let report = output::prepare(&tree.root, &tree.sources).unwrap();
    assert_eq!((report.written, report.deleted), (0, 1));
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    assert!(!tree.root.join(OUTPUT).join("boa_x/src/old").exists());
}

#[test]
fn brings_new_files_and_manifest_lines() {
    let tree = Tree::new("brings");
    tree.write_graft(
        "01-a/boa_x/src/mine.rs",
        "//! Mine.\n#![graft(new)]\n\nfn mine() {}\n",
    );
    tree.write_graft(
        "01-a/boa_x/Cargo.toml",
        "[dependencies.memchr]\nversion = \"2\"\n",
    );
    tree.write_graft("02-b/README.md", "Why.");
    tree.write_graft("02-b/boa_x/src/mine.rs", "graft! { delete \"mine\" }\n");
    output::prepare(&tree.root, &tree.sources).unwrap();
    assert_eq!(
        tree.read("boa_x/src/mine.rs"),
        "// graft: 01-a\n//! Mine.\n// graft: 02-b\n"
    );
    assert!(
        tree.read("boa_x/Cargo.toml")
            .ends_with("# graft: 01-a\n[dependencies.memchr]\nversion = \"2\"\n")
    );
}

#[test]
fn refuses_what_it_cannot_place() {
    let tree = Tree::new("refuses");
    tree.write_graft("02-b/README.md", "Why.");
    tree.write_graft("02-b/boa_x/src/nowhere.rs", "fn four() {}\n");
    assert!(
        tree.error()
            .contains("graft 02-b: boa_x/src/nowhere.rs: upstream has no such file")
    );
    tree.write_graft("02-b/boa_x/src/nowhere.rs", "#![graft(new)]\n");
    tree.write_graft("02-b/boa_x/src/lib.rs", "#![graft(new)]\n");
    assert!(
        tree.error()
            .contains("graft 02-b: boa_x/src/lib.rs: upstream has this file already")
    );
    tree.write_graft("02-b/boa_x/src/lib.rs", "fn four() {}\n");
    tree.write_graft("03-c/boa_x/src/lib.rs", "fn five() {}\n");
    assert!(tree.error().contains("graft 03-c: no README.md"));
    tree.write_graft("03-c/README.md", "Why.");
    tree.write_graft("03-c/boa_y/src/lib.rs", "fn five() {}\n");
    assert!(
        tree.error()
            .contains("boa_y, which Cargo.lock does not pin")
    );
    assert!(
        !tree.root.join(OUTPUT).exists(),
        "nothing is written after an error"
    );
}

#[test]
fn the_workspace_must_patch_what_is_grafted() {
    let tree = Tree::new("patches");
    tree.write("Cargo.toml", "");
    assert!(
        tree.error()
            .contains("add `boa_x = { path = \".run-make-first/boa_x\" }`")
    );
    tree.write(
        "Cargo.toml",
        "boa_x = { path = \".run-make-first/boa_x\" }\nboa_z = { path = \".run-make-first/boa_z\" }\n",
    );
    assert!(tree.error().contains("boa_z has no grafts"));
}
