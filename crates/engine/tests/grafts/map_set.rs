use boa_engine::Context;

use crate::{is_linear, show};

#[test]
fn deleting_is_constant() {
    is_linear(8_000, |n| {
        let context = &mut Context::default();
        for source in [
            "const m = new Map; for (let i = 0; i < N; i++) m.set(i, i); for (let i = 0; i < N; i++) m.delete(i); m.size",
            "const s = new Set; for (let i = 0; i < N; i++) s.add(i); for (let i = 0; i < N; i++) s.delete(i); s.size",
            "const lru = new Map; for (let i = 0; i < N; i++) { lru.set(i, i); if (lru.size > N / 4) lru.delete(lru.keys().next().value) } lru.size - N / 4",
            "const q = new Set; for (let i = 0; i < N; i++) { q.add(i); if (q.size > N / 4) q.delete(q.values().next().value) } q.size - N / 4",
        ] {
            let source = source.replace('N', &n.to_string());
            assert_eq!(show(&source, context), "0", "{source}");
        }
    });
}

#[test]
fn order_and_iteration_survive() {
    let context = &mut Context::default();
    for (source, expected) in [
        (
            "const a = new Map([[1, 'a'], [2, 'b'], [3, 'c']]); a.delete(2); a.set(2, 'd'); [...a].join()",
            "1,a,3,c,2,d",
        ),
        (
            "const b = new Set([1, 2, 3, 4]), r = []; for (const x of b) { r.push(x); b.delete(x); if (x < 3) b.add(x + 10) } r.join()",
            "1,2,3,4,11,12",
        ),
        (
            "const c = new Set([1, 2, 3]), seen = []; for (const x of c) { seen.push(x); if (x === 3) { c.delete(3); c.add(4) } } seen.join()",
            "1,2,3,4",
        ),
        (
            "const d = new Map; for (let i = 0; i < 100; i++) d.set(i, i); const it = d.keys(); it.next(); for (let i = 0; i < 90; i++) d.delete(i); d.set('n', 1); it.next().value + [...d.keys()].join()",
            "9090,91,92,93,94,95,96,97,98,99,n",
        ),
        (
            "const e = new Map([[1, 1]]); e.delete(1); e.delete(1); e.set(1, 2); [e.size, e.get(1), e.has(2)].join()",
            "1,2,false",
        ),
        (
            "const f = new Set([1, 2, 3, 4, 5, 6]); [...f.difference(new Set([1, 2, 5]))].join()",
            "3,4,6",
        ),
        (
            "const g = new Set; for (let i = 0; i < 60; i++) g.add(i); for (let i = 0; i < 50; i++) g.delete(i); g.add('x'); g.forEach.call(g, () => {}); [...g.union(new Set([1])), [...g.intersection(new Set([55]))]].join()",
            "50,51,52,53,54,55,56,57,58,59,x,1,55",
        ),
        (
            "const h = new Map([[1, 1], [2, 2]]); h.clear(); h.set(3, 3); h.delete(3); [h.size, ...h].join()",
            "0",
        ),
        (
            "const i = new Set([1]); i.delete(1); i.isSubsetOf(new Set) + ':' + i.isDisjointFrom(new Set([1]))",
            "true:true",
        ),
    ] {
        assert_eq!(show(source, context), expected, "{source}");
    }
}
