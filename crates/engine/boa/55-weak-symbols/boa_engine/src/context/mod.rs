#[graft(add_to)]
pub struct Context {
    /// The objects that stand for symbols in weak structures.
    pub(crate) weak_symbols: rustc_hash::FxHashMap<crate::JsSymbol, JsObject>,
}

graft! {
    in "ContextBuilder::build"
    after { kept_alive: Vec::new(), }
    insert { weak_symbols: rustc_hash::FxHashMap::default(), }
}
