use boa_engine::{Context, JsValue, Source, js_string};

/// Programs and what V8 says about them, recorded from Node.
const ERRORS: &[(&str, &str)] = &[
    (
        "undefined.x",
        "TypeError: Cannot read properties of undefined (reading 'x')",
    ),
    (
        "null[0]",
        "TypeError: Cannot read properties of null (reading '0')",
    ),
    (
        "undefined['a b']",
        "TypeError: Cannot read properties of undefined (reading 'a b')",
    ),
    (
        "null.x = 1",
        "TypeError: Cannot set properties of null (setting 'x')",
    ),
    (
        "undefined[0] = 1",
        "TypeError: Cannot set properties of undefined (setting '0')",
    ),
    ("let o = {}; o.f()", "TypeError: o.f is not a function"),
    (
        "let o = {};\n\n  o\n  .f()",
        "TypeError: o.f is not a function",
    ),
    (
        "let o = {}; o.a.b()",
        "TypeError: Cannot read properties of undefined (reading 'b')",
    ),
    ("let o = {}; o['f']()", "TypeError: o.f is not a function"),
    (
        "let o = {}, k = 'f'; o[k]()",
        "TypeError: o[k] is not a function",
    ),
    ("let a = []; a[0]()", "TypeError: a[0] is not a function"),
    ("let f; f()", "TypeError: f is not a function"),
    (
        "let o = { f() { return {} } }; o.f(1, (2)).g()",
        "TypeError: o.f(...).g is not a function",
    ),
    (
        "let o = { a: [{}] }; o.a[0].g(...[])",
        "TypeError: o.a[0].g is not a function",
    ),
    (
        "(() => {})()()",
        "TypeError: (intermediate value)(...) is not a function",
    ),
    ("let F; new F", "TypeError: F is not a constructor"),
    (
        "let o = {}; new o.F(...[])",
        "TypeError: o.F is not a constructor",
    ),
    (
        "new (() => 1)",
        "TypeError: (intermediate value) is not a constructor",
    ),
    (
        "let m = new Map; m.get('x').y",
        "TypeError: Cannot read properties of undefined (reading 'y')",
    ),
    (
        "(function () { 'use strict'; this.x })()",
        "TypeError: Cannot read properties of undefined (reading 'x')",
    ),
    (
        "x; let x",
        "ReferenceError: Cannot access 'x' before initialization",
    ),
    (
        "{ y; let y }",
        "ReferenceError: Cannot access 'y' before initialization",
    ),
    (
        "(() => { z(); let z = 1; function q() { return z } })()",
        "ReferenceError: Cannot access 'z' before initialization",
    ),
    ("missing + 1", "ReferenceError: missing is not defined"),
    (
        "class A {} A()",
        "TypeError: Class constructor A cannot be invoked without 'new'",
    ),
    (
        "'use strict'; Object.freeze({ a: 1 }).a = 2",
        "TypeError: Cannot assign to read only property 'a' of object '#<Object>'",
    ),
    (
        "'use strict'; Object.freeze([1])[0] = 2",
        "TypeError: Cannot assign to read only property '0' of object '[object Array]'",
    ),
    (
        "'use strict'; Object.freeze({}).b = 2",
        "TypeError: Cannot add property b, object is not extensible",
    ),
    (
        "'use strict'; ({ get a() { return 1 } }).a = 2",
        "TypeError: Cannot set property a of #<Object> which has only a getter",
    ),
    (
        "'use strict'; class B { get a() { return 1 } } new B().a = 2",
        "TypeError: Cannot set property a of #<B> which has only a getter",
    ),
    (
        "'use strict'; 'abc'.length = 1",
        "TypeError: Cannot assign to read only property 'length' of string 'abc'",
    ),
    (
        "'use strict'; (5).x = 1",
        "TypeError: Cannot create property 'x' on number '5'",
    ),
    (
        "'use strict'; notthere = 1",
        "ReferenceError: notthere is not defined",
    ),
    (
        "1n + 1",
        "TypeError: Cannot mix BigInt and other types, use explicit conversions",
    ),
    (
        "new Set(5)",
        "TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))",
    ),
    (
        "const c = 1; c = 2",
        "TypeError: Assignment to constant variable.",
    ),
    (
        "Symbol() + ''",
        "TypeError: Cannot convert a Symbol value to a string",
    ),
    (
        "+1n",
        "TypeError: Cannot convert a BigInt value to a number",
    ),
    (
        "[].reduce((a, b) => a)",
        "TypeError: Reduce of empty array with no initial value",
    ),
    ("new Array(-1)", "RangeError: Invalid array length"),
    (
        "JSON.stringify(1n)",
        "TypeError: Do not know how to serialize a BigInt",
    ),
    (
        "(1).toString(1)",
        "RangeError: toString() radix argument must be between 2 and 36",
    ),
    ("Map()", "TypeError: Constructor Map requires 'new'"),
    (
        "Object.keys(undefined)",
        "TypeError: Cannot convert undefined or null to object",
    ),
];

#[test]
fn errors_say_what_v8_says() {
    for (source, wanted) in ERRORS {
        let context = &mut Context::default();
        let error = context.eval(Source::from_bytes(source)).unwrap_err();
        let error: JsValue = error.into_opaque(context).unwrap();
        let error = error.as_object().unwrap();
        let mut part = |key| {
            let value = error.get(key, context).unwrap();
            value.as_string().unwrap().to_std_string_lossy()
        };
        let got = format!(
            "{}: {}",
            part(js_string!("name")),
            part(js_string!("message"))
        );
        assert_eq!(got, *wanted, "{source}");
    }
}
