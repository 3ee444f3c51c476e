#[graft(wrapp)]
fn helper() {}
