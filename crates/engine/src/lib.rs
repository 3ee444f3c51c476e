//! ouro-engine.
