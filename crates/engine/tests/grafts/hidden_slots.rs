use boa_engine::{Context, JsObject, JsValue};

#[test]
fn values_that_no_program_sees() {
    let context = &mut Context::default();
    let object = JsObject::with_object_proto(context.intrinsics());
    assert_eq!(object.hidden(0), None);
    object.set_hidden(0, JsValue::from(1));
    object.set_hidden(1, JsValue::from(2));
    object.set_hidden(0, JsValue::from(3));
    assert_eq!(object.hidden(0), Some(JsValue::from(3)));
    assert_eq!(object.hidden(1), Some(JsValue::from(2)));
    assert!(object.own_property_keys(context).unwrap().is_empty());
}
