graft! {
    in "ByteCompiler::access_get"
    before { if !self.in_with && let Some(&cached_reg) = self.const_binding_cache.get(&binding.locator()) }
    insert {
        if matches!(index, BindingKind::Local(None)) {
            let name = binding.locator().name().to_std_string_lossy();
            let message = format!("Cannot access '{name}' before initialization");
            let message = self.get_or_insert_literal(Literal::String(message.into()));
            self.push_source_position(position);
            self.bytecode.emit_throw_new_reference_error(message.into());
            self.pop_source_position();
            return;
        }
    }
}

graft! {
    in "file"
    replace {
        compiler.compile_expr(spread.target(), &value);
        compiler.bytecode.emit_get_iterator(value.variable());
        compiler.bytecode.emit_push_iterator_to_array(array_op);
    } with {
        compiler.compile_expr(spread.target(), &value);
        // At the dots, which tell this spread from that of a literal.
        compiler.push_source_position(boa_ast::Spanned::span(spread).start());
        compiler.bytecode.emit_get_iterator(value.variable());
        compiler.pop_source_position();
        compiler.bytecode.emit_push_iterator_to_array(array_op);
    }
}
