use boa_engine::Context;

use crate::{is_linear, show};

#[test]
fn many_bindings_load_in_linear_time() {
    is_linear(2_000, |n| {
        let mut source = String::from("(function () {\n");
        for i in 0..n {
            source.push_str(&format!(
                "function f{i}() {{ return {i} + (typeof f{}) }}\n",
                i / 2
            ));
        }
        source.push_str(&format!("return f{}() + f7() }})()", n - 1));
        let expected = format!("{}function7function", n - 1);
        assert_eq!(show(&source, &mut Context::default()), expected);
    });
}

#[test]
fn names_resolve_as_before() {
    let context = &mut Context::default();
    let lets: String = (0..40).map(|i| format!("let v{i} = {i};")).collect();
    let source = format!(
        "{{ {lets} {{ let v3 = 'inner'; var out = v3 + v39 + v0 }} var k = (() => v20 + v8)(); }} out + ':' + k"
    );
    assert_eq!(show(&source, context), "inner390:28");
    let source = format!("{{ {lets} let v8 = 1; }}");
    assert!(show(&source, context).contains("SyntaxError"));
    let source = format!(
        "(() => {{ {lets} const c = 1; try {{ c = 2 }} catch (e) {{ return e.name }} }})()"
    );
    assert_eq!(show(&source, context), "TypeError");
}
