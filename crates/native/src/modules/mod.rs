//! The native half of the module systems.
//!
//! | look here | for |
//! |---|---|
//! | `resolve/` | from a request to a file: `node_modules`, `package.json`, `exports`; no JavaScript in it |
//! | `commonjs.rs` | what `Module` in `stdlib-js/internal/modules/cjs.js` asks for: reading, looking up, compiling |
//! | `esm/` | ES modules: graph, formats, evaluation, names of CommonJS exports |
//! | `loader.rs` | Boa's loader, and what both systems remember |
//! | `errors.rs` | how the resolver's errors look in JavaScript |
//!
//! `Module` and its patchable functions are JavaScript; everything hot is here.

mod commonjs;
mod errors;
mod esm;
mod loader;
pub(crate) mod resolve;

pub(crate) use self::{commonjs::binding, loader::Loader};
