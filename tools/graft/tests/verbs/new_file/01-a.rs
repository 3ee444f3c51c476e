//! A file of ours.
#![graft(new)]

fn ours() {}
