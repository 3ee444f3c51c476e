#[graft(add_to)]
struct Vm {
    x: u32,
}
