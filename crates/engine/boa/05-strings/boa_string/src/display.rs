graft! {
    in "file"
    replace { JsStringKind::Static => {} } with { JsStringKind::Static | JsStringKind::Growable => {} }
}
