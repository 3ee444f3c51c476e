graft! { in "Vm::new" after { limit: 11 } insert { x } }
