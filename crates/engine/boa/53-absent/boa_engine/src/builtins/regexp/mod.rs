graft! {
    in "<RegExp as IntrinsicObject>::init"
    remove { .property(js_string!("lastIndex"), 0, Attribute::all()) }
}
