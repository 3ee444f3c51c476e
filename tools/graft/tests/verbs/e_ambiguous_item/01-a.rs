graft! { delete "impl Vm" }
