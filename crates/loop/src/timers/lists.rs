//! When which timer is due, by Node's rules: one list a duration, in arming order; the lists ordered by expiry.
//!
//! A timer is a number here (its place in the slab of callbacks). Arming and disarming a timer whose duration is in
//! use costs O(1); the first and the last timer of a duration move its list in or out of the heap, O(log durations).
//!
//! A list's expiry is that of the timer that was first when the list was made or last looked at, so it may be too
//! early after that timer was stopped, never too late. That is Node's behaviour, and it shows in the order of callbacks.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::heap::{Heap, NONE};

#[derive(Clone, Copy)]
struct Link {
    list: u32,
    previous: u32,
    next: u32,
    start: u64,
}

const UNLINKED: Link = Link {
    list: NONE,
    previous: NONE,
    next: NONE,
    start: 0,
};

pub(super) struct List {
    duration: u64,
    pub(super) expiry: u64,
    /// Counts up whenever a list gets an expiry: what came first stays first among equals.
    pub(super) order: u64,
    pub(super) place: u32,
    head: u32,
    tail: u32,
}

/// Times are milliseconds of loop time.
pub(super) struct Lists {
    links: Vec<Link>,
    lists: Vec<List>,
    unused: Vec<u32>,
    by_duration: HashMap<u64, u32, BuildHasherDefault<DurationHasher>>,
    heap: Heap,
    order: u64,
}

impl Lists {
    pub(super) fn new() -> Self {
        Self {
            links: Vec::new(),
            lists: Vec::new(),
            unused: Vec::new(),
            by_duration: HashMap::default(),
            heap: Heap::new(),
            order: 0,
        }
    }

    /// Puts the timer at the end of its duration's list, out of the one where it was. True if it was not armed before.
    pub(super) fn arm(&mut self, timer: u32, duration: u64, start: u64) -> bool {
        let was_armed = self.disarm(timer);
        if self.links.len() <= timer as usize {
            self.links.resize(timer as usize + 1, UNLINKED);
        }
        let list = match self.by_duration.get(&duration) {
            Some(&list) => list,
            None => self.make(duration, start),
        };
        let tail = self.lists[list as usize].tail;
        self.links[timer as usize] = Link {
            list,
            previous: tail,
            next: NONE,
            start,
        };
        match tail {
            NONE => self.lists[list as usize].head = timer,
            tail => self.links[tail as usize].next = timer,
        }
        self.lists[list as usize].tail = timer;
        !was_armed
    }

    /// True if it was armed.
    pub(super) fn disarm(&mut self, timer: u32) -> bool {
        let Some(link) = self.links.get_mut(timer as usize) else {
            return false;
        };
        let Link {
            list,
            previous,
            next,
            ..
        } = std::mem::replace(link, UNLINKED);
        if list == NONE {
            return false;
        }
        match previous {
            NONE => self.lists[list as usize].head = next,
            previous => self.links[previous as usize].next = next,
        }
        match next {
            NONE => self.lists[list as usize].tail = previous,
            next => self.links[next as usize].previous = previous,
        }
        if self.lists[list as usize].head == NONE {
            self.by_duration.remove(&self.lists[list as usize].duration);
            self.heap.remove(list, &mut self.lists);
            self.unused.push(list);
        }
        true
    }

    pub(super) fn is_armed(&self, timer: u32) -> bool {
        self.links
            .get(timer as usize)
            .is_some_and(|link| link.list != NONE)
    }

    pub(super) fn next_expiry(&self) -> Option<u64> {
        self.heap
            .first()
            .map(|list| self.lists[list as usize].expiry)
    }

    /// Disarms and returns the next timer of a pass that began at `now`. The first list, once due, is emptied of its
    /// due timers before another one gets its turn; what is armed meanwhile is never due, because `now` stays.
    pub(super) fn take_due(&mut self, now: u64) -> Option<u32> {
        loop {
            let first = self.heap.first()?;
            let list = &mut self.lists[first as usize];
            if list.expiry > now {
                return None;
            }
            let timer = list.head;
            let start = self.links[timer as usize].start;
            if now.saturating_sub(start) >= list.duration {
                self.disarm(timer);
                return Some(timer);
            }
            list.expiry = start
                .saturating_add(list.duration)
                .max(now.saturating_add(1));
            list.order = self.order;
            self.order += 1;
            self.heap.first_is_later(&mut self.lists);
        }
    }

    fn make(&mut self, duration: u64, start: u64) -> u32 {
        let made = List {
            duration,
            expiry: start.saturating_add(duration),
            order: self.order,
            place: NONE,
            head: NONE,
            tail: NONE,
        };
        self.order += 1;
        let list = if let Some(list) = self.unused.pop() {
            self.lists[list as usize] = made;
            list
        } else {
            self.lists.push(made);
            #[allow(
                clippy::cast_possible_truncation,
                reason = "never more lists than timers"
            )]
            let list = (self.lists.len() - 1) as u32;
            list
        };
        self.by_duration.insert(duration, list);
        self.heap.push(list, &mut self.lists);
        list
    }
}

/// Durations are small numbers that no peer chooses in bulk: one multiplication spreads them well enough.
#[derive(Default)]
struct DurationHasher(u64);

impl Hasher for DurationHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(self.0 ^ u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let spread = value.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = spread ^ (spread >> 32);
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    fn pass(lists: &mut Lists, now: u64) -> Vec<u32> {
        std::iter::from_fn(|| lists.take_due(now)).collect()
    }

    #[test]
    fn a_due_list_runs_all_its_due_timers_before_the_next() {
        let mut lists = Lists::new();
        lists.arm(0, 20, 0);
        lists.arm(1, 10, 0);
        lists.arm(2, 10, 15);
        assert_eq!(pass(&mut lists, 55), [1, 2, 0]);
    }

    #[test]
    fn what_is_not_due_waits_without_holding_up_others() {
        let mut lists = Lists::new();
        lists.arm(0, 10, 0);
        lists.arm(1, 10, 5);
        lists.arm(2, 12, 0);
        assert_eq!(pass(&mut lists, 12), [0, 2]);
        assert_eq!(lists.next_expiry(), Some(15));
        assert_eq!(pass(&mut lists, 15), [1]);
        assert_eq!(lists.next_expiry(), None);
    }

    #[test]
    fn any_list_can_leave_the_heap() {
        let mut lists = Lists::new();
        for timer in 0..100u32 {
            lists.arm(timer, u64::from((timer * 37) % 100) + 1, 0);
        }
        for timer in (0..100).step_by(3) {
            assert!(lists.disarm(timer));
            assert!(!lists.disarm(timer));
        }
        let mut expected: Vec<u32> = (0..100).filter(|timer| timer % 3 != 0).collect();
        expected.sort_by_key(|timer| (timer * 37) % 100);
        assert_eq!(pass(&mut lists, 100), expected);
    }
}
