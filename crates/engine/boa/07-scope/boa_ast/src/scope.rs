use rustc_hash::FxHashMap;

/// The bindings of a scope in the order of their declaration, found by name.
#[derive(Debug, Default)]
struct Bindings {
    list: Vec<Binding>,
    /// Where each name is in the list; only kept when the list is longer than [`Self::SHORT`].
    index: FxHashMap<JsString, usize>,
}

impl Bindings {
    /// Up to this many bindings comparing names is faster than hashing one.
    const SHORT: usize = 8;

    fn position(&self, name: &JsString) -> Option<usize> {
        if self.list.len() <= Self::SHORT {
            return self.list.iter().position(|binding| binding.name == *name);
        }
        self.index.get(name).copied()
    }

    fn named(&self, name: &JsString) -> Option<&Binding> {
        self.position(name).map(|at| &self.list[at])
    }

    fn named_mut(&mut self, name: &JsString) -> Option<&mut Binding> {
        self.position(name).map(|at| &mut self.list[at])
    }

    fn push(&mut self, binding: Binding) {
        self.list.push(binding);
        // The first binding beyond the short list brings the earlier ones along.
        if self.list.len() > Self::SHORT {
            for at in self.index.len()..self.list.len() {
                self.index.insert(self.list[at].name.clone(), at);
            }
        }
    }
}

impl PartialEq for Bindings {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl std::ops::Deref for Bindings {
    type Target = [Binding];

    fn deref(&self) -> &[Binding] {
        &self.list
    }
}

impl std::ops::DerefMut for Bindings {
    fn deref_mut(&mut self) -> &mut [Binding] {
        &mut self.list
    }
}

graft! { in "Inner" replace { RefCell<Vec<Binding>> } with { RefCell<Bindings> } }

graft! {
    in "Scope::has_lex_binding"
    replace { .iter().find(|b| &b.name == name) } with { .named(name) }
}

graft! {
    in "Scope::has_binding"
    replace { .iter().any(|b| &b.name == name) } with { .named(name).is_some() }
}

graft! {
    in "Scope::get_identifier_reference"
    replace { .iter().find(|b| b.name == name) } with { .named(&name) }
}

graft! {
    in "Scope::is_binding_mutable"
    replace { .iter().find(|b| &b.name == name) } with { .named(name) }
}

graft! {
    in "Scope::get_binding"
    replace { .iter().find(|b| &b.name == name) } with { .named(name) }
}

graft! {
    in "Scope::get_binding_reference"
    replace { .iter().find(|b| &b.name == name) } with { .named(name) }
}

graft! {
    in "Scope::access_binding"
    replace { .iter_mut().find(|b| &b.name == name) } with { .named_mut(name) }
}

graft! {
    in "Scope::create_mutable_binding"
    replace { .iter().find(|b| b.name == name) } with { .named(&name) }
}

graft! {
    in "Scope::create_immutable_binding"
    replace { .iter().any(|b| b.name == name) } with { .named(&name).is_some() }
}

graft! {
    in "Scope::set_mutable_binding"
    replace { .iter().find(|b| b.name == name) } with { .named(&name) }
}

graft! {
    in "Scope::set_mutable_binding_var"
    replace { .iter().find(|b| b.name == name) } with { .named(&name) }
}
