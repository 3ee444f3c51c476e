//! Collects every `.js` file of this folder into one sorted table of ids and compiled functions, comments stripped.
//! The id of `fs/promises.js` is `fs/promises`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a build script may stop the build"
)]

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    thread,
};

use boa_engine::Context;
use ouro_engine::function;

#[path = "strip.rs"]
mod strip;
#[path = "wrapper.rs"]
mod wrapper;

/// Boa's parser recurses.
const STACK: usize = 256 << 20;

fn main() {
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(write_table)
        .unwrap()
        .join()
        .unwrap();
}

fn write_table() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    let mut modules = Vec::new();
    collect(&root, &root, &mut modules);
    modules.sort();
    let mut context = Context::default();
    let count = modules.len();
    let mut table = format!("static MODULES: [(&str, Frozen); {count}] = [\n");
    for (id, path) in &modules {
        println!("cargo::rerun-if-changed={}", path.display());
        let body = strip::comments(&fs::read_to_string(path).unwrap());
        let code = function::freeze_function(&body, wrapper::PARAMETERS, &mut context)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = out.join(id.replace('/', "~"));
        let (code_file, text_file) = (name.with_extension("code"), name.with_extension("js"));
        fs::write(&code_file, code).unwrap();
        fs::write(&text_file, function::wrap(&body, wrapper::PARAMETERS)).unwrap();
        writeln!(
            table,
            "    ({id:?}, Frozen::new(include_bytes!({code_file:?}), include_str!({text_file:?}))),"
        )
        .unwrap();
    }
    table.push_str("];\n");
    fs::write(out.join("table.rs"), table).unwrap();
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed=strip.rs");
    println!("cargo::rerun-if-changed=wrapper.rs");
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
