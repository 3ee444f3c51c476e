use boa_engine::Context;

use crate::{is_linear, show};

/// What a function returns as JSON, or what it throws.
const SHOWN: &str = "((f) => { let r; try { r = f() } catch (e) { r = 'threw ' + e.name } \
     return typeof r === 'object' && r ? JSON.stringify(r, (k, v) => typeof v === 'bigint' ? v + 'n' : v) : String(r) })";

#[test]
fn matches_are_as_in_node() {
    for (body, expected) in [
        (
            "{const m=/(b)(x)?(?<n>c)/.exec('abcd');return [m,m.index,m.input,m.groups,Object.keys(m),m.indices===undefined]}",
            r#"[["bc","b",null,"c"],1,"abcd",{"n":"c"},["0","1","2","3","index","input","groups"],true]"#,
        ),
        (
            "{const m=/(b)(x)?(?<n>c)/d.exec('abcd');return [m.indices,m.indices.groups]}",
            r#"[[[1,3],[1,2],null,[2,3]],{"n":[2,3]}]"#,
        ),
        (
            r#"{const s='ab1'.repeat(100);return [s.match(/\d/g).length,s.replace(/[a-b]+/g,'-').length,/1$/.exec(s).index]}"#,
            "[100,200,299]",
        ),
        (
            r#"{const s='é1'.repeat(200);return [s.match(/é/g).length,s.match(/\w/g).length,s.split(/1/).length,/É/i.test(s)]}"#,
            "[200,200,201,true]",
        ),
        (
            "{const s='☃1'.repeat(200);return [s.match(/☃/g).length,s.match(/./gu).length]}",
            "[200,400]",
        ),
        (
            "{const s='😀a'.repeat(100);return [s.match(/./gu).length,s.match(/./g).length,s.match(/😀/gu).length]}",
            "[200,300,100]",
        ),
        (
            r#"[/ſ/iu.test('s'),/K/i.test('k'),/K/iu.test('k'),/[^x]/i.test('X'),/\u212a/iu.test('K'.repeat(200))]"#,
            "[true,true,true,false,true]",
        ),
        (
            r#"{const a='x1'.repeat(100),b='y2'.repeat(100);const r=/\d/g;const o=[];for(let i=0;i<3;i++){o.push(r.exec(a)[0]);const k=r.lastIndex;r.lastIndex=k;o.push(r.exec(b).index)}return o}"#,
            r#"["1",3,"1",7,"1",11]"#,
        ),
        (
            "{let s='a'.repeat(300);const r=/b/;const o=[r.test(s)];s+='b';o.push(r.test(s));s+='é';o.push(/é/.test(s),r.test(s));return o}",
            "[false,true,true,true]",
        ),
        (
            "{const r=/a|b/y;const s='ab'.repeat(100)+'c';let n=0;while(r.test(s))n++;return [n,r.lastIndex]}",
            "[200,0]",
        ),
        (r#"('$1 '.repeat(100)).match(/(?<=\$)1/g).length"#, "100"),
        (
            r#"['abab'.replace(/(ab)\1/,'$1-$&'),/(?<q>['"]).*?\k<q>/.exec('say "hi" now')[0]]"#,
            r#"["ab-abab","\"hi\""]"#,
        ),
        (r#"'the cat sat'.match(/\b\w/g)"#, r#"["t","c","s"]"#),
        (
            r#"[/\p{L}+/u.exec('abcé1')[0],/\w+/.exec('abcé1')[0],/[\u00e0-\u00ff]/.test('é'),/[^\x00-\x7f]/.test('abc')]"#,
            r#"["abcé","abc",true,false]"#,
        ),
        (r#"'a1b22c'.split(/(\d+)/)"#, r#"["a","1","b","22","c"]"#),
        (
            r#"[...'k=v;x=y'.matchAll(/(\w)=(\w)/g)].map(m=>m.slice(1))"#,
            r#"[["k","v"],["x","y"]]"#,
        ),
    ] {
        let source = format!("{SHOWN}(() => {body})");
        assert_eq!(show(&source, &mut Context::default()), expected, "{body}");
    }
}

#[test]
fn searching_on_is_linear() {
    is_linear(3_000, |n| {
        let context = &mut Context::default();
        for source in [
            "{ const s = 'é1 '.repeat(N), r = /\\d/g; let k = 0; while (r.test(s)) k++; k - N }",
            "{ const s = 'ab '.repeat(N), r = /\\s*(\\w+)/y; let k = 0; while (r.test(s)) k++; k - N }",
        ] {
            let source = source.replace('N', &n.to_string());
            assert_eq!(show(&source, context), "0", "{source}");
        }
    });
}
