//! ouro-loop.
