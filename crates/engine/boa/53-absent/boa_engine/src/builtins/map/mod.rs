graft! {
    in "<Map as IntrinsicObject>::init"
    remove {
        .method(Self::get_or_insert, js_string!("getOrInsert"), 2)
        .method(
            Self::get_or_insert_computed,
            js_string!("getOrInsertComputed"),
            2,
        )
    }
}
