use boa_engine::Context;

use crate::show;

#[test]
fn ascii_and_other_letters() {
    for (source, expected) in [
        (
            "var $a_1 = 1, _ = 2, é = 3, 变量 = 4, ab9 = 5; [$a_1, _, é, 变量, ab9].join()",
            "1,2,3,4,5",
        ),
        ("try { eval('var 1a') } catch (e) { e.name }", "SyntaxError"),
        ("try { eval('a@b') } catch (e) { e.name }", "SyntaxError"),
    ] {
        assert_eq!(show(source, &mut Context::default()), expected, "{source}");
    }
}
