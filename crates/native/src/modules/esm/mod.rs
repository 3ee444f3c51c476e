//! ES modules. Everything loads at once, as the files are asked for, so that `require` can have them too.
//!
//! A request passes from `graph.rs` (which modules a module needs, in Boa's own records) through the resolver to
//! `translate.rs` (a URL's text into a module, by format); `names.rs` finds what a CommonJS file exports without
//! running it, over the pieces that `source.rs` knows; `run.rs` links, evaluates, and guards what Boa would panic at. Modules are kept by URL in the
//! [`Loader`](super::Loader).

mod binding;
mod data;
mod graph;
mod meta;
mod names;
mod run;
mod source;
mod translate;

pub(super) use self::{
    binding::FUNCTIONS,
    graph::{base_of, fetch, load_graph},
    meta::init as init_import_meta,
    translate::{Key, has_esm_words},
};
