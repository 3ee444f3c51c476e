graft! {
    in "<Iterator as IntrinsicObject>::init"
    remove {
        #[cfg(feature = "experimental")]
        let builder = builder.static_method(Self::includes, js_string!("includes"), 1);
    }
}
