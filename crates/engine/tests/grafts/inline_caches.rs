use boa_engine::Context;

use crate::show;

#[test]
fn caches_follow_their_prototypes() {
    for (source, expected) in [
        // A property before the cached one goes.
        ("class Q { m() { return 'm' } n() { return 'n' } o() { return 'o' } }
          const q = new Q, f = () => q.o(); f(); f(); delete Q.prototype.m; f() + f()", "oo"),
        // The cached one goes.
        ("class Q { m() {} n() { return 1 } } const q = new Q, f = () => typeof q.n; f(); f();
          delete Q.prototype.n; f() + f()", "undefinedundefined"),
        ("function P() {} P.prototype = { a: 1, b: 2, c: 3 }; const o = new P, f = () => o.c;
          f(); f(); delete P.prototype.a; [f(), f()].join()", "3,3"),
        // Data becomes an accessor, and the other way.
        ("function P() {} P.prototype = { a: 1, b: 2 }; const o = new P, f = () => o.b; f(); f();
          Object.defineProperty(P.prototype, 'a', { get() { return 9 } }); [f(), o.a].join()", "2,9"),
        ("function P() {} P.prototype = { get b() { return 1 } }; const o = new P, f = () => o.b; f(); f();
          Object.defineProperty(P.prototype, 'b', { value: 5 }); f()", "5"),
        // An own property hides the prototype's.
        ("const P = { x: 1 }, o = Object.create(P), f = () => o.x; f(); f(); o.x = 2; f()", "2"),
        ("const P = { x: 1 }, o = Object.create(P); for (let i = 0; i < 1500; i++) o['k' + i] = i;
          const f = () => o.x; f(); f(); o.x = 2; f()", "2"),
        ("function F() {} Function.prototype.zzz = 1; const f = () => F.zzz; f(); f(); F.zzz = 2;
          const r = f(); delete Function.prototype.zzz; r", "2"),
        // Another prototype.
        ("const A = { x: 1 }, B = { x: 2 }, o = Object.create(A), f = () => o.x; f(); f();
          Object.setPrototypeOf(o, B); f()", "2"),
        // A setter that is redefined.
        ("let log = ''; class S { set v(x) { log += x } } const s = new S, f = x => { s.v = x }; f(1); f(2);
          Object.defineProperty(S.prototype, 'v', { set(x) { log += '!' + x } }); f(3); log", "12!3"),
    ] {
        assert_eq!(show(source, &mut Context::default()), expected, "{source}");
    }
}

#[test]
fn stores_respect_what_changed() {
    for (source, expected) in [
        ("const o = Math; o.zz = 1; const f = v => { o.zz = v }; f(2); f(3); Object.freeze(o); f(4); o.zz", "3"),
        ("const o = Math; o.zz = 1; const f = v => { 'use strict'; o.zz = v }; f(2); f(3); Object.freeze(o);
          try { f(4) } catch (e) { e.name }", "TypeError"),
        ("const o = { x: 1 }, f = v => { o.x = v }; f(2); f(3); Object.freeze(o); f(4); o.x", "3"),
        ("const a = [1, 2, 3], f = (a, n) => { a.length = n }; f([1, 2], 2); f([1], 1); f(a, 0); a[0] + ':' + a.length",
         "undefined:0"),
        ("const a = [1, 2, 3], f = (a, n) => { a.length = n }; f(a, 2); f(a, 1); a.length = 5; a.join('-')", "1----"),
        ("const P = { x: 1 }; const mk = () => ({ __proto__: P, set(v) { super.x = v } });
          const a = mk(), b = mk(); a.set(2); b.set(3); b.set(4); [P.x, a.x, b.x].join()", "1,2,4"),
        ("const P = { x: 1 }, f = (o, v) => { o.x = v }; const a = Object.create(P), b = Object.create(P), c = Object.create(P);
          f(a, 2); f(b, 3); f(c, 4); [P.x, a.x, b.x, c.x].join()", "1,2,3,4"),
    ] {
        assert_eq!(show(source, &mut Context::default()), expected, "{source}");
    }
}

#[test]
fn globals_and_many_shapes() {
    let context = &mut Context::default();
    let source = "globalThis.g1 = 1; const f = () => g1; f(); f(); delete globalThis.g1; try { f() } catch (e) { e.name }";
    assert_eq!(show(source, context), "ReferenceError");
    let source = "const h = o => o.v; let sum = 0;
        for (let i = 0; i < 200; i++) { const o = {}; o['k' + (i % 7)] = 1; o.v = i; sum += h(o) } sum";
    assert_eq!(show(source, context), "19900");
    boa_gc::force_collect();
    assert_eq!(show("h({ v: 7 }) + h({ a: 1, v: 8 })", context), "15");
}

#[test]
fn a_getter_that_replaces_itself() {
    let source = "
        const o = { a: 1 };
        Object.defineProperty(o, 'lazy', { configurable: true, get() {
            Object.defineProperty(this, 'lazy', { value: 7, configurable: true });
            return 7;
        } });
        o.after = 2;
        let seen = '';
        for (let i = 0; i < 3; i++) seen += o.lazy + '' + o.after + ' ';
        seen";
    assert_eq!(show(source, &mut Context::default()), "72 72 72 ");
}

#[test]
fn a_getter_that_hides_itself_behind_an_own_property_runs_once() {
    let source = "let runs = 0; \
        const proto = { get lazy() { runs++; Object.defineProperty(this, 'lazy', { value: 'own' }); return 'got' } }; \
        function read(o) { return o.lazy } \
        const list = [1, 2, 3].map(() => ({ __proto__: proto, a: 1 })); \
        const seen = []; for (const o of list) seen.push(read(o), read(o)); \
        seen.join() + ' ' + runs";
    assert_eq!(
        show(source, &mut Context::default()),
        "got,own,got,own,got,own 3"
    );
}

/// Random programs against what `Reflect` says, which has no caches. `OURO_LONG=1` runs more of them.
#[test]
fn random_programs() {
    let program = include_str!("../programs/random_caches.js");
    let program = program.trim_start_matches(|c| c != '(');
    let (seeds, steps) = match std::env::var_os("OURO_LONG") {
        Some(_) => (200, 20_000),
        None => (6, 1500),
    };
    for seed in 1..=seeds {
        let context = &mut Context::default();
        assert_eq!(
            show(&format!("{program}({seed}, {steps})"), context),
            "same"
        );
    }
}
