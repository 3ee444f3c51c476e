//! A slab whose keys carry a generation: a key of a freed place finds nothing, even after the place was taken again.

/// Where a value lives, and which of the place's owners is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) index: u32,
    generation: u32,
}

enum Place<T> {
    Free { next: u32, generation: u32 },
    Taken { value: T, generation: u32 },
}

const END: u32 = u32::MAX;

pub(crate) struct Slots<T> {
    places: Vec<Place<T>>,
    free: u32,
    len: usize,
}

impl<T> Slots<T> {
    pub(crate) const fn new() -> Self {
        Self {
            places: Vec::new(),
            free: END,
            len: 0,
        }
    }

    pub(crate) fn insert(&mut self, value: T) -> Key {
        self.len += 1;
        if self.free == END {
            let index = u32::try_from(self.places.len()).unwrap_or(END);
            assert!(index != END, "more than 4 billion live handles");
            self.places.push(Place::Taken {
                value,
                generation: 0,
            });
            return Key {
                index,
                generation: 0,
            };
        }
        let index = self.free;
        let place = &mut self.places[index as usize];
        let Place::Free { next, generation } = *place else {
            unreachable!("the free list holds free places")
        };
        self.free = next;
        *place = Place::Taken { value, generation };
        Key { index, generation }
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        let place = self.places.get_mut(key.index as usize)?;
        match place {
            Place::Taken { generation, .. } if *generation == key.generation => {}
            _ => return None,
        }
        let free = Place::Free {
            next: self.free,
            generation: key.generation.wrapping_add(1),
        };
        let Place::Taken { value, .. } = std::mem::replace(place, free) else {
            unreachable!("checked above")
        };
        self.free = key.index;
        self.len -= 1;
        Some(value)
    }

    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        match self.places.get(key.index as usize) {
            Some(Place::Taken { value, generation }) if *generation == key.generation => {
                Some(value)
            }
            _ => None,
        }
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        match self.places.get_mut(key.index as usize) {
            Some(Place::Taken { value, generation }) if *generation == key.generation => {
                Some(value)
            }
            _ => None,
        }
    }

    /// The key under which the place is held now.
    pub(crate) fn key_at(&self, index: usize) -> Option<Key> {
        match self.places.get(index) {
            Some(Place::Taken { generation, .. }) => Some(Key {
                index: u32::try_from(index).ok()?,
                generation: *generation,
            }),
            _ => None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Empties the slab without handing out a key twice.
    pub(crate) fn take_all(&mut self) -> Vec<T> {
        (0..self.places.len())
            .filter_map(|index| self.key_at(index))
            .collect::<Vec<_>>()
            .into_iter()
            .filter_map(|key| self.remove(key))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Slots;

    #[test]
    fn a_stale_key_finds_nothing() {
        let mut slots = Slots::new();
        let a = slots.insert('a');
        assert_eq!(slots.remove(a), Some('a'));
        let b = slots.insert('b');
        assert_eq!(a.index, b.index);
        assert_eq!(slots.get(a), None);
        assert_eq!(slots.remove(a), None);
        assert_eq!(slots.get(b), Some(&'b'));
        assert_eq!(slots.len(), 1);
        assert_eq!(slots.take_all(), vec!['b']);
        assert_eq!(slots.get(b), None);
    }
}
