//! Upstream.


// graft: 01-a
use std::fmt::{self};


/// A machine.
#[derive(Debug)]
pub struct Vm {
    /// Frames.
    frames: Vec<u32>,
    limit: usize
}

/// Kinds.
enum Kind {
    
// graft: 01-a


    Two,
}

impl Vm {
    /// Makes one.
    pub fn new() -> Self {
        Self {
            frames: 
// graft: 01-a
Vec::with_capacity(16)
,
            limit: 10,
// graft: 01-a
interrupt: false,

        }
    }

    #[inline]
    fn run(&mut self, n: usize) -> usize {
// graft: 01-a
let _ = n;

        if n > self.limit {
            
// graft: 01-a
eprintln!("over"); /* kept */
return 0;
        }
        self.limit + n
    }
}

impl fmt::Display for Vm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, 
// graft: 01-a
"VM"
)
    }
}

fn helper(x: u32) -> u32 {
    x + 1
}

table! { Add => 1,
// graft: 01-a
Mul => 3,
 Sub => 2 
// graft: 01-a
, Div => 4
}

#[cfg(test)]
mod tests {
    fn helper() {}
}
