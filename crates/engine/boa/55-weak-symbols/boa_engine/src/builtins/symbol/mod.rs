/// True for what `Symbol.for` made.
pub(crate) fn is_registered(symbol: &JsSymbol) -> bool {
    GLOBAL_SYMBOL_REGISTRY.get_key(symbol).is_some()
}
