#[graft(add_to)]
pub struct OrderedMap<V> {
    /// All entries before this one are empty.
    first: usize,
}

graft! { in "OrderedMap::new" after { empty_count: 0, } insert { first: 0, } }
graft! { in "OrderedMap::with_capacity" after { empty_count: 0, } insert { first: 0, } }

/// Fewer empty entries than this are not worth a pass over the map.
pub(crate) const FEW_EMPTY: usize = 16;

impl<V> OrderedMap<V> {
    /// Insert a key-value pair in the map, last in order unless there is an equivalent key already.
    ///
    /// Returns the older value. Computes in **O(1)** time (amortized average).
    #[graft(wrap)]
    pub fn insert(&mut self, key: JsValue, value: V) -> Option<V> {
        if self.lock == 0 && self.empty_count > FEW_EMPTY && self.empty_count > self.len() {
            self.compact();
        }
        self.upstream_insert(key, value)
    }

    /// Remove the key-value pair equivalent to `key` and return its value; the other pairs keep their index.
    ///
    /// Computes in **O(1)** time (amortized average).
    #[graft(replace)]
    pub fn remove(&mut self, key: &JsValue) -> Option<V> {
        let index = self.map.get_index_of(key)?;
        let empty = MapKey::Empty(self.empty_count);
        self.map.insert(empty, None);
        self.empty_count += 1;
        let (_, value) = self.map.swap_remove_index(index)?;
        if self.lock == 0 && self.is_empty() {
            self.compact();
        } else {
            while let Some((MapKey::Empty(_), _)) = self.map.get_index(self.first) {
                self.first += 1;
            }
        }
        value
    }

    /// All entries before this index are empty.
    pub(crate) fn first(&self) -> usize {
        self.first
    }

    fn compact(&mut self) {
        self.map.retain(|key, _| matches!(key, MapKey::Key(_)));
        self.empty_count = 0;
        self.first = 0;
    }
}

graft! {
    in "OrderedMap::clear"
    after { self.empty_count = 0; }
    insert { self.first = 0; }
}

graft! {
    in "OrderedMap::unlock"
    replace {
        if self.lock == 0 {
            self.map.retain(|k, _| matches!(k, MapKey::Key(_)));
            self.empty_count = 0;
        }
    } with {
        if self.lock == 0 && self.empty_count > FEW_EMPTY && self.empty_count > self.len() {
            self.compact();
        }
    }
}
