//! Prepares the grafted Boa sources.
//!
//! Boa comes from the registry, pinned and verified; its code never stands in our tree. What we change about it
//! lives in `crates/engine/boa/NN-name/` as plain Rust files, `<crate>/<path in crate>.rs`. This tool reads
//! cargo's copy of the sources, applies those files, and writes the crates that have grafts into
//! `.run-make-first/` at the repository's root, where the workspace's `[patch.crates-io]` finds them.
//!
//! # How data passes through
//! [`sources`] asks cargo where the registry's sources are → [`script`] reads a graft file into [`script::Change`]s →
//! [`index`] addresses the items of the upstream file → [`apply`] turns changes into byte ranges of the untouched
//! upstream text and splices them → [`output`] writes what differs and deletes what is stale.
//!
//! Every change addresses the *upstream* text, never another graft's result, so grafts do not depend on each other's
//! wording; only wraps stack, in NN order.
//!
//! # The syntax of a graft file
//! A file is Rust that rustfmt accepts. An item without an attribute is **added** to the end of the upstream file.
//! ```text
//! #[graft(wrap)]            a function takes upstream's name; upstream's stays callable as `upstream_NAME`
//! #[graft(add_to)]          the members of this struct, enum, trait, impl or mod join upstream's
//! #[graft(replace)]         the item takes upstream's place
//! graft! { delete "path" }  the item goes
//! graft! { in "path" after { tokens } insert { tokens } }        also: before {..} insert {..}
//! graft! { in "path" replace { tokens } with { tokens } }        also: remove {..}
//! graft! { in "path" start insert { tokens } }                   also: end insert {..} (of the item's last braces)
//! #![graft(new)]            (first line) the whole file is ours; upstream has none of this name
//! ```
//! Functions of a type stand in an `impl` block that names the type, and the trait when it is a trait's. In an edit
//! a path is `Type::function`, `name`, `module::name`, `<Type as Trait>::function`, `impl Trait for Type`, `name!` for a macro
//! (a definition or an invocation), or `file`. The quoted tokens must match exactly once in what the path names; several
//! clauses may follow one `in`. A `Cargo.toml` beside `src` is appended to the crate's manifest.

pub mod apply;
pub mod error;
pub mod index;
pub mod output;
pub mod script;
pub mod sources;

pub use error::Error;
