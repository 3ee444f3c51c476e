impl WeakUniqueShape {
    /// Whether the shape has not been freed.
    #[inline]
    pub(crate) fn is_alive(&self) -> bool {
        self.inner.is_upgradable()
    }
}

graft! {
    in "UniqueShape::change_attributes_transition"
    before { if slot.attributes.width_match(key.attributes) }
    insert { let unchanged = slot.attributes == key.attributes; }
    replace {
        return ChangeTransition {
            shape: self.clone().into(),
            action: ChangeTransitionAction::Nothing,
        };
    } with {
        // A new address tells caches that a property may not be writable any more.
        let shape = if unchanged {
            self.clone()
        } else {
            let property_table = std::mem::take(&mut *property_table);
            Self::new(self.inner.prototype.borrow_mut().take(), property_table)
        };
        return ChangeTransition {
            shape: shape.into(),
            action: ChangeTransitionAction::Nothing,
        };
    }
}
