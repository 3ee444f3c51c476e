//! Embedders may look behind prototypes.

pub mod inspection;
