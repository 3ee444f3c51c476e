graft! {
    in "BindingCollectorVisitor::visit_function_like"
    before { *scopes = function_scopes; }
    insert {
        if arrow && function_scopes.function_scope().escaped_this() {
            function_scopes
                .function_scope()
                .escape_this_in_enclosing_function_scope();
        }
    }
}
