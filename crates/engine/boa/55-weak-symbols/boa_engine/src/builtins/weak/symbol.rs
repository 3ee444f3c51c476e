//! Objects that stand for symbols.
#![graft(new)]

use std::borrow::Cow;

use boa_gc::{Finalize, Trace};

use crate::{Context, JsData, JsObject, JsSymbol, JsValue};

#[derive(Debug, Trace, Finalize, JsData)]
struct StandIn(#[unsafe_ignore_trace] JsSymbol);

/// What stands for a value in a weak structure, if the value can be held weakly.
pub(crate) fn key(value: &JsValue, context: &mut Context) -> Option<JsObject> {
    if let Some(object) = value.as_object() {
        return Some(object);
    }
    let symbol = value.as_symbol()?;
    if crate::builtins::symbol::is_registered(&symbol) {
        return None;
    }
    let entry = context.weak_symbols.entry(symbol);
    let symbol = entry.key().clone();
    Some(
        entry
            .or_insert_with(|| JsObject::from_proto_and_data(None, StandIn(symbol)))
            .clone(),
    )
}

/// The same arguments with what stands for the symbols among them that can be held weakly.
pub(crate) fn keys<'a>(args: &'a [JsValue], context: &mut Context) -> Cow<'a, [JsValue]> {
    if !args.iter().any(JsValue::is_symbol) {
        return Cow::Borrowed(args);
    }
    let keys = args.iter().map(|value| match key(value, context) {
        Some(object) => object.into(),
        None => value.clone(),
    });
    Cow::Owned(keys.collect())
}

/// The value that an object of a weak structure stands for.
pub(crate) fn held(value: JsValue) -> JsValue {
    let symbol = value
        .as_object()
        .and_then(|object| object.downcast_ref::<StandIn>().map(|stand_in| stand_in.0.clone()));
    symbol.map_or(value, JsValue::from)
}
