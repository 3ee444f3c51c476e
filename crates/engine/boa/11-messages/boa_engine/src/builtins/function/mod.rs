graft! {
    in "function_call"
    replace { .with_message("class constructor cannot be invoked without 'new'") }
    with {
        .with_message(format!(
            "Class constructor {} cannot be invoked without 'new'",
            function.code.name().to_std_string_lossy()
        ))
    }
}
