//! Upstream.

use std::fmt;

/// A machine.
#[derive(Debug)]
pub struct Vm {
    /// Frames.
    frames: Vec<u32>,
    limit: usize
}

/// Kinds.
enum Kind {
    One,
    Two,
}

impl Vm {
    /// Makes one.
    pub fn new() -> Self {
        Self {
            frames: Vec::new(),
            limit: 10,
        }
    }

    // graft: 01-a
}

// graft: 01-a

// graft: 01-a

table! { Add => 1, Sub => 2 }

#[cfg(test)]
mod tests {
    fn helper() {}
}
