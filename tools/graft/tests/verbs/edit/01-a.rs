graft! {
    in "Vm::new"
    after { limit: 10, } insert { interrupt: false, }
    replace { Vec::new() } with { Vec::with_capacity(16) }
}

graft! {
    in "Vm::run"
    before { return 0; } insert { eprintln!("over"); /* kept */ }
    start insert { let _ = n; }
}

graft! { in "table!" after { Add => 1, } insert { Mul => 3, } end insert { , Div => 4 } }
graft! { in "<Vm as Display>::fmt" replace { "vm" } with { "VM" } }
graft! { in "file" replace { use std::fmt; } with { use std::fmt::{self}; } }
graft! { in "Kind" remove { One, } }
