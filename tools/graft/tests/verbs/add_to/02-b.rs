#[graft(add_to)]
enum Kind {
    Four,
}
