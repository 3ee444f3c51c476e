//! The pattern's compiler recurses once a group.

graft! {
    in "RegExp::compile_native_regexp"
    before { let matcher = if full_unicode }
    insert { check_nesting(&p)?; }
}

/// What one level of nesting needs at most while a pattern is parsed, optimised, emitted and dropped.
const STACK_OF_A_GROUP: usize = 4096;

/// Fails when a pattern is nested more deeply than the native stack allows to compile.
fn check_nesting(pattern: &JsString) -> JsResult<()> {
    let allowed = boa_parser::native_stack::remaining() / STACK_OF_A_GROUP;
    let mut depth = 0_usize;
    for unit in pattern.iter() {
        match unit {
            0x28 | 0x5B => depth += 1,
            0x29 | 0x5D => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > allowed {
            return Err(JsNativeError::syntax()
                .with_message("Invalid regular expression: Regular expression too large")
                .into());
        }
    }
    Ok(())
}
