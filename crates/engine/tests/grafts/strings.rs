use boa_engine::{Context, JsString, js_string};

use crate::{is_linear, show};

#[test]
fn appending_is_linear() {
    is_linear(40_000, |n| {
        let context = &mut Context::default();
        let source = format!("let s = ''; for (let i = 0; i < {n}; i++) s += 'abcdefgh'; s.length");
        assert_eq!(show(&source, context), (8 * n).to_string());
    });
    is_linear(20_000, |n| {
        let context = &mut Context::default();
        let source = format!(
            "let t = ''; for (let i = 0; i < {n}; i++) t = `${{t}}abcd${{i % 10}}`; t.slice(-3)"
        );
        assert_eq!(show(&source, context), "cd9");
    });
}

#[test]
fn appending_does_not_change_other_strings() {
    let context = &mut Context::default();
    let source = "
        const base = 'x'.repeat(300);
        const a = base + 'a', b = a + 'b', c = a + 'c', d = b + 'd', e = b + b;
        const f = a.slice(1) + 'f', g = d + '\\u{1F600}', h = g + 'h', i = g + '\\u0416', j = a + a;
        [a, b, c, d, e, f, g, h, i, j].map(s => s.length + ':' + s.slice(-4)).join()";
    let expected = "301:xxxa,302:xxab,302:xxac,303:xabd,604:xxab,301:xxaf,305:bd\u{1F600},306:d\u{1F600}h,306:d\u{1F600}Ж,602:xxxa";
    assert_eq!(show(source, context), expected);
    let source = "let s = 'y'.repeat(256); const all = []; for (let i = 0; i < 50; i++) { s += i; all.push(s) }
        all.every((s, i) => s.endsWith(String(i)) && s.startsWith('y') && (i === 0 || s.startsWith(all[i - 1])))";
    assert_eq!(show(source, context), "true");
    let source =
        "let z = 'z'.repeat(256) + '!'; z += z; z += z; z.length + z.slice(-1) + z.indexOf('!')";
    assert_eq!(show(source, context), "1028!256");
}

#[test]
fn searching_is_linear() {
    is_linear(20_000, |n| {
        let context = &mut Context::default();
        let source = format!("const text = 'abc,'.repeat({n}); text.split(',').length");
        assert_eq!(show(&source, context), (n + 1).to_string());
        let source = "let n = 0; for (let i = 0; (i = text.indexOf(',', i)) !== -1; i++) n++; n";
        assert_eq!(show(source, context), n.to_string());
        let source = "const wide = text + '\\u0416'; wide.split(',').length + wide.replaceAll('a', '').length";
        assert_eq!(show(source, context), (4 * n + 2).to_string());
    });
}

#[test]
fn searching_finds() {
    let context = &mut Context::default();
    for (source, expected) in [
        ("'abcabc'.indexOf('c', 3)", "5"),
        ("'abc'.indexOf('', 5)", "3"),
        ("'abc'.indexOf('abcd')", "-1"),
        ("'a\\u0416b\\u0416'.indexOf('\\u0416', 2)", "3"),
        ("'a\\u0416b\\u0416'.indexOf('b\\u0416')", "2"),
        ("'abc'.indexOf('\\u0416')", "-1"),
        ("'aab\\u0416'.indexOf('ab')", "1"),
        ("'aaab\\u0416'.indexOf('aab')", "1"),
        ("'\\u00e9t\\u00e9'.lastIndexOf('\\u00e9')", "2"),
        ("'xyz'.includes('yz', 1)", "true"),
        (
            "['a,b,,c'.split(','), 'abc'.split(''), 'abc'.split('x')].join('|')",
            "a,b,,c|a,b,c|abc",
        ),
    ] {
        assert_eq!(show(source, context), expected, "{source}");
    }
}

#[test]
fn slices_of_slices_do_not_chain() {
    let context = &mut Context::default();
    let source =
        "let s = 'abc'.repeat(200000), n = 0; while (s.length) { s = s.substring(1); n++ } n";
    assert_eq!(show(source, context), "600000");
    let source =
        "const p = '0123456789'.repeat(30); p.slice(10).slice(10, 200).slice(5, 100).slice(0, 3)";
    assert_eq!(show(source, context), "567");
}

#[test]
fn text_in_rust() {
    let latin1 = JsString::from("h\u{E9}llo");
    assert_eq!(latin1.to_std_string_lossy(), "h\u{E9}llo");
    assert_eq!(latin1.to_std_string_escaped(), "h\u{E9}llo");
    assert_eq!(latin1, "h\u{E9}llo");
    assert!(latin1 != "hello" && js_string!("ab") != "abc");
    let lone = JsString::from(&[0xD800, 0x61]);
    assert_eq!(lone.to_std_string_lossy(), "\u{FFFD}a");
    assert_eq!(lone.to_std_string_escaped(), "\\uD800a");
    assert!(lone.to_std_string().is_err());
    let narrow = JsString::from(&[0x61, 0xE9]);
    assert!(narrow.as_str().is_latin1());
    assert_eq!(narrow, JsString::from("a\u{E9}"));
    let long = js_string!("0123456789").append(&"x".repeat(300).as_str().into());
    assert_eq!(
        (long.len(), long.slice(8, 11).to_std_string_lossy()),
        (310, "89x".to_owned())
    );
}
