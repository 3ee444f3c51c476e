/// Upstream has it.
fn helper() {}
