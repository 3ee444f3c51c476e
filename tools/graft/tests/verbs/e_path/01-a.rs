graft! { delete "a+b" }
