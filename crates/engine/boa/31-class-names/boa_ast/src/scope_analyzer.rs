//! Names of methods are visited as those of fields are.

graft! {
    in "<BindingEscapeAnalyzer as VisitorMut<'ast>>::visit_class_element_mut"
    start insert {
        if let ClassElement::MethodDefinition(method) = &mut *node {
            if let Some(name) = method.property_name_mut() {
                self.visit_property_name_mut(name)?;
            }
        }
    }
}
