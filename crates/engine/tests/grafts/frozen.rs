use std::path::Path;

use boa_engine::{
    Context, JsObject, JsValue,
    vm::frozen::{Frozen, freeze},
};

use crate::{eval, show};

/// The text and the code of a function, as a build leaves them in a binary.
fn frozen(text: &'static str) -> &'static Frozen {
    let function = eval(text, &mut Context::default()).unwrap();
    let code = freeze(&function.as_object().unwrap()).unwrap();
    Box::leak(Box::new(Frozen::new(code.leak(), text)))
}

fn thaw(text: &'static str, context: &mut Context) -> JsObject {
    frozen(text).thaw(Path::new("frozen.js"), context)
}

fn call(text: &'static str, context: &mut Context) -> String {
    let function = thaw(text, context);
    context
        .global_object()
        .set(boa_engine::js_string!("f"), function, true, context)
        .unwrap();
    show("String(f('a', 'b'))", context)
}

/// Each function gives the same thawed as compiled.
#[test]
fn what_is_thawed_does_what_was_frozen() {
    let programs = [
        "(function (a, b) { return a + b + arguments.length })",
        "(function (a) { a = 7; return [arguments[0], ...arguments] })",
        "(function (a) { 'use strict'; a = 7; return [arguments[0], this === undefined] })",
        "(function () { let n = 0; const add = () => ++n; add(); add(); return n })",
        "(function () { const list = []; for (let i = 0; i < 3; i++) list.push(() => i); return list.map((f) => f()) })",
        "(function () { function* g() { yield* [1, 2n ** 70n, 'é', '\\u{1F40D}', '\\uD800'] } return [...g()].map(escape) })",
        "(function (a) { class A { #x = a; static s = 4; get x() { return this.#x } static { this.t = 5 } } \
            class B extends A { constructor() { super(); this.y = super.x } } const b = new B(); return [b.x, b.y, B.s, B.t, B.name] })",
        "(function () { try { null.x } catch (e) { return e.message } finally { Object } })",
        "(function ({ length }, b = (() => length + 1)(), ...rest) { return [length, b, rest] })",
        "(function () { const tag = (parts, x) => parts.raw.join(x); return tag`a\\n${1}b` + /(?<x>b+)/u.exec('abb').groups.x })",
        "(function () { return (function fact(n) { return n < 2n ? 1n : n * fact(n - 1n) })(20n) })",
        "(function () { label: for (const x of [1, 2]) { switch (x) { case 2: break label; default: continue } } return typeof nothing })",
        "(function () { var log = ''; async function f() { log += 1; await 0; log += 2 } f(); return log + Promise.resolve(f).constructor.name })",
    ];
    for text in programs {
        let compiled = show(
            &format!("String({text}('a', 'b'))"),
            &mut Context::default(),
        );
        assert_eq!(call(text, &mut Context::default()), compiled, "{text}");
    }
}

#[test]
fn names_lengths_and_texts_are_kept() {
    let context = &mut Context::default();
    let text = "(function outer(a, b) { return function inner(x, ...y) { /* é */ } })";
    let inner = thaw(text, context)
        .call(&JsValue::undefined(), &[], context)
        .unwrap();
    context
        .global_object()
        .set(boa_engine::js_string!("f"), inner, true, context)
        .unwrap();
    assert_eq!(
        show("`${f.name} ${f.length} ${f}`", context),
        "inner 1 function inner(x, ...y) { /* é */ }"
    );
}

#[test]
fn an_error_knows_where_it_was_thrown() {
    let context = &mut Context::default();
    let function = thaw(
        "(function () {\n  return (() => {\n    null.x })()\n})",
        context,
    );
    let error = function
        .call(&JsValue::undefined(), &[], context)
        .unwrap_err();
    let trace = format!("{error}");
    assert!(trace.contains("frozen.js:3:"), "{trace}");
}

#[test]
fn one_frozen_function_thaws_in_many_threads() {
    let shared = frozen("(function () { return ['x', () => 'y'].join() })");
    let threads: Vec<_> = (0..4)
        .map(|_| {
            std::thread::spawn(move || {
                let context = &mut Context::default();
                let function = shared.thaw(Path::new("frozen.js"), context);
                let value = function.call(&JsValue::undefined(), &[], context).unwrap();
                value.to_string(context).unwrap().to_std_string_lossy()
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), "x,() => 'y'");
    }
}

#[test]
fn only_compiled_functions_freeze() {
    let context = &mut Context::default();
    for text in ["Math.max", "({})", "(() => 1).bind()"] {
        let value = eval(text, context).unwrap();
        assert!(freeze(&value.as_object().unwrap()).is_none(), "{text}");
    }
}
