impl Vm {
    #[graft(wrap)]
    fn walk(&self) {
        self.upstream_walk()
    }
}
