graft! { in "helper" behind { x } insert { y } }
