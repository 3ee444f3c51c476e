graft! {
    in "file"
    replace { | Instruction::Reserved59 => unreachable!("Reserved opcodes are unreachable"), }
    with {
        => unreachable!("Reserved opcodes are unreachable"),
        Instruction::Disposal { action, record, value, done } => {
            format!("action:{action}, record:{record}, value:{value}, done:{done}")
        }
    }
}
