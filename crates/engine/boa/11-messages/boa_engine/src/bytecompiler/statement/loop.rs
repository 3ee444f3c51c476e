graft! {
    in "ByteCompiler::compile_for_of_loop"
    replace {
        if for_of_loop.r#await() {
            self.bytecode.emit_get_async_iterator(object.variable());
        } else {
            self.bytecode.emit_get_iterator(object.variable());
        }
    } with {
        self.push_source_position(boa_ast::Spanned::span(for_of_loop.iterable()).start());
        if for_of_loop.r#await() {
            self.bytecode.emit_get_async_iterator(object.variable());
        } else {
            self.bytecode.emit_get_iterator(object.variable());
        }
        self.pop_source_position();
    }
}
