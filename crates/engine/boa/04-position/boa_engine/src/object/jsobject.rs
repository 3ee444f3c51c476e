impl JsObject {
    /// Where the source of a function begins: path, line and column, both one-based.
    ///
    /// `None` for native functions and for what is not a function.
    #[must_use]
    pub fn function_position(&self) -> Option<(crate::vm::SourcePath, u32, u32)> {
        let function = self.downcast_ref::<crate::builtins::function::OrdinaryFunction>()?;
        let source = &function.code.source_info;
        let (line, column) = source.text_spanned().start()?;
        Some((source.map().path().clone(), line, column))
    }
}
