/// The last match of a regular expression.
#[derive(Debug, Clone)]
pub struct LastMatch {
    /// What was searched.
    pub input: JsString,
    /// Where in it the match begins.
    pub index: usize,
    /// The match and its groups.
    pub groups: Vec<Option<JsString>>,
}

#[graft(add_to)]
pub struct Context {
    /// For `RegExp.$1` and its like.
    pub(crate) last_match: Option<LastMatch>,
}

graft! {
    in "ContextBuilder::build"
    after { kept_alive: Vec::new(), }
    insert { last_match: None, }
}

impl Context {
    /// The last match of a regular expression in this context.
    #[must_use]
    pub fn last_match(&self) -> Option<&LastMatch> {
        self.last_match.as_ref()
    }
}
