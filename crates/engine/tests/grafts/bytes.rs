//! 50-bytes.

use boa_engine::{
    Context, JsObject,
    builtins::{array_buffer::SharedArrayBuffer, typed_array::TypedArray},
};

use super::{eval, show};

fn object(source: &str, context: &mut Context) -> JsObject {
    eval(source, context).unwrap().as_object().unwrap()
}

#[test]
fn a_view_tells_its_buffer() {
    let context = &mut Context::default();
    let view = object("globalThis.v = new Uint16Array(4)", context);
    let buffer = view.downcast_ref::<TypedArray>().unwrap().buffer_object();
    let theirs = object("v.buffer", context);
    assert!(JsObject::equals(&buffer, &theirs));
}

#[test]
fn views_are_made_with_a_prototype_and_within_bounds() {
    let context = &mut Context::default();
    let buffer = object("globalThis.b = new ArrayBuffer(8)", context);
    let prototype = object(
        "globalThis.P = class extends Uint8Array {}; P.prototype",
        context,
    );
    let view = TypedArray::over(buffer.clone(), 2, 6, prototype.clone(), context).unwrap();
    let global = context.global_object();
    global
        .set(boa_engine::js_string!("view"), view, true, context)
        .unwrap();
    assert_eq!(
        show(
            "view[5] = 7; [view instanceof P, view.length, view.byteOffset, new Uint8Array(b)[7]].join()",
            context
        ),
        "true,6,2,7"
    );
    assert!(TypedArray::over(buffer, 2, 7, prototype.clone(), context).is_none());
    assert!(TypedArray::over(prototype.clone(), 0, 0, prototype, context).is_none());
}

#[test]
fn shared_bytes_are_where_they_say() {
    let context = &mut Context::default();
    let shared = object(
        "globalThis.s = new SharedArrayBuffer(3); new Uint8Array(s)[1] = 9; s",
        context,
    );
    let shared = shared.downcast_ref::<SharedArrayBuffer>().unwrap();
    let (address, length) = shared.raw_bytes();
    // SAFETY: the buffer is alive and no other thread knows it.
    let bytes = unsafe { std::slice::from_raw_parts(address, length) };
    assert_eq!(bytes, [0, 9, 0]);
}
