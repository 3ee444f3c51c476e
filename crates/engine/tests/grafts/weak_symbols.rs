//! Symbols that are not registered can be held weakly.

use boa_engine::Context;

use super::show;

#[test]
fn symbols_are_weak_keys() {
    let context = &mut Context::default();
    for (text, wanted) in [
        (
            "var s = Symbol('s'), m = new WeakMap([[s, 1]]); m.get(s)",
            "1",
        ),
        ("m.has(s) + ',' + m.has(Symbol('s'))", "true,false"),
        ("m.delete(s) + ',' + m.has(s)", "true,false"),
        ("m.set(Symbol.iterator, 2).get(Symbol.iterator)", "2"),
        (
            "var w = new WeakSet([s]); w.has(s) + ',' + w.delete(s) + ',' + w.has(s)",
            "true,true,false",
        ),
        ("new WeakRef(s).deref() === s", "true"),
        (
            "var f = new FinalizationRegistry(() => {}); f.register(s, 1, s); f.unregister(s)",
            "true",
        ),
        (
            "try { m.set(Symbol.for('x'), 1) } catch (e) { e.name }",
            "TypeError",
        ),
        (
            "try { new WeakRef(Symbol.for('x')) } catch (e) { e.name }",
            "TypeError",
        ),
        ("try { f.register(s, s) } catch (e) { e.name }", "TypeError"),
    ] {
        assert_eq!(show(text, context), wanted, "{text}");
    }
}
