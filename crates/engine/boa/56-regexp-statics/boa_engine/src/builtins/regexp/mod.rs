impl RegExp {
    #[graft(wrap)]
    pub(crate) fn abstract_builtin_exec(
        this: JsObject<RegExp>,
        input: &JsString,
        context: &mut Context,
    ) -> JsResult<Option<JsObject>> {
        let result = Self::upstream_abstract_builtin_exec(this, input, context)?;
        if let Some(result) = &result {
            Self::keep_last_match(result, input, context);
        }
        Ok(result)
    }

    /// Keeps what a fresh result array tells.
    fn keep_last_match(result: &JsObject, input: &JsString, context: &mut Context) {
        let result = result.borrow();
        let index = result.properties().get(&js_string!("index").into());
        let index = index.and_then(|index| index.value().and_then(JsValue::as_number));
        let Some(groups) = result.properties().to_dense_indexed_properties() else { return };
        context.last_match = Some(crate::context::LastMatch {
            input: input.clone(),
            index: index.unwrap_or_default() as usize,
            groups: groups.iter().map(JsValue::as_string).collect(),
        });
    }
}
