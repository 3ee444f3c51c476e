//! `process`: the object itself, what it knows at start, and the native half of its methods.
//!
//! The object is made here and is cheap: what is read once in a while is a lazy property of
//! `stdlib-js/internal/process/`, and it becomes an `EventEmitter` when somebody first asks for a method of one.

mod context;
mod exit;
mod identity;
mod info;
mod main;
mod object;
mod sys;

pub use self::object::VERSION;
pub(crate) use self::{
    context::binding as async_context_binding,
    exit::{die, emit_before_exit, emit_exit},
    info::place_value,
    main::start,
    object::{apply_options, become_emitter, install, next_tick},
};

use boa_engine::{Context, JsObject, JsResult};

use crate::interop::Binding;

/// `internalBinding('process')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let builder = Binding::new(context);
    Ok(identity::add_to(info::add_to(exit::add_to(builder))).build())
}
