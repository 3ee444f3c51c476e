//! No crate in the graph may need a C or C++ compiler: that is what makes Ouro build anywhere.

use std::{fs, path::Path};

/// Crates that compile C or C++, or that look for what somebody else compiled.
const BANNED: [&str; 5] = ["bindgen", "cc", "cmake", "openssl-sys", "pkg-config"];

#[test]
fn nothing_needs_a_c_compiler() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock = fs::read_to_string(lock).unwrap();
    let names: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .collect();
    assert!(
        names.contains(&"boa_engine"),
        "this is not the workspace's lock file"
    );
    for banned in BANNED {
        assert!(
            !names.contains(&banned),
            "{banned} is in the graph: `cargo tree -i {banned}` says why"
        );
    }
}
