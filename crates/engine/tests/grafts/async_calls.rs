use boa_engine::{Context, Script, Source};
use boa_parser::async_call::settled;

fn show(text: &str) -> String {
    let context = &mut Context::default();
    let script = settled(|| Script::parse(Source::from_bytes(text), None, context));
    match script.and_then(|script| script.evaluate(context)) {
        Ok(value) => value.display().to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_function_may_be_called_async() {
    let prelude = "var async = (...list) => list.length;";
    for (text, expected) in [
        ("async()", "0"),
        ("async(1, 'two', [3])", "3"),
        ("async(async(1), async(x => x, 2))", "2"),
        (
            "[async(1), typeof (async (a, b = 2) => a), async(1, 2)].join()",
            "\"1,function,2\"",
        ),
        ("async((async () => async(1)), 2)", "2"),
        ("async(1) + async\n(2, 3)", "3"),
        (
            "typeof (async ({ a = 1 }, ...rest) => { return async(a) })",
            "\"function\"",
        ),
    ] {
        assert_eq!(show(&format!("{prelude}{text}")), expected, "{text}");
    }
    assert!(show("async (a, a+) => {}").contains("SyntaxError"));
    assert!(show("async (a) => { let let }").contains("SyntaxError"));
}
