//! `using` disposes.

use boa_engine::Context;

use super::show;

const LOG: &str = "var log = []; var r = (name) => ({ [Symbol.dispose]() { log.push(name) }, [Symbol.asyncDispose]() { log.push('async ' + name) } });";

fn logged(body: &str) -> String {
    let context = &mut Context::default();
    show(LOG, context);
    let thrown = show(
        &format!("try {{ {body}; '' }} catch (e) {{ log.push('caught ' + (e.message ?? e)) }}"),
        context,
    );
    assert!(!thrown.starts_with("threw"), "{thrown}");
    // Boa's own executor runs the jobs.
    context.run_jobs().unwrap();
    show("log.join()", context)
}

#[test]
fn the_last_resource_goes_first() {
    let body = "{ using a = r('a'), b = r('b'); using n = null; log.push('body') }";
    assert_eq!(logged(body), "body,b,a");
}

#[test]
fn however_the_block_ends() {
    let function = "function f() { using a = r('a'); return log.push('return') } f()";
    assert_eq!(logged(function), "return,a");
    let thrown = "{ using a = r('a'); throw 'oops' }";
    assert_eq!(logged(thrown), "a,caught oops");
    let jumps = "x: for (let i = 0; i < 3; i++) { using a = r(i); if (i == 0) continue x; break }";
    assert_eq!(logged(jumps), "0,1");
    let generator =
        "function* g() { using a = r('a'); yield 1 } let it = g(); it.next(); it.return()";
    assert_eq!(logged(generator), "a");
}

#[test]
fn loops_have_resources_too() {
    assert_eq!(
        logged("for (using x of [r(1), r(2)]) log.push('body')"),
        "body,1,body,2"
    );
    assert_eq!(
        logged("let i = 0; for (using x = r('x'); i < 2; i++) log.push(i)"),
        "0,1,x"
    );
}

#[test]
fn failures_add_up() {
    let bad = "({ [Symbol.dispose]() { throw new Error('second') } })";
    let body = format!("{{ using a = {bad}; throw new Error('first') }}");
    let wanted = "caught An error was suppressed during disposal";
    assert_eq!(logged(&body), wanted);
    let body = format!("{{ using a = {bad}; }}");
    assert_eq!(logged(&body), "caught second");
    assert_eq!(
        logged("{ using a = 1 }"),
        "caught An object is expected with `using` declarations"
    );
}

#[test]
fn await_using_awaits() {
    let body = "(async () => { { await using a = r('a'); using b = r('b'); log.push('body') } log.push('after') })()";
    assert_eq!(logged(body), "body,b,async a,after");
}

#[test]
fn resources_are_constants_and_using_is_a_name() {
    assert_eq!(
        logged("{ using a = null; a = 1 }"),
        "caught Assignment to constant variable."
    );
    assert_eq!(
        logged("var using = (x) => log.push(x); using(1); using\n(2); using = 3; log.push(using)"),
        "1,2,3"
    );
    let context = &mut Context::default();
    assert!(show("using a = null", context).contains("SyntaxError"));
}
