graft! {
    in "<AggregateError as BuiltInConstructor>::constructor"
    before { Ok(o.into()) }
    insert { context.call_error_hook_of_constructor(&o, new_target); }
}
