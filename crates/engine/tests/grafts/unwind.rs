use boa_engine::{Context, JsError, JsValue, Source};

use crate::show;

/// The default limit of the VM's stack is 10,240 values; each round of these leaked a few.
fn survives(body: &str) {
    let source = format!("let n = 0; for (let i = 0; i < 12000; i++) {{ {body} }} n");
    assert_eq!(show(&source, &mut Context::default()), "12000", "{body}");
}

#[test]
fn frames_between_throw_and_catch() {
    survives("function f(d) { if (d === 0) throw 1; return f(d - 1) } try { f(5) } catch { n++ }");
}

#[test]
fn finally_and_rethrow() {
    survives(
        "function f(d) { try { if (d === 0) throw 1; return f(d - 1) } finally { d++ } }
         function g(d) { try { return f(d) } catch (e) { throw e } }
         try { g(4) } catch { n++ }",
    );
}

#[test]
fn arguments_already_pushed() {
    survives(
        "const k = (...a) => a; function t() { throw 1 } try { k(1, 2, 3, k(4, t())) } catch { n++ }",
    );
    survives("const k = (...a) => a; try { k(1, 2, 3, null.x) } catch { n++ }");
    survives("class C {} try { C(1, 2, 3) } catch { n++ }");
    survives("try { new (class extends null {})(1, 2) } catch { n++ }");
}

#[test]
fn through_native_frames_and_generators() {
    survives("function f() { throw 1 } try { [1, 2].forEach(() => [3].map(f)) } catch { n++ }");
    survives(
        "function* g() { try { yield* [1, 2]; } finally { n++ } } for (const x of g()) break;",
    );
    survives(
        "function f() { throw 1 } function* g() { yield f(1, 2, f) } try { [...g()] } catch { n++ }",
    );
}

#[test]
fn host_calls_that_fail() {
    let context = &mut Context::default();
    let class = context.eval(Source::from_bytes("(class C {})")).unwrap();
    let class = class.as_object().unwrap();
    context.eval(Source::from_bytes("let clash")).unwrap();
    for _ in 0..6000 {
        class
            .call(&JsValue::undefined(), &[1.into(), 2.into()], context)
            .unwrap_err();
        context.eval(Source::from_bytes("let clash")).unwrap_err();
    }
    assert_eq!(show("[1].map(x => x + 1)", context), "2");
}

#[test]
fn values_above_a_handler_that_are_needed_stay() {
    let context = &mut Context::default();
    let source = "function k(...a) { return a.join() }
        function* g() {
            const a = k(1, yield 2, [(() => { try { throw 3 } catch (e) { return e } })()], yield 4);
            return a;
        }
        const it = g(); it.next(); it.next('x');
        const r = it.next('y').value;
        let o; try { [o] = { [Symbol.iterator]: () => ({ next() { throw 5 } }) } } catch (e) { o = e }
        k(r, o)";
    assert_eq!(show(source, context), "1,x,3,y,5");
}

#[test]
fn an_engine_error_gives_back_the_stack() {
    let context = &mut Context::default();
    context.runtime_limits_mut().set_loop_iteration_limit(10);
    let source = "function f(d) { if (d) f(d - 1); for (;;) {} } f(9)";
    for _ in 0..3000 {
        let error: JsError = context.eval(Source::from_bytes(source)).unwrap_err();
        assert!(error.as_engine().is_some(), "{error}");
    }
    assert_eq!(show("[1].map(x => x + 1)", context), "2");
}
