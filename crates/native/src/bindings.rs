//! The native halves, a row each. A binding is built when JavaScript first asks for it.

use boa_engine::{Context, JsObject, JsResult, js_error};

use crate::{builtins, modules, process, request, state::State};

type Build = fn(&mut Context) -> JsResult<JsObject>;

/// Name and builder of every `internalBinding`, sorted by name.
static BINDINGS: &[(&str, Build)] = &[
    ("async_context", crate::process::async_context_binding),
    ("buffer", crate::buffer::binding),
    ("builtins", builtins::binding),
    ("child_process", crate::child_process::binding),
    ("console", crate::console::binding),
    #[cfg(feature = "crypto")]
    ("crypto", crate::crypto::binding),
    ("dns", crate::dns::binding),
    ("encoding", crate::encoding::binding),
    ("errors", crate::errors::binding),
    ("fs", crate::fs::binding),
    ("http", crate::http::binding),
    #[cfg(unix)]
    ("http_client", crate::http::client::binding),
    ("messaging", crate::messaging::binding),
    ("modules", modules::binding),
    ("net", crate::net::binding),
    ("os", crate::os::binding),
    ("performance", crate::performance::binding),
    ("process", process::binding),
    ("querystring", crate::querystring::binding),
    ("random", crate::random::binding),
    ("request", request::binding),
    ("signals", crate::signals::binding),
    ("stdio", crate::stdio::binding),
    ("string_decoder", crate::string_decoder::binding),
    ("timers", crate::timers::binding),
    #[cfg(all(unix, feature = "tls"))]
    ("tls", crate::tls::binding),
    ("url", crate::url::binding),
    ("util", crate::util::binding),
    #[cfg(feature = "websocket")]
    ("websocket", crate::websocket::binding),
    #[cfg(feature = "zlib")]
    ("zlib", crate::zlib::binding),
];

/// The native half called `name`.
///
/// # Errors
/// An `Error` if there is none, or what its builder fails with.
pub(crate) fn get(name: &str, context: &mut Context) -> JsResult<JsObject> {
    let Ok(at) = BINDINGS.binary_search_by_key(&name, |row| row.0) else {
        return Err(js_error!(Error: "No such binding: {}", name));
    };
    let (name, build) = BINDINGS[at];
    let state = State::of(context);
    let known = state.bindings.borrow().get(name).cloned();
    if let Some(object) = known {
        return Ok(object);
    }
    let object = build(context)?;
    state.bindings.borrow_mut().insert(name, object.clone());
    Ok(object)
}

#[cfg(test)]
mod tests {
    #[test]
    fn rows_are_sorted_by_name() {
        assert!(super::BINDINGS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
