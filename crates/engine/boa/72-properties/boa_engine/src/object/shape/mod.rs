pub(crate) mod epoch;

impl Shape {
    /// Whether this shape is another one with one property more.
    pub(crate) fn extends(&self, other: &Self) -> bool {
        match (&self.inner, &other.inner) {
            (Inner::Shared(this), Inner::Shared(other)) => this.extends(other),
            _ => false,
        }
    }
}
