use boa_engine::Context;

use crate::show;

#[test]
fn this_reaches_through_arrows() {
    let context = &mut Context::default();
    for (source, expected) in [
        (
            "(function () { return (() => () => this.n)()() }).call({ n: 1 })",
            "1",
        ),
        (
            "(function () { return (() => () => () => this.n)()()() }).call({ n: 2 })",
            "2",
        ),
        (
            "(function () { const a = (x) => { const f = () => { return this }; return f }; return a(1)().n }).call({ n: 3 })",
            "3",
        ),
        (
            "(function f() { return ((a = () => () => this.n) => a()())() }).call({ n: 4 })",
            "4",
        ),
        (
            "new (class { n = 5; get = () => () => () => this.n })().get()()()",
            "5",
        ),
        (
            "(function () { return (() => function () { return (() => () => this.n)()() })().call({ n: 6 }) }).call({ n: 7 })",
            "6",
        ),
        ("(() => () => this === globalThis)()()", "true"),
    ] {
        assert_eq!(show(source, context), expected, "{source}");
    }
}
