mod disposal;

#[graft(add_to)]
pub struct ByteCompiler<'ctx> {
    /// The registers of the disposal records of the lists that are being compiled, innermost last.
    disposal_records: Vec<u32>,
}

graft! {
    in "ByteCompiler::new"
    after { current_open_environments_count: 0, }
    insert { disposal_records: Vec::new(), }
}

impl ByteCompiler<'_> {
    /// Compiles a [`StatementList`], and the disposal of the resources that it declares.
    #[graft(wrap)]
    pub fn compile_statement_list(&mut self, list: &StatementList, use_expr: bool, block: bool) {
        match disposal::resources_of_list(list) {
            Some(is_async) => self.with_disposal(is_async, use_expr, |this| {
                this.upstream_compile_statement_list(list, use_expr, block);
            }),
            None => self.upstream_compile_statement_list(list, use_expr, block),
        }
    }

    #[graft(wrap)]
    pub(crate) fn compile_lexical_decl(&mut self, decl: &LexicalDeclaration) {
        match decl {
            LexicalDeclaration::Using(list) => self.compile_resources(list, false),
            LexicalDeclaration::AwaitUsing(list) => self.compile_resources(list, true),
            _ => self.upstream_compile_lexical_decl(decl),
        }
    }
}
