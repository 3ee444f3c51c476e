graft! { in "Vm::run" replace { + n } with { 2 } }
