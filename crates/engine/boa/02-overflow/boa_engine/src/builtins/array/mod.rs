graft! {
    in "Array::flatten_into_array"
    start insert { crate::error::check_native_stack()?; }
}
