// Only direct `eval` makes bindings that can be deleted: without it neither list has anything to say.
graft! {
    in "FunctionEnvironment::new"
    replace { deletable_bindings: RefCell::new(vec![false; bindings_count as usize]), }
    with { deletable_bindings: RefCell::new(Vec::new()), }
    replace { deleted_bindings: RefCell::new(vec![false; bindings_count as usize]), }
    with { deleted_bindings: RefCell::new(Vec::new()), }
}
