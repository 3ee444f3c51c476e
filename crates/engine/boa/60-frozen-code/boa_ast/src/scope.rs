/// One binding of a [`Scope`] as [`Scope::frozen_bindings`] gives it: name, index, flags.
pub type FrozenBinding = (JsString, u32, u8);

impl Scope {
    /// The bindings that live in environments; those in registers leave no trace at run time.
    #[must_use]
    pub fn frozen_bindings(&self) -> Vec<FrozenBinding> {
        let bindings = self.inner.bindings.borrow();
        let escaping = bindings.iter().filter(|binding| binding.escapes());
        escaping
            .map(|binding| (binding.name.clone(), binding.index, binding.flags.bits()))
            .collect()
    }

    /// A scope below `global` as the compiler left it: only what environments need of it at run time.
    #[must_use]
    pub fn thawed(
        global: &Self,
        index: u32,
        function: bool,
        escaped_this: bool,
        bindings: impl Iterator<Item = FrozenBinding>,
    ) -> Self {
        let mut list = Bindings::default();
        for (name, index, flags) in bindings {
            let flags = BindingFlags::from_bits_truncate(flags);
            list.push(Binding { name, index, flags });
        }
        Self {
            inner: Rc::new(Inner {
                unique_id: global.inner.context.next_unique_id(),
                outer: Some(global.clone()),
                index: Cell::new(index),
                bindings: RefCell::new(list),
                function,
                this_escaped: Cell::new(escaped_this),
                context: global.inner.context.clone(),
            }),
        }
    }
}

impl BindingLocator {
    /// The scope's number as it is kept, and the index in it.
    #[must_use]
    pub const fn frozen(&self) -> (u32, u32) {
        (self.scope, self.binding_index)
    }

    /// A locator from what [`frozen`](Self::frozen) gave.
    #[must_use]
    pub const fn thawed(name: JsString, (scope, binding_index): (u32, u32)) -> Self {
        Self {
            name,
            scope,
            binding_index,
            // Only the compiler asks for it.
            unique_scope_id: 0,
        }
    }
}
