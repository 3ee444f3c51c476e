impl ByteCompiler<'_> {
    /// Compiles a [`ModuleItemList`], and the disposal of the resources that it declares.
    #[graft(wrap)]
    #[inline]
    pub fn compile_module_item_list(&mut self, list: &ModuleItemList) {
        match super::disposal::resources_of_module(list) {
            Some(is_async) => self.with_disposal(is_async, false, |this| {
                this.upstream_compile_module_item_list(list);
            }),
            None => self.upstream_compile_module_item_list(list),
        }
    }
}
