#[graft(add_to)]
struct Vm {
    /// Set from outside.
    interrupt: bool,
}

#[graft(add_to)]
enum Kind {
    Three(u32)
}

#[graft(add_to)]
impl fmt::Display for Vm {
    fn more() {}
}

#[graft(add_to)]
mod tests {
    fn other() {}
}
