graft! { in "Vm::run" after { self.limit } insert { + 0 } }
