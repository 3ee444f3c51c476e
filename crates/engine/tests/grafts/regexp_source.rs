use boa_engine::Context;

use crate::show;

#[test]
fn what_is_escaped_stays_so() {
    let cases = [
        (r"/a\/b/", r"a\/b"),
        (r"/^https?:\/\/x/", r"^https?:\/\/x"),
        (r"new RegExp('/')", r"\/"),
        (r"new RegExp('[/]/')", r"[/]\/"),
        (r"new RegExp('[\\]/]')", r"[\]/]"),
        (r"new RegExp('\\\\/')", r"\\\/"),
        (r"new RegExp('\n\r\u2028')", r"\n\r\u2028"),
        (r"new RegExp('\\\n')", r"\n"),
        (r"new RegExp('')", "(?:)"),
        (r"/é/", "é"),
    ];
    for (pattern, source) in cases {
        let shown = show(&format!("({pattern}).source"), &mut Context::default());
        assert_eq!(shown, source, "{pattern}");
    }
}

#[test]
fn a_source_makes_the_same_pattern() {
    let text = r"new RegExp(/^https?:\/\/x/.source).test('http://x')";
    assert_eq!(show(text, &mut Context::default()), "true");
}
