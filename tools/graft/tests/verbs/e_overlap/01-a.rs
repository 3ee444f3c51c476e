graft! { in "Vm::run" replace { self.limit + n } with { 1 } }
