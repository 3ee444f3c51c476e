//! Upstream.

use std::fmt;

/// A machine.
#[derive(Debug)]
pub struct Vm {
    /// Frames.
    frames: Vec<u32>,
    limit: usize
}

// graft: 01-a
enum Kind {
    Only,
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
fn run(&mut self, n: usize) -> usize {
        n
    }
}

impl fmt::Display for Vm {
    // graft: 01-a
fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
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
