//! Links the binary at a fixed address where that is Linux's own way.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_linux = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    let is_gnu = std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu");
    if is_linux && is_gnu {
        // A binary that may be loaded anywhere has each pointer in its data written at each start, which took nearly as long as
        // everything else that Ouro does before a program's first line, in pages that could be shared. Node's is not one either.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
