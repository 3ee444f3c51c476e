graft! { delete "Vm::run" }
