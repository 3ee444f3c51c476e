//! The name of a method, for those who walk the tree.

impl ClassMethodDefinition {
    /// The name, unless it is a private one.
    pub(crate) fn property_name_mut(&mut self) -> Option<&mut PropertyName> {
        match &mut self.name {
            ClassElementName::PropertyName(name) => Some(name),
            ClassElementName::PrivateName(_) => None,
        }
    }
}
