#[graft(add_to)]
struct Vm {
    frames: u32,
}
