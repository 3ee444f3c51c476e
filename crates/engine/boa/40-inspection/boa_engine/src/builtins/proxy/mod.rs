//! A proxy shows what it stands for.

impl Proxy {
    /// Target and handler; `None` once revoked.
    pub(crate) fn parts(&self) -> Option<(JsObject, JsObject)> {
        self.data.clone()
    }
}
