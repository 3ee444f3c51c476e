//! An embedder's program ends when it says so, or when another thread does.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::{thread, time::Duration};

use ouro_native::{Entry, Options, Runtime, engine::stack};

/// Runs `source` in a runtime that does not own the process; another thread ends it after `stop` ms with code 9.
fn run(source: &str, stop: Option<u64>) -> i32 {
    let entry = Entry::Eval {
        source: source.to_owned(),
        print: false,
    };
    let result = stack::run_deep(move |limits| {
        let mut runtime = Runtime::new(Options::default(), limits).unwrap();
        if let Some(ms) = stop {
            let interrupt = runtime.interrupt();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(ms));
                interrupt.stop(9);
            });
        }
        runtime.run(&entry)
    });
    result.unwrap()
}

#[test]
fn exit_unwinds_what_runs() {
    assert_eq!(run("process.exit(3); for (;;) {}", None), 3);
    assert_eq!(
        run(
            "try { process.exit(4) } catch {} finally { process.exit(5) } for (;;) {}",
            None
        ),
        4
    );
    assert_eq!(
        run(
            "setTimeout(() => [1].forEach(() => process.exit(6)), 1); setInterval(() => {}, 1)",
            None
        ),
        6
    );
    assert_eq!(
        run(
            "process.on('exit', (code) => process.exit(code + 1)); process.exit(1)",
            None
        ),
        2
    );
}

#[test]
fn another_thread_ends_the_program() {
    assert_eq!(run("for (;;) try { (() => 1)() } catch {}", Some(50)), 9);
    assert_eq!(run("setInterval(() => {}, 1e6)", Some(50)), 9);
    assert_eq!(run("(function f() { process.nextTick(f) })()", Some(50)), 9);
    assert_eq!(
        run("process.on('exit', () => { for (;;); }); 0", Some(50)),
        9
    );
}
