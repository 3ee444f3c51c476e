//! The timer lists by expiry: a binary heap that knows where each list stands, so that any list can leave it.

use super::lists::List;

/// Stands for "not in the heap" and "no such list or timer".
pub(super) const NONE: u32 = u32::MAX;

/// Indices into the lists, the earliest first; lists of equal expiry in the order in which they got it.
pub(super) struct Heap {
    places: Vec<u32>,
}

impl Heap {
    pub(super) const fn new() -> Self {
        Self { places: Vec::new() }
    }

    pub(super) fn first(&self) -> Option<u32> {
        self.places.first().copied()
    }

    pub(super) fn push(&mut self, list: u32, lists: &mut [List]) {
        let place = self.places.len();
        self.places.push(list);
        lists[list as usize].place = index(place);
        self.up(place, lists);
    }

    pub(super) fn remove(&mut self, list: u32, lists: &mut [List]) {
        let place = lists[list as usize].place as usize;
        lists[list as usize].place = NONE;
        let Some(last) = self.places.pop() else {
            return;
        };
        if last == list {
            return;
        }
        self.places[place] = last;
        lists[last as usize].place = index(place);
        self.up(place, lists);
        self.down(lists[last as usize].place as usize, lists);
    }

    /// Restores the order after the first list got a later expiry.
    pub(super) fn first_is_later(&mut self, lists: &mut [List]) {
        self.down(0, lists);
    }

    fn up(&mut self, mut place: usize, lists: &mut [List]) {
        while place > 0 {
            let parent = (place - 1) / 2;
            if !self.before(place, parent, lists) {
                break;
            }
            self.swap(place, parent, lists);
            place = parent;
        }
    }

    fn down(&mut self, mut place: usize, lists: &mut [List]) {
        loop {
            let mut earliest = place;
            for child in [2 * place + 1, 2 * place + 2] {
                if child < self.places.len() && self.before(child, earliest, lists) {
                    earliest = child;
                }
            }
            if earliest == place {
                return;
            }
            self.swap(place, earliest, lists);
            place = earliest;
        }
    }

    fn before(&self, a: usize, b: usize, lists: &[List]) -> bool {
        let key = |place: usize| {
            let list = &lists[self.places[place] as usize];
            (list.expiry, list.order)
        };
        key(a) < key(b)
    }

    fn swap(&mut self, a: usize, b: usize, lists: &mut [List]) {
        self.places.swap(a, b);
        lists[self.places[a] as usize].place = index(a);
        lists[self.places[b] as usize].place = index(b);
    }
}

/// There are never more lists than timers, whose number fits.
#[allow(
    clippy::cast_possible_truncation,
    reason = "bounded by the number of timers"
)]
const fn index(place: usize) -> u32 {
    place as u32
}
