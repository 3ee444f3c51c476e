impl StaticJsStrings {
    #[graft(wrap)]
    pub fn get_string(string: &JsStr<'_>) -> Option<JsString> {
        if string.is_empty() {
            return Some(Self::EMPTY_STRING);
        }
        Self::upstream_get_string(string)
    }
}
