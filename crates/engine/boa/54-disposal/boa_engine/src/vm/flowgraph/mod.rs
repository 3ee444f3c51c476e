graft! {
    in "file"
    replace { | Instruction::Reserved59 => unreachable!("Reserved opcodes are unreachable"), }
    with {
        => unreachable!("Reserved opcodes are unreachable"),
        Instruction::Disposal { .. } => {
            graph.add_node(previous_pc, NodeShape::None, label.into(), Color::None);
            graph.add_edge(previous_pc, pc, None, Color::None, EdgeStyle::Line);
        }
    }
}
