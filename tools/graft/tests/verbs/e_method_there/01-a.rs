impl Vm {
    fn new() {}
}
