use boa_engine::Context;

use crate::show;

#[test]
fn elements_are_joined_by_a_comma() {
    let context = &mut Context::default();
    assert_eq!(
        show("['a', null, , 'b'].toLocaleString()", context),
        "a,,,b"
    );
}
