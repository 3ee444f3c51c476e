//! A list in order of arrival that may change while it is being walked: the walker keeps a serial number, not a place.

pub(crate) struct Roster<T> {
    entries: Vec<(u64, T)>,
    next: u64,
}

impl<T> Roster<T> {
    pub(crate) const fn new() -> Self {
        Self {
            entries: Vec::new(),
            next: 0,
        }
    }

    pub(crate) fn push(&mut self, value: T) -> u64 {
        let serial = self.next;
        self.next += 1;
        self.entries.push((serial, value));
        serial
    }

    pub(crate) fn remove(&mut self, serial: u64) -> Option<T> {
        let place = self.place(serial)?;
        Some(self.entries.remove(place).1)
    }

    pub(crate) fn get(&self, serial: u64) -> Option<&T> {
        self.place(serial).map(|place| &self.entries[place].1)
    }

    pub(crate) fn get_mut(&mut self, serial: u64) -> Option<&mut T> {
        self.place(serial).map(|place| &mut self.entries[place].1)
    }

    /// The first entry whose serial is in `from..until`.
    pub(crate) fn first_in(&mut self, from: u64, until: u64) -> Option<(u64, &mut T)> {
        let place = self.entries.partition_point(|(serial, _)| *serial < from);
        match self.entries.get_mut(place) {
            Some((serial, value)) if *serial < until => Some((*serial, value)),
            _ => None,
        }
    }

    /// The serial that the next arrival will get: everything there now is below it.
    pub(crate) fn end(&self) -> u64 {
        self.next
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub(crate) fn take_all(&mut self) -> Vec<(u64, T)> {
        std::mem::take(&mut self.entries)
    }

    fn place(&self, serial: u64) -> Option<usize> {
        self.entries
            .binary_search_by_key(&serial, |(serial, _)| *serial)
            .ok()
    }
}
