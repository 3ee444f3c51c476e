use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use boa_engine::Context;
use boa_engine::error::EngineError;

use crate::{eval, show};

#[test]
fn another_thread_ends_loops_and_recursion() {
    let context = &mut Context::default();
    let flag = Arc::new(AtomicBool::new(false));
    context.set_interrupt_flag(Arc::clone(&flag));
    for source in [
        "for (;;) {}",
        "while (true) { try { for (;;) {} } catch {} finally { caught = true } }",
        "do {} while (1)",
        "function* g() { for (;;) yield 1 } for (const x of g()) {}",
        "const spin = { get x() { for (;;) {} } }; [1].map(() => spin.x)",
        "new Promise(() => { for (;;) {} })",
        "async function spinning() { for (;;) {} } spinning()",
        "function f() { f() } for (;;) try { f() } catch {}",
        "Array.from({ length: 1e9 }, () => 1)",
    ] {
        let other = Arc::clone(&flag);
        let setter = thread::spawn(move || {
            thread::sleep(Duration::from_millis(20));
            other.store(true, Ordering::Relaxed);
        });
        let error = eval(source, context).unwrap_err();
        assert_eq!(
            error.as_engine(),
            Some(&EngineError::Interrupted),
            "{source}: {error}"
        );
        setter.join().unwrap();
        // As long as the flag is set nothing runs.
        assert!(
            eval("(() => 1)()", context)
                .unwrap_err()
                .as_engine()
                .is_some()
        );
        flag.store(false, Ordering::Relaxed);
        assert_eq!(show("(() => typeof caught)()", context), "undefined");
    }
}
