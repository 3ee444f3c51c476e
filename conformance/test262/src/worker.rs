//! The worker's side: reads the name of a test, answers with a line, until there are no more.

use std::{
    io::{self, BufRead, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use ouro_engine::stack;

use crate::run::Runner;

/// Serves the parent over standard input and output.
pub(crate) fn serve(suite: &Path) -> io::Result<()> {
    let suite = suite.to_path_buf();
    std::panic::set_hook(Box::new(|_| {}));
    stack::run_deep(move |limits| {
        let mut runner = Runner::new(&suite, limits);
        for line in io::stdin().lock().lines() {
            let answer = catch_unwind(AssertUnwindSafe(|| runner.run(&line?)))
                .unwrap_or_else(|panic| Ok(format!("fail panic: {}", panic_text(&*panic))))?;
            let mut out = io::stdout().lock();
            writeln!(out, "{}", answer.replace(['\n', '\r'], " "))?;
            out.flush()?;
            boa_gc::force_collect();
        }
        // What the contexts left behind need not be taken apart.
        stack::exit(0)
    })?
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}
