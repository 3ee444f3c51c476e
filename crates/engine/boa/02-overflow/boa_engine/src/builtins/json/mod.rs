//! One native call a level of nesting.

graft! {
    in "Json::serialize_json_property"
    start insert { crate::error::check_native_stack()?; }
}

graft! {
    in "Json::internalize_json_property"
    start insert { crate::error::check_native_stack()?; }
}
