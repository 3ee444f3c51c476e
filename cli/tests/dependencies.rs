//! No crate that is built may need a C or C++ compiler: that is what makes Ouro build anywhere.

use std::{collections::BTreeSet, path::Path, process::Command};

/// Crates that compile C or C++, or that look for what somebody else compiled.
const BANNED: [&str; 5] = ["bindgen", "cc", "cmake", "openssl-sys", "pkg-config"];

/// Cargo is asked, as the lock file also names what is only optional for others: rustls's `ring`, which is never built here.
#[test]
fn nothing_needs_a_c_compiler() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--workspace",
            "--edges",
            "normal,build",
        ])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(workspace)
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        names.contains("boa_engine"),
        "this is not the workspace's graph: {said}"
    );
    for banned in BANNED {
        assert!(
            !names.contains(banned),
            "{banned} is in the graph: `cargo tree -i {banned}` says why"
        );
    }
}
