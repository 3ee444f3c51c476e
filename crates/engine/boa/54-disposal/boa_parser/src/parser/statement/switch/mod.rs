graft! {
    in "<SwitchStatement as TokenParser<R>>::parse"
    after { let switch = Switch::new(condition, cases); }
    insert {
        // A case can be jumped over, so it declares no resources.
        for case in switch.cases() {
            crate::parser::check_no_resources(case.body(), interner)?;
        }
    }
}
