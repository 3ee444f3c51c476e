//! 30-modules.

use boa_engine::{Context, Module, Script, Source, js_string, module::ModuleStage};

fn parse(text: &str, context: &mut Context) -> Module {
    Module::parse(Source::from_bytes(text), None, context).unwrap()
}

#[test]
fn a_graph_is_answered_and_evaluated_by_hand() {
    let context = &mut Context::default();
    let main = parse(
        "import { a } from 'x'; import { b } from 'x'; export { b as c } from 'x'; export const d = a;",
        context,
    );
    let other = parse("export const a = 1;", context);
    assert_eq!(main.stage(), ModuleStage::Unlinked);
    let requests = main.requests();
    assert_eq!(requests.len(), 1);
    assert!(main.loaded(&requests[0]).is_none());
    main.set_loaded(requests[0].clone(), other.clone());
    let missing = main.missing_import(context).unwrap();
    assert_eq!(missing.name, js_string!("b"));
    assert!(!missing.ambiguous);
    assert!(!main.has_top_level_await());
    other.link(context).unwrap();
    other.evaluate(context).unwrap();
    assert_eq!(other.stage(), ModuleStage::Evaluated);
    assert!(parse("await 1", context).has_top_level_await());
}

#[test]
fn a_text_that_leaves_its_function_is_seen() {
    let context = &mut Context::default();
    for (text, single) in [
        ("(function (a) { return a })", true),
        ("(function () { }); (function () { })", false),
        ("(function () { }), (function () { })", false),
        ("(function () { })()", false),
    ] {
        let script = Script::parse(Source::from_bytes(text), None, context).unwrap();
        assert_eq!(script.is_single_function(), single, "{text}");
    }
}
