use std::thread;

use boa_engine::Context;

use crate::show;

const MESSAGE: &str = "RangeError: Maximum call stack size exceeded";

/// Runs on a thread of its own whose stack may be used down to 512 KiB.
fn with_guard(test: impl FnOnce(&mut Context) + Send + 'static) {
    const SIZE: usize = 4 << 20;
    let run = move || {
        let here = 0_u8;
        let context = &mut Context::default();
        context.set_native_stack_limit(&raw const here as usize - SIZE + (512 << 10) + (64 << 10));
        context.runtime_limits_mut().set_recursion_limit(1_000_000);
        context
            .runtime_limits_mut()
            .set_stack_size_limit(100_000_000);
        test(context);
    };
    thread::Builder::new()
        .stack_size(SIZE)
        .spawn(run)
        .unwrap()
        .join()
        .unwrap();
}

fn caught(body: &str) -> String {
    format!("try {{ {body}; 'nothing' }} catch (e) {{ `${{e.name}}: ${{e.message}}` }}")
}

#[test]
fn limits_throw_what_can_be_caught() {
    let context = &mut Context::default();
    assert_eq!(show(&caught("function f() { f() } f()"), context), MESSAGE);
    assert_eq!(
        show(
            &caught("function f(...a) { f(...a, 1, 2, 3) } f()"),
            context
        ),
        MESSAGE
    );
    let source =
        "let n = 0; function g() { try { g() } finally { n++ } } try { g() } catch {} n > 100";
    assert_eq!(show(source, context), "true");
    assert_eq!(
        show("'still ' + [1, 2].map(x => x * 2)", context),
        "still 2,4"
    );
}

#[test]
fn native_recursion_is_guarded_by_address() {
    with_guard(|context| {
        for body in [
            "function f() { [1].forEach(f) } f()",
            "const o = { get x() { return this.x } }; o.x",
            "const o = { toString() { return '' + this } }; '' + o",
            "const o = { [Symbol.toPrimitive]() { return +this } }; +o",
            "function f() { new Proxy({}, { get: f }).x } f()",
            "function* g() { yield* g() } [...g()]",
            "class A { constructor() { new A } } new A",
            "function f() { return Reflect.construct(f, []) } f()",
            "function f() { eval('f()') } f()",
            "function f() { 'a'.replace('a', f) } f()",
            "JSON.stringify({ toJSON() { return JSON.stringify(this) } })",
            "let a = []; for (let i = 0; i < 60000; i++) a = [a]; JSON.stringify(a)",
            "let a = []; for (let i = 0; i < 60000; i++) a = [a]; a.flat(Infinity)",
            "let a = []; for (let i = 0; i < 60000; i++) a = [a]; String(a)",
            "let p = {}; for (let i = 0; i < 60000; i++) p = new Proxy(p, {}); p.x",
            "let p = {}; for (let i = 0; i < 60000; i++) p = new Proxy(p, {}); 'x' in p",
            "let p = []; for (let i = 0; i < 60000; i++) p = new Proxy(p, {}); Array.isArray(p)",
            "let p = {}; for (let i = 0; i < 60000; i++) p = Object.create(p); 'x' in p",
            "let p = {}; for (let i = 0; i < 60000; i++) p = Object.create(p); p.x = 1; throw p",
        ] {
            let got = show(&caught(body), context);
            assert!(got == MESSAGE || body.ends_with("throw p"), "{body}: {got}");
        }
        assert_eq!(show("[1, 2].map(x => x * 2)", context), "2,4");
        // Reading walks the prototypes in a loop.
        let body = "let p = { x: 1 }; for (let i = 0; i < 60000; i++) p = Object.create(p); p.x";
        assert_eq!(show(&format!("{{ {body} }}"), context), "1");
    });
}

#[test]
fn parser_and_regular_expressions_are_guarded() {
    with_guard(|context| {
        for (open, close) in [
            ("(", ")"),
            ("[", "]"),
            ("{", "}"),
            ("a(", ")"),
            ("x=>", ""),
            ("!", "1"),
            ("`${", "}`"),
            ("if(1)", ""),
        ] {
            let body = format!("eval('{open}'.repeat(30000) + '1' + '{close}'.repeat(30000))");
            assert_eq!(show(&caught(&body), context), MESSAGE, "{body}");
        }
        let got = show(
            &caught("new RegExp('('.repeat(30000) + ')'.repeat(30000))"),
            context,
        );
        assert!(
            got.starts_with("SyntaxError: Invalid regular expression"),
            "{got}"
        );
        assert_eq!(
            show("eval('('.repeat(50) + '1' + ')'.repeat(50))", context),
            "1"
        );
    });
}

#[test]
fn uncaught_overflow_reaches_the_host() {
    let context = &mut Context::default();
    assert!(show("function f() { f() } f()", context).contains("Maximum call stack"));
}
