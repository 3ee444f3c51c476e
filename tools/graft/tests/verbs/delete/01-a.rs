graft! { delete "Vm::run" }
graft! { delete "impl Display for Vm" }
graft! { delete "helper" }
