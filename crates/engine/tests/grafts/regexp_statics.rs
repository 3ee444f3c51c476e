//! The context knows what matched last.

use boa_engine::Context;

use super::{eval, show};

#[test]
fn the_last_match_is_kept() {
    let context = &mut Context::default();
    assert!(context.last_match().is_none());
    eval("/b(c)?(d)/.exec('abde'); /nothing/.test('else')", context).unwrap();
    let last = context.last_match().unwrap();
    assert_eq!(last.input.to_std_string_lossy(), "abde");
    assert_eq!(last.index, 1);
    let groups: Vec<_> = last
        .groups
        .iter()
        .map(|group| group.as_ref().map(|g| g.to_std_string_lossy()))
        .collect();
    assert_eq!(groups, [Some("bd".to_owned()), None, Some("d".to_owned())]);
    assert_eq!(show("'xyz'.replace(/y/, '-')", context), "x-z");
    assert_eq!(
        context.last_match().unwrap().input.to_std_string_lossy(),
        "xyz"
    );
}
