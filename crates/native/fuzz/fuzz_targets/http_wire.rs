//! The HTTP/1 parser: never two readings of the same bytes.
#![no_main]

#[allow(dead_code, unused_imports)]
#[path = "../../src/http/wire/mod.rs"]
mod wire;

mod check;

libfuzzer_sys::fuzz_target!(|input: &[u8]| check::check(input));
