//! `+` makes strings that are cheap to append to.

graft! {
    in "JsValue::add"
    replace { Self::from(js_string!(&x, &y)) } with { Self::from(x.append(&y)) }
    replace { Self::from(js_string!(&x, &y.to_string(context)?)) }
    with { Self::from(x.append(&y.to_string(context)?)) }
    replace { Self::from(js_string!(&x.to_string(context)?, &y)) }
    with { Self::from(x.to_string(context)?.append(&y)) }
}
