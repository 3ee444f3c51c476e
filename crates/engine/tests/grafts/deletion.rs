use boa_engine::Context;

use crate::{is_linear, show};

#[test]
fn deleting_is_constant() {
    is_linear(700, |n| {
        let context = &mut Context::default();
        for source in [
            "{ const a = {}; for (let i = 0; i < N; i++) a['k' + i] = i; for (let i = 0; i < N; i++) delete a['k' + i]; Object.keys(a).length }",
            "{ const b = {}; for (let i = 0; i < 100; i++) b['k' + i] = i; for (let i = 0; i < N; i++) { delete b['k' + i]; b['k' + (i + 100)] = i } Object.keys(b).length - 100 }",
        ] {
            let source = source.replace('N', &n.to_string());
            assert_eq!(show(&source, context), "0", "{source}");
        }
    });
}

#[test]
fn what_is_left_is_in_order() {
    let context = &mut Context::default();
    for (source, expected) in [
        (
            "const a = {}; for (let i = 0; i < 40; i++) a['k' + i] = i; for (let i = 0; i < 40; i++) if (i % 10) delete a['k' + i]; a.k1 = 'new'; JSON.stringify(a)",
            r#"{"k0":0,"k10":10,"k20":20,"k30":30,"k1":"new"}"#,
        ),
        (
            "const b = {}; for (let i = 0; i < 200; i++) b['k' + i] = i; for (let i = 0; i < 190; i++) delete b['k' + i]; Object.entries(b).join()",
            "k190,190,k191,191,k192,192,k193,193,k194,194,k195,195,k196,196,k197,197,k198,198,k199,199",
        ),
        (
            "const c = {}; for (let i = 0; i < 30; i++) Object.defineProperty(c, 'g' + i, { get: () => i, enumerable: true, configurable: true }); \
             for (let i = 0; i < 30; i += 2) delete c['g' + i]; c.x = 1; Object.defineProperty(c, 'g1', { value: 'v' }); \
             Object.defineProperty(c, 'x', { get: () => 'x', enumerable: true, configurable: true }); [c.g1, c.g3, c.g29, c.x, Object.keys(c).length, 'g2' in c].join()",
            "v,3,29,x,16,false",
        ),
        (
            "const read = (o) => o.k5, d = {}; for (let i = 0; i < 30; i++) d['k' + i] = i; const seen = [read(d), read(d)]; \
             delete d.k4; seen.push(read(d)); delete d.k5; seen.push(read(d)); d.k5 = 'again'; seen.push(read(d)); seen.join()",
            "5,5,5,,again",
        ),
        (
            "function P() {} for (let i = 0; i < 30; i++) P.prototype['m' + i] = () => i; const p = new P, call = () => p.m7 && p.m7(), out = [call(), call()]; \
             delete P.prototype.m7; out.push(call()); delete P.prototype.m8; out.push(p.m9()); out.join()",
            "7,7,,9",
        ),
    ] {
        assert_eq!(show(source, context), expected, "{source}");
    }
}
