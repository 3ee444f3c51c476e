//! What Node 25.9 does not have is not there.

use boa_engine::Context;

use super::show;

#[test]
fn proposals_and_strays_are_not_made() {
    let context = &mut Context::default();
    for text in [
        "'getOrInsert' in Map.prototype",
        "'getOrInsertComputed' in WeakMap.prototype",
        "'concat' in Iterator",
        "'includes' in Iterator.prototype",
        "'allKeyed' in Promise",
        "Object.hasOwn(Uint8Array, Symbol.species)",
        "Object.hasOwn(RegExp.prototype, 'lastIndex')",
    ] {
        assert_eq!(show(text, context), "false", "{text}");
    }
    assert_eq!(
        show("Uint8Array[Symbol.species] === Uint8Array", context),
        "true"
    );
}
