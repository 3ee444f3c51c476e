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
