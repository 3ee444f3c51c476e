//! A program made of the fuzzer's bytes must run on the loop as it does in the model of the rules.
//!
//! `cargo +nightly fuzz run schedule`, in `crates/loop`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/rules/model.rs"]
mod model;
#[path = "../../tests/rules/schedule.rs"]
mod schedule;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.iter();
    let program = schedule::generate(&mut |below| bytes.next().map_or(0, |&byte| usize::from(byte) % below));
    assert_eq!(schedule::run(&program), model::run_by_the_rules(&program), "{program:?}");
});
