mod circle;
mod explain;
mod messages;
mod syntax_words;

pub(crate) use explain::{Call, explain};

impl JsNativeError {
    /// Converts this native error to its opaque representation as a [`JsObject`].
    #[graft(wrap)]
    pub fn into_opaque(mut self, context: &mut Context) -> JsObject {
        if let Some(message) = messages::of_v8(&self.message) {
            self.message = Cow::Borrowed(message);
        }
        self.upstream_into_opaque(context)
    }
}
