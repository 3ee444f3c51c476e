pub(crate) mod transitions;

#[graft(add_to)]
pub struct Vm {
    /// Which shapes objects get.
    pub(crate) transitions: transitions::Transitions,
}

graft! {
    in "Vm::new"
    after { pending_exception: None, }
    insert { transitions: transitions::Transitions::default(), }
}
