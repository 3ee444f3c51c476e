//! A file of ours.
fn ours() {}
