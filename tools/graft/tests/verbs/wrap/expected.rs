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
/// Ours.
    fn run(&mut self, n: usize) -> usize {
        self.upstream_run(n) * 2 // twice
    }

#[inline]
    fn upstream_run(&mut self, n: usize) -> usize {
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

// graft: 01-a
// A remark that stays.
fn helper(x: u32) -> u32 {
    upstream_helper(x)
}

fn upstream_helper(x: u32) -> u32 {
    x + 1
}

table! { Add => 1, Sub => 2 }

#[cfg(test)]
mod tests {
    fn helper() {}
}
