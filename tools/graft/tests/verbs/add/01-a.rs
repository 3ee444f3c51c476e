use std::rc::Rc;

/// Ours.
#[derive(Debug)]
pub struct Extra(Rc<u32>);

impl Vm {
    /// New.
    pub fn extra(&self) -> Extra {
        Extra(Rc::new(1))
    }
}
