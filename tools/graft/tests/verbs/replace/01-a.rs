impl Vm {
    #[graft(replace)]
    fn run(&mut self, n: usize) -> usize {
        n
    }
}

impl fmt::Display for Vm {
    #[graft(replace)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

#[graft(replace)]
enum Kind {
    Only,
}
