use boa_engine::{
    Context, JsObject,
    builtins::inspection::{self, FunctionKind},
};

use crate::eval;

fn object(source: &str, context: &mut Context) -> JsObject {
    eval(source, context).unwrap().as_object().unwrap()
}

#[test]
fn kinds_do_not_depend_on_prototypes() {
    let context = &mut Context::default();
    for (source, kind) in [
        ("Object.setPrototypeOf(new Map, null)", Some("Map")),
        ("new (class A extends Error {})", Some("Error")),
        ("new Map().keys()", Some("Map Iterator")),
        ("(function () { return arguments })()", Some("Arguments")),
        ("Object(1n)", Some("BigInt")),
        ("Object.create(Map.prototype)", None),
        ("[]", None),
        ("({})", None),
    ] {
        assert_eq!(inspection::kind(&object(source, context)), kind, "{source}");
    }
}

#[test]
fn a_preview_does_not_move_the_iterator() {
    let context = &mut Context::default();
    let iterator = object(
        "var i = new Map([[1, 2], [3, 4]]).entries(); i.next(); i",
        context,
    );
    let (values, pairs) = inspection::iterator_entries(&iterator).unwrap();
    assert_eq!((values.len(), pairs), (2, true));
    assert_eq!(crate::show("i.next().value.join()", context), "3,4");
}

#[test]
fn proxies_open_and_functions_tell() {
    let context = &mut Context::default();
    let proxy = object("new Proxy({}, {})", context);
    assert!(inspection::proxy_parts(&proxy).unwrap().is_some());
    let revoked = object(
        "var r = Proxy.revocable({}, {}); r.revoke(); r.proxy",
        context,
    );
    assert!(inspection::proxy_parts(&revoked).unwrap().is_none());
    let kind = inspection::function_kind(&object("(async function* () {})", context)).unwrap();
    let wanted = FunctionKind {
        is_async: true,
        is_generator: true,
        is_class: false,
    };
    assert_eq!(kind, wanted);
    assert!(
        inspection::function_kind(&object("class A {}; A", context))
            .unwrap()
            .is_class
    );
}

#[test]
fn named_keys_leave_indices_out() {
    let array = "var a = [1, 2]; a.x = 1; a[Symbol()] = 2; a";
    let context = &mut Context::default();
    let array = object(array, context);
    assert_eq!(inspection::named_keys(&array, true).len(), 2);
    assert_eq!(inspection::named_keys(&array, false).len(), 3);
}
