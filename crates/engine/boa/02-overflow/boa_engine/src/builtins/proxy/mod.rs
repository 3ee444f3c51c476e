//! Every internal method of a proxy asks for its target and handler first.

impl Proxy {
    #[graft(wrap)]
    pub(crate) fn try_data(&self) -> JsResult<(JsObject, JsObject)> {
        crate::error::check_native_stack()?;
        self.upstream_try_data()
    }
}
