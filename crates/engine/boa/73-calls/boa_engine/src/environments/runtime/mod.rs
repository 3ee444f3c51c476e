impl Context {
    /// The environment that has a binding, where nothing that happened at run time can hide it.
    #[inline(always)]
    pub(crate) fn settled_environment(
        &self,
        locator: &BindingLocator,
    ) -> Option<&DeclarativeEnvironment> {
        let frame = self.vm.frame();
        let global = frame.realm.environment();
        let current = frame.environments.current_declarative_ref(global)?;
        if current.with() || current.poisoned() {
            return None;
        }
        match locator.scope() {
            BindingLocatorScope::Stack(index) => {
                let environment: &DeclarativeEnvironment =
                    frame.environments.get(index as usize)?.as_declarative()?;
                (!environment.is_deleted_binding(locator.binding_index())).then_some(environment)
            }
            BindingLocatorScope::GlobalDeclarative => Some(global),
            BindingLocatorScope::GlobalObject => None,
        }
    }

    /// Whether a global name is looked up on the global object, and nowhere else.
    #[inline(always)]
    pub(crate) fn is_settled_global(&self, locator: &BindingLocator) -> bool {
        let frame = self.vm.frame();
        matches!(locator.scope(), BindingLocatorScope::GlobalObject)
            && frame
                .environments
                .current_declarative_ref(frame.realm.environment())
                .is_some_and(|current| !current.with() && !current.poisoned())
    }
}
