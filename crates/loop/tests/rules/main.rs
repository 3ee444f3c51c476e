//! The rules of the loop, one file a subject. Time is virtual wherever the operating system is not the subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "tests"
)]

mod host;
mod model;
mod order;
mod panics;
mod poll;
mod refs;
mod schedule;
mod timers;

#[cfg(feature = "native")]
mod native;
#[cfg(all(feature = "native", unix))]
mod signals;
