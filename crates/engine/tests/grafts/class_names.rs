//! 31-class-names.

use boa_engine::Context;

use crate::show;

#[test]
fn a_method_name_may_use_an_outer_variable() {
    let context = &mut Context::default();
    let source = "(() => { const k = 'name'; function make() { return class { [k]() { return 1 } get [k + 2]() { return 2 } }; } const o = new (make())(); return o.name() + o.name2; })()";
    assert_eq!(show(source, context), "3");
}
