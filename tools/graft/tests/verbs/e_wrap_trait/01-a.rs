impl fmt::Display for Vm {
    #[graft(wrap)]
    fn fmt(&self) {}
}
