graft! {
    in "read"
    replace { assert!(bytes.len() >= new_offset, "buffer too small to read type T"); }
    with { debug_assert!(bytes.len() >= new_offset, "buffer too small to read type T"); }
}
