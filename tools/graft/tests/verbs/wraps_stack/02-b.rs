impl Vm {
    #[graft(wrap)]
    fn run(&mut self, n: usize) -> usize {
        self.upstream_run(n) * 3
    }
}
