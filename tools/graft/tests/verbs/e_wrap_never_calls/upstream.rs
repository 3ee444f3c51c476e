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

    #[inline]
    fn run(&mut self, n: usize) -> usize {
        if n > self.limit {
            return 0;
        }
        self.limit + n
    }
}

impl fmt::Display for Vm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "vm")
    }
}

fn helper(x: u32) -> u32 {
    x + 1
}

table! { Add => 1, Sub => 2 }

#[cfg(test)]
mod tests {
    fn helper() {}
}
