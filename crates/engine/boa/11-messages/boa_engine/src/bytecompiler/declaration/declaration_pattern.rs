//! Patterns have a place, so that what cannot be taken apart can be shown.

graft! {
    in "ByteCompiler::compile_declaration_pattern_impl"
    replace {
        self.bytecode
            .emit_value_not_null_or_undefined(object.variable());

        let mut excluded_keys_registers = Vec::new();
    } with {
        self.push_source_position(boa_ast::Spanned::span(pattern).start());
        self.bytecode
            .emit_value_not_null_or_undefined(object.variable());
        self.pop_source_position();

        let mut excluded_keys_registers = Vec::new();
    }
    replace {
        self.bytecode
            .emit_value_not_null_or_undefined(object.variable());
        self.bytecode.emit_get_iterator(object.variable());
    } with {
        self.push_source_position(boa_ast::Spanned::span(pattern).start());
        self.bytecode.emit_get_iterator(object.variable());
        self.pop_source_position();
    }
}
