//! Why.

impl Vm {
    /// Ours.
    #[graft(wrap)]
    fn run(&mut self, n: usize) -> usize {
        self.upstream_run(n) * 2 // twice
    }
}

// A remark that stays.
#[graft(wrap)]
fn helper(x: u32) -> u32 {
    upstream_helper(x)
}
