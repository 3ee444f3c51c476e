use boa_engine::{Context, JsString, js_string};

use crate::show;

/// Texts and what V8 says about them, recorded from Node.
const ERRORS: &[(&str, &str)] = &[
    ("", "Unexpected end of JSON input"),
    (
        "{",
        "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ),
    ("[", "Unexpected end of JSON input"),
    (
        "{\"a\"",
        "Expected ':' after property name in JSON at position 4 (line 1 column 5)",
    ),
    ("{\"a\":", "Unexpected end of JSON input"),
    (
        "{\"a\":1",
        "Expected ',' or '}' after property value in JSON at position 6 (line 1 column 7)",
    ),
    (
        "{\"a\":1,",
        "Expected double-quoted property name in JSON at position 7 (line 1 column 8)",
    ),
    (
        "{\"a\":1,}",
        "Expected double-quoted property name in JSON at position 7 (line 1 column 8)",
    ),
    ("[1,]", "Unexpected token ']', \"[1,]\" is not valid JSON"),
    (
        "[1",
        "Expected ',' or ']' after array element in JSON at position 2 (line 1 column 3)",
    ),
    (
        "[1 2]",
        "Expected ',' or ']' after array element in JSON at position 3 (line 1 column 4)",
    ),
    (
        "{\"a\" 1}",
        "Expected ':' after property name in JSON at position 5 (line 1 column 6)",
    ),
    (
        "{a:1}",
        "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ),
    (
        "{1:2}",
        "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ),
    (
        "\"abc",
        "Unterminated string in JSON at position 4 (line 1 column 5)",
    ),
    (
        "\"a\nb\"",
        "Bad control character in string literal in JSON at position 2 (line 1 column 3)",
    ),
    (
        "\"\\x\"",
        "Bad escaped character in JSON at position 2 (line 1 column 3)",
    ),
    (
        "\"\\u12\"",
        "Bad Unicode escape in JSON at position 5 (line 1 column 6)",
    ),
    (
        "\"\\u12G4\"",
        "Bad Unicode escape in JSON at position 5 (line 1 column 6)",
    ),
    ("\"\\", "Unexpected end of JSON input"),
    (
        "\"a\\u",
        "Bad Unicode escape in JSON at position 4 (line 1 column 5)",
    ),
    (
        "-",
        "No number after minus sign in JSON at position 1 (line 1 column 2)",
    ),
    (
        "-a",
        "No number after minus sign in JSON at position 1 (line 1 column 2)",
    ),
    (
        "01",
        "Unexpected number in JSON at position 1 (line 1 column 2)",
    ),
    (
        "1.",
        "Unterminated fractional number in JSON at position 2 (line 1 column 3)",
    ),
    (
        "1.a",
        "Unterminated fractional number in JSON at position 2 (line 1 column 3)",
    ),
    (
        "1e",
        "Exponent part is missing a number in JSON at position 2 (line 1 column 3)",
    ),
    (
        "1e+",
        "Exponent part is missing a number in JSON at position 3 (line 1 column 4)",
    ),
    (
        "1ex",
        "Exponent part is missing a number in JSON at position 2 (line 1 column 3)",
    ),
    ("tru", "Unexpected end of JSON input"),
    ("trux", "Unexpected token 'x', \"trux\" is not valid JSON"),
    ("nul", "Unexpected end of JSON input"),
    ("nulx", "Unexpected token 'x', \"nulx\" is not valid JSON"),
    ("falsx", "Unexpected token 'x', \"falsx\" is not valid JSON"),
    ("x", "Unexpected token 'x', \"x\" is not valid JSON"),
    (
        "1 2",
        "Unexpected non-whitespace character after JSON at position 2 (line 1 column 3)",
    ),
    (
        "[1]x",
        "Unexpected non-whitespace character after JSON at position 3 (line 1 column 4)",
    ),
    (
        "{}}",
        "Unexpected non-whitespace character after JSON at position 2 (line 1 column 3)",
    ),
    ("undefined", "\"undefined\" is not valid JSON"),
    ("[object Object]", "\"[object Object]\" is not valid JSON"),
    (
        "{\"a\":x,\"b\":2}",
        "Unexpected token 'x', \"{\"a\":x,\"b\":2}\" is not valid JSON",
    ),
    (
        "{\"aaaaaaaaaaaaaaaaaaaaaaaaaaa\":x,\"b\":2}",
        "Unexpected token 'x', ...\"aaaaaaaa\":x,\"b\":2}\" is not valid JSON",
    ),
    (
        "{\"aaaaaaaaaaaaaaaaaaaaaaaaaaa\":x,\"bbbbbbbbbbbbbbbbbbbb\":2}",
        "Unexpected token 'x', ...\"aaaaaaaa\":x,\"bbbbbbb\"... is not valid JSON",
    ),
    (
        "x{\"aaaaaaaaaaaaaaaaaaaaaaaaaaa\":x,\"bbbbbbbbbbbbbbbbbbbb\":2}",
        "Unexpected token 'x', \"x{\"aaaaaaa\"... is not valid JSON",
    ),
    (
        "[1,2,3,4,5,6,7,8,x]",
        "Unexpected token 'x', \"[1,2,3,4,5,6,7,8,x]\" is not valid JSON",
    ),
    (
        "[1,2,3,4,5,6,7,8,9,10,11,x]",
        "Unexpected token 'x', ...\"8,9,10,11,x]\" is not valid JSON",
    ),
    (
        "{'a':1}",
        "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ),
    (
        "{\n\"a\":1,\n  b}",
        "Expected double-quoted property name in JSON at position 11 (line 3 column 3)",
    ),
    (
        "[1,\n2,,]",
        "Unexpected token ',', \"[1,\n2,,]\" is not valid JSON",
    ),
    (
        "\u{1}",
        "Unexpected token '\u{1}', \"\u{1}\" is not valid JSON",
    ),
    (
        "\"\u{1}\"",
        "Bad control character in string literal in JSON at position 1 (line 1 column 2)",
    ),
    ("  ", "Unexpected end of JSON input"),
    (
        "\u{a0}",
        "Unexpected token '\u{a0}', \"\u{a0}\" is not valid JSON",
    ),
    (
        "\u{feff}{}",
        "Unexpected token '\u{feff}', \"\u{feff}{}\" is not valid JSON",
    ),
    (
        "[\u{2028}]",
        "Unexpected token '\u{2028}', \"[\u{2028}]\" is not valid JSON",
    ),
    (
        "{\"a\":1 \"b\"}",
        "Expected ',' or '}' after property value in JSON at position 7 (line 1 column 8)",
    ),
    (
        "{\"a\":1]",
        "Expected ',' or '}' after property value in JSON at position 6 (line 1 column 7)",
    ),
    (
        "[1}",
        "Expected ',' or ']' after array element in JSON at position 2 (line 1 column 3)",
    ),
    (
        "1.5.5",
        "Unexpected non-whitespace character after JSON at position 3 (line 1 column 4)",
    ),
    (
        "--1",
        "No number after minus sign in JSON at position 1 (line 1 column 2)",
    ),
    ("+1", "Unexpected token '+', \"+1\" is not valid JSON"),
    (".5", "Unexpected token '.', \".5\" is not valid JSON"),
    (
        "1.5e5.5",
        "Unexpected non-whitespace character after JSON at position 5 (line 1 column 6)",
    ),
    (
        "\"a\"b",
        "Unexpected non-whitespace character after JSON at position 3 (line 1 column 4)",
    ),
    (
        "nulll",
        "Unexpected non-whitespace character after JSON at position 4 (line 1 column 5)",
    ),
    (
        "true false",
        "Unexpected non-whitespace character after JSON at position 5 (line 1 column 6)",
    ),
    (
        "{\"a\":\"b\tc\"}",
        "Bad control character in string literal in JSON at position 7 (line 1 column 8)",
    ),
    (
        "{\"a\":tru}",
        "Unexpected token '}', \"{\"a\":tru}\" is not valid JSON",
    ),
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Unexpected token 'a', \"aaaaaaaaaa\"... is not valid JSON",
    ),
    (
        "[\u{e9}]",
        "Unexpected token '\u{e9}', \"[\u{e9}]\" is not valid JSON",
    ),
    (
        "[\u{1f600}]",
        "Unexpected token '\u{fffd}', \"[\u{1f600}]\" is not valid JSON",
    ),
    (
        "[1,2,3,4,5,\u{1f600},3,4,5,6,7,8,9,10,11]",
        "Unexpected token '\u{fffd}', ...\"1,2,3,4,5,\u{1f600},3,4,5,6\"... is not valid JSON",
    ),
    (
        "{\"a\":{\"b\":[1,2,{\"c\":nul}]}}",
        "Unexpected token '}', ...\"2,{\"c\":nul}]}}\" is not valid JSON",
    ),
    (
        "<!DOCTYPE html><html></html>",
        "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
    ),
];

fn parse(text: &str, context: &mut Context) -> String {
    let global = context.global_object();
    global
        .set(js_string!("text"), JsString::from(text), true, context)
        .unwrap();
    show(
        "try { JSON.stringify(JSON.parse(text)) } catch (e) { `${e.name}: ${e.message}` }",
        context,
    )
}

#[test]
fn errors_say_what_v8_says() {
    let context = &mut Context::default();
    for (text, message) in ERRORS {
        assert_eq!(
            parse(text, context),
            format!("SyntaxError: {message}"),
            "{text}"
        );
    }
}

#[test]
fn values() {
    let context = &mut Context::default();
    for text in [
        "null",
        "true",
        "false",
        "0",
        "-1.5",
        "\"\"",
        "[]",
        "{}",
        "[[],{}]",
        "{\"a\":[1,2,{\"b\":null}],\"c\":\"d\"}",
        "123456789",
        "1234567890123",
        "1e+100",
        "\"\u{e9}\"",
        "\"\u{416}\u{1f600}\"",
        "[\"a\\nb\",\"\\\"\"]",
        "{\"0\":1,\"a\":2}",
        "{\"\":1}",
        "[{\"x\":1,\"y\":2},{\"x\":3,\"y\":4},{\"y\":5,\"x\":6}]",
    ] {
        assert_eq!(parse(text, context), text);
    }
    for (source, expected) in [
        (
            "Object.is(JSON.parse('-0'), -0) && JSON.parse(' [ 1e400 , -1E-400 ] ')[0]",
            "Infinity",
        ),
        (
            "JSON.parse('\"\\\\u0041\\\\ud800\\\\/\"'.replaceAll('\\\\\\\\', '\\\\')).charCodeAt(1).toString(16)",
            "d800",
        ),
        ("JSON.parse('\"\\ud800\"') === '\\ud800'", "true"),
        (
            "const o = JSON.parse('{\"__proto__\":1,\"a\":2,\"a\":3,\"2\":4,\"1\":5}'); [Object.keys(o), o.a, Object.getPrototypeOf(o) === Object.prototype].join()",
            "1,2,__proto__,a,3,true",
        ),
        (
            "const p = JSON.parse('{\"a\":1}'); p.b = 2; delete p.a; JSON.stringify([p, Object.getOwnPropertyDescriptor(JSON.parse('{\"a\":1}'), 'a')])",
            "[{\"b\":2},{\"value\":1,\"writable\":true,\"enumerable\":true,\"configurable\":true}]",
        ),
        (
            "const many = '{' + Array.from({ length: 3000 }, (_, i) => `\"k${i}\":${i}`) + '}'; const m = JSON.parse(many); m.k2999 + Object.keys(m).length",
            "5999",
        ),
        (
            "let deep = JSON.parse('['.repeat(200000) + ']'.repeat(200000)), n = 0; while (deep) { deep = deep[0]; n++ } n",
            "200000",
        ),
        (
            "[undefined, {}, Symbol.iterator].map(v => { try { JSON.parse(v) } catch (e) { return e.name } }).join()",
            "SyntaxError,SyntaxError,TypeError",
        ),
        (
            "JSON.parse(null) === null && JSON.parse(1n) === 1 && JSON.parse({ toString: () => '7' })",
            "7",
        ),
    ] {
        assert_eq!(show(source, context), expected, "{source}");
    }
}

#[test]
fn revivers_see_sources() {
    let context = &mut Context::default();
    let source = r#"const log = []; JSON.parse('{"a":1.0,"b":[2,"x",null],"c":{"d":true},"a":3e0}', function (k, v, c) {
        log.push(k + JSON.stringify(c)); return v }); log.join()"#;
    let expected = r#"a{"source":"3e0"},0{"source":"2"},1{"source":"\"x\""},2{"source":"null"},b{},d{"source":"true"},c{},{}"#;
    assert_eq!(show(source, context), expected);
    let source = "JSON.stringify(JSON.parse('[1,[2,3],{\"a\":4,\"b\":5}]', (k, v) => k === 'a' ? undefined : typeof v === 'number' ? v * 2 : v))";
    assert_eq!(show(source, context), "[2,[4,6],{\"b\":10}]");
}
