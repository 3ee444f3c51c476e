graft! {
    in "ByteCompiler::compile_expr_impl"
    replace {
        self.compile_expr(spread.target(), &value);
        self.bytecode.emit_get_iterator(value.variable());
        self.bytecode.emit_push_iterator_to_array(dst_op);
    } with {
        self.compile_expr(spread.target(), &value);
        self.push_source_position(boa_ast::Spanned::span(spread.target()).start());
        self.bytecode.emit_get_iterator(value.variable());
        self.pop_source_position();
        self.bytecode.emit_push_iterator_to_array(dst_op);
    }
    replace {
        if self.is_async() {
            self.bytecode.emit_get_async_iterator(dst.variable());
        } else {
            self.bytecode.emit_get_iterator(dst.variable());
        }
    } with {
        if let Some(target) = r#yield.target() {
            self.push_source_position(boa_ast::Spanned::span(target).start());
        }
        if self.is_async() {
            self.bytecode.emit_get_async_iterator(dst.variable());
        } else {
            self.bytecode.emit_get_iterator(dst.variable());
        }
        if r#yield.target().is_some() {
            self.pop_source_position();
        }
    }
}
