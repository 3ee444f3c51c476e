graft! {
    in "<T as IntrinsicObject>::init"
    remove {
        let get_species = BuiltInBuilder::callable(realm, BuiltinTypedArray::get_species)
            .name(js_string!("get [Symbol.species]"))
            .build();
    }
    remove {
        .static_accessor(
            JsSymbol::species(),
            Some(get_species),
            None,
            Attribute::CONFIGURABLE,
        )
    }
}
