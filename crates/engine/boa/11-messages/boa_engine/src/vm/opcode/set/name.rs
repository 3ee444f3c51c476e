graft! {
    in "verify_initialized"
    replace { "cannot assign to uninitialized global property `{}`" } with { "{} is not defined" }
    replace {
        GlobalDeclarative => Some(format!(
            "cannot assign to uninitialized binding `{}`",
            key.to_std_string_escaped()
        ))
    } with {
        GlobalDeclarative => Some(format!(
            "Cannot access '{}' before initialization",
            key.to_std_string_lossy()
        ))
    }
    replace {
        Declarative(_) => Some(format!(
            "cannot assign to uninitialized binding `{}`",
            key.to_std_string_escaped()
        ))
    } with {
        Declarative(_) => Some(format!(
            "Cannot access '{}' before initialization",
            key.to_std_string_lossy()
        ))
    }
    replace { "cannot assign to uninitialized property `{}`" } with { "{} is not defined" }
}
