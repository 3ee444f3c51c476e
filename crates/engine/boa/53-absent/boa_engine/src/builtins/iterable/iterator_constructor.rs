graft! {
    in "<IteratorConstructor as IntrinsicObject>::init"
    remove { .static_method(Self::concat, js_string!("concat"), 0) }
}
