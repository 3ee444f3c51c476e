graft! {
    in "Array::to_locale_string"
    replace { js_string!(", ") }
    with { js_string!(",") }
}
