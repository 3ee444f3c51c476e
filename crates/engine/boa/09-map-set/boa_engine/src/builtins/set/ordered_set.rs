use crate::builtins::map::ordered_map::FEW_EMPTY;

#[graft(add_to)]
pub struct OrderedSet {
    /// All entries before this one are empty.
    first: usize,
}

graft! { in "OrderedSet::with_capacity" after { empty_count: 0, } insert { first: 0, } }

graft! {
    in "OrderedSet::is_empty"
    replace { self.inner.len() == 0 } with { self.len() == 0 }
}

impl OrderedSet {
    /// Insert a value in the set, last in order unless there is an equivalent one already; `true` if it is new.
    ///
    /// Computes in **O(1)** time (amortized average).
    #[graft(wrap)]
    pub fn add(&mut self, value: JsValue) -> bool {
        if self.lock == 0 && self.empty_count > FEW_EMPTY && self.empty_count > self.len() {
            self.compact();
        }
        self.upstream_add(value)
    }

    /// Delete the `value` from the set and return true if successful; the other values keep their index.
    ///
    /// Computes in **O(1)** time (amortized average).
    #[graft(replace)]
    pub fn delete(&mut self, value: &JsValue) -> bool {
        let Some(index) = self.inner.get_index_of(value) else {
            return false;
        };
        self.inner.insert(MapKey::Empty(self.empty_count));
        self.empty_count += 1;
        self.inner.swap_remove_index(index);
        if self.lock == 0 && self.is_empty() {
            self.compact();
        } else {
            while let Some(MapKey::Empty(_)) = self.inner.get_index(self.first) {
                self.first += 1;
            }
        }
        true
    }

    /// All entries before this index are empty.
    pub(crate) fn first(&self) -> usize {
        self.first
    }

    fn compact(&mut self) {
        self.inner.retain(|key| matches!(key, MapKey::Key(_)));
        self.empty_count = 0;
        self.first = 0;
    }
}

graft! {
    in "OrderedSet::clear"
    after { self.empty_count = 0; }
    insert { self.first = 0; }
}

graft! {
    in "OrderedSet::unlock"
    replace {
        if self.lock == 0 {
            self.inner.retain(|k| matches!(k, MapKey::Key(_)));
            self.empty_count = 0;
        }
    } with {
        if self.lock == 0 && self.empty_count > FEW_EMPTY && self.empty_count > self.len() {
            self.compact();
        }
    }
}
