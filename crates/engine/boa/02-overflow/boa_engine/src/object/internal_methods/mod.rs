//! Each step up a prototype chain is a native call.

graft! {
    in "ordinary_get"
    before { parent.__get__(key, receiver, context) }
    insert { crate::error::check_native_stack()?; }
}

graft! {
    in "ordinary_try_get"
    before { parent.__try_get__(key, receiver, context) }
    insert { crate::error::check_native_stack()?; }
}

graft! {
    in "ordinary_set"
    before { return parent.__set__(key, value, receiver, context); }
    insert { crate::error::check_native_stack()?; }
}

graft! {
    in "ordinary_has_property"
    before { let parent = obj.__get_prototype_of__(context)?; }
    insert { crate::error::check_native_stack()?; }
}
