//! A template that begins with a long string appends to it.

graft! {
    in "ConcatToString::operation"
    before { let s = JsString::concat_array }
    insert {
        // A template that begins with an expression has an empty string before it.
        strings.retain(|string| !string.is_empty());
    }
    replace { JsString::concat_array(&strings.iter().map(JsString::as_str).collect::<Vec<_>>()) }
    with {
        match strings.split_first() {
            Some((first, rest)) if first.len() >= 256 => {
                rest.iter().fold(first.clone(), |all, next| all.append(next))
            }
            _ => JsString::concat_array(&strings.iter().map(JsString::as_str).collect::<Vec<_>>()),
        }
    }
}
