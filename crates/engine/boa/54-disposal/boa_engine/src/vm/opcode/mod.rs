mod disposal;

pub(crate) use disposal::{Disposal, DisposalAction};

graft! {
    in "file"
    replace { Reserved59 => Reserved, }
    with {
        Disposal { action: IndexOperand, record: RegisterOperand, value: RegisterOperand, done: RegisterOperand },
    }
}
