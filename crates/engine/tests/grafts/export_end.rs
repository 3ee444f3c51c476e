//! A module may end with its exports.

use boa_engine::{Context, Module, Source};

#[test]
fn nothing_need_follow_an_export_list() {
    let context = &mut Context::default();
    for source in [
        "let a; export { a }",
        "let a; export { a as \"b c\" }",
        "let a;export{a as b};",
    ] {
        let module = Module::parse(Source::from_bytes(source), None, context);
        assert!(module.is_ok(), "{source}");
    }
    for source in ["let a; export { a", "export { if }", "export { \"a\" }"] {
        let module = Module::parse(Source::from_bytes(source), None, context);
        assert!(module.is_err(), "{source}");
    }
}
