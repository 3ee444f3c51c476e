//! Only arrays that hold themselves convert to nothing, as in V8; other conversions that call themselves overflow.

graft! {
    in "JsObject::ordinary_to_primitive"
    replace {
        let recursion_limiter = RecursionLimiter::new(self.as_ref());
        if recursion_limiter.live
    } with {
        let recursion_limiter = self.is_array().then(|| RecursionLimiter::new(self.as_ref()));
        if recursion_limiter.as_ref().is_some_and(|limiter| limiter.live)
    }
}
