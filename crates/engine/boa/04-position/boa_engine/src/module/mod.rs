impl Module {
    /// Parses the provided `src` as an ECMAScript module: <https://tc39.es/ecma262/#sec-parsemodule>.
    ///
    /// # Errors
    /// A `SyntaxError` that knows the path of the source.
    #[graft(wrap)]
    pub fn parse<R: ReadChar>(
        src: Source<'_, R>,
        realm: Option<Realm>,
        context: &mut Context,
    ) -> JsResult<Self> {
        let path = src.path().map(Path::to_path_buf);
        Self::upstream_parse(src, realm, context)
            .map_err(|err| err.with_syntax_path(path.as_deref()))
    }
}
