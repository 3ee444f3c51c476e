//! Collects every `.js` file of this folder into one sorted table of `(id, source)`, comments stripped.
//! The id of `fs/promises.js` is `fs/promises`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a build script may stop the build"
)]

use std::{
    env, fs,
    path::{Path, PathBuf},
};

#[path = "strip.rs"]
mod strip;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    let mut modules = Vec::new();
    collect(&root, &root, &mut modules);
    modules.sort();
    let mut table = String::from("&[\n");
    for (id, path) in &modules {
        println!("cargo::rerun-if-changed={}", path.display());
        let source = strip::comments(&fs::read_to_string(path).unwrap());
        let file = out.join(format!("{}.js", id.replace('/', "~")));
        fs::write(&file, source).unwrap();
        table.push_str(&format!(
            "    ({id:?}, include_str!({:?})),\n",
            file.display().to_string()
        ));
    }
    table.push(']');
    fs::write(out.join("table.rs"), table).unwrap();
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=strip.rs");
}

fn collect(root: &Path, folder: &Path, modules: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            println!("cargo::rerun-if-changed={}", path.display());
            collect(root, &path, modules);
        } else if path.extension().is_some_and(|e| e == "js") {
            let id = path.strip_prefix(root).unwrap().with_extension("");
            modules.push((id.to_str().unwrap().replace('\\', "/"), path));
        }
    }
}
