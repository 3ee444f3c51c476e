#[graft(wrap)]
fn helper(x: u32) -> u32 {
    x
}
