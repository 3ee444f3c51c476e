//! 52-lengths.

use boa_engine::Context;

use super::show;

#[test]
fn what_is_too_long_is_a_range_error() {
    let context = &mut Context::default();
    for (source, message) in [
        ("'a'.repeat(0x1fffffe9)", "Invalid string length"),
        ("'ab'.repeat(2 ** 40)", "Invalid string length"),
        ("'a'.repeat(-1)", "Invalid count value: -1"),
        ("'a'.repeat(Infinity)", "Invalid count value: Infinity"),
        ("'a'.padEnd(0x1fffffe9)", "Invalid string length"),
        ("new Uint8Array(-1)", "Invalid typed array length: -1"),
        (
            "new Uint8Array(2 ** 53)",
            "Invalid typed array length: 9007199254740992",
        ),
        ("new ArrayBuffer(2 ** 52)", "Array buffer allocation failed"),
    ] {
        let source = format!("try {{ {source} }} catch (e) {{ e.name + ': ' + e.message }}");
        assert_eq!(show(&source, context), format!("RangeError: {message}"));
    }
}

#[test]
fn repeat_repeats() {
    let context = &mut Context::default();
    assert_eq!(show("'ab'.repeat(3)", context), "ababab");
    assert_eq!(show("'é日'.repeat(2)", context), "é日é日");
    assert_eq!(show("'a'.repeat(0) + ''.repeat(2 ** 50)", context), "");
    assert_eq!(show("new Uint8Array(2.9).length", context), "2");
    assert_eq!(show("new Uint8Array('3').length", context), "3");
}
