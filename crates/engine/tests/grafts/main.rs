//! One test at least for each graft below `crates/engine/boa/`, which fails without it.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Instant;

use boa_engine::{Context, JsResult, JsValue, Source};

mod absent;
mod arrow_this;
mod async_calls;
mod bytes;
mod calls;
mod class_names;
mod dates;
mod deletion;
mod disposal;
mod elements;
mod export_end;
mod frozen;
mod hidden_slots;
mod identifiers;
mod inline_caches;
mod inspection;
mod interrupt;
mod iteration;
mod json;
mod lengths;
mod list_separator;
mod map_set;
mod messages;
mod modules;
mod overflow;
mod position;
mod promises;
mod properties;
mod regexp;
mod regexp_source;
mod regexp_statics;
mod scope;
mod stringify;
mod strings;
mod typed_arrays;
mod unwind;
mod weak_symbols;

/// Asserts that four times the work takes about four times the time, on a machine that may be busy.
fn is_linear(size: usize, mut work: impl FnMut(usize)) {
    let mut time = |size| {
        let start = Instant::now();
        work(size);
        start.elapsed()
    };
    time(size);
    let mut seen = Vec::new();
    for _ in 0..5 {
        let (one, four) = (time(size), time(4 * size));
        if four < one * 9 {
            return;
        }
        seen.push((one, four));
    }
    panic!("not linear: {seen:?}");
}

/// Evaluates a script.
fn eval(source: &str, context: &mut Context) -> JsResult<JsValue> {
    context.eval(Source::from_bytes(source))
}

/// Evaluates a script and displays what it returns or throws.
fn show(source: &str, context: &mut Context) -> String {
    match eval(source, context) {
        Ok(value) => match value.to_string(context) {
            Ok(text) => text.to_std_string_lossy(),
            Err(error) => error.to_string(),
        },
        Err(error) => format!("threw {error}"),
    }
}
