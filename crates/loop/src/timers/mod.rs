//! The timers phase.
//!
//! [`lists`] says which timer is due when; this file keeps the callbacks, runs them and re-arms what repeats.
//! A pass has one time, read when it begins: what a callback arms is not due in the same pass.

mod heap;
mod lists;

use crate::phase::{CallbackKind, Phase};
use crate::refs::Kind;
use crate::slots::{Key, Slots};
use crate::{Host, LoopHandle};
use lists::Lists;

/// A timer. The id of a timer that is gone finds nothing, even after its place was taken by another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimerId(Key);

type Callback<H> = Box<dyn FnMut(&mut H)>;

struct Timer<H> {
    /// Away while it runs.
    callback: Option<Callback<H>>,
    duration: u64,
    repeat: bool,
    kept: bool,
    referenced: bool,
}

pub(crate) struct Timers<H> {
    slots: Slots<Timer<H>>,
    lists: Lists,
}

impl<H> Timers<H> {
    pub(crate) fn new() -> Self {
        Self {
            slots: Slots::new(),
            lists: Lists::new(),
        }
    }

    pub(crate) fn next_expiry(&self) -> Option<u64> {
        self.lists.next_expiry()
    }

    /// Removes all timers; the caller drops what comes back when nothing is borrowed.
    pub(crate) fn take_all(&mut self) -> impl Sized + use<H> {
        self.lists = Lists::new();
        self.slots.take_all()
    }
}

impl<H: Host> LoopHandle<H> {
    /// Calls back once, `ms` milliseconds from now or later, never earlier. 0 counts as 1.
    ///
    /// The timer and its callback are gone after it fired, unless the callback refreshed it or it is
    /// [kept](Self::timer_keep).
    pub fn timer_start(&self, ms: u64, callback: impl FnMut(&mut H) + 'static) -> TimerId {
        self.timer_insert(ms, false, Box::new(callback))
    }

    /// Calls back each `ms` milliseconds until stopped, counted from the time at which the callback began. Calls that
    /// were missed are not made up for.
    pub fn timer_start_repeating(
        &self,
        ms: u64,
        callback: impl FnMut(&mut H) + 'static,
    ) -> TimerId {
        self.timer_insert(ms, true, Box::new(callback))
    }

    /// Stops the timer and drops its callback. False if it was gone already.
    pub fn timer_stop(&self, id: TimerId) -> bool {
        let timer = {
            let mut timers = self.core().timers.borrow_mut();
            let timer = timers.slots.remove(id.0);
            if timer.is_some() {
                self.disarm(
                    &mut timers,
                    id,
                    timer.as_ref().is_some_and(|timer| timer.referenced),
                );
            }
            timer
        };
        timer.is_some()
    }

    /// Arms the timer for its whole duration from now, also from within its own callback, and after it fired if it is
    /// [kept](Self::timer_keep). False if it is gone.
    pub fn timer_refresh(&self, id: TimerId) -> bool {
        let now = self.core().time.update();
        self.timer_arm(id, now)
    }

    /// Keeps a one-shot timer and its callback after it fired, so that it can be refreshed, until
    /// [`timer_stop`](Self::timer_stop). False if it is gone.
    pub fn timer_keep(&self, id: TimerId) -> bool {
        self.with_timer(id, |timer| timer.kept = true).is_some()
    }

    /// Changes the duration, and whether the timer repeats, from the next arming on. False if it is gone.
    pub fn timer_set_duration(&self, id: TimerId, ms: u64, repeat: bool) -> bool {
        self.with_timer(id, |timer| {
            (timer.duration, timer.repeat) = (ms.max(1), repeat)
        })
        .is_some()
    }

    /// Lets the timer keep the loop alive, as it does at first.
    pub fn timer_ref(&self, id: TimerId) {
        self.timer_set_referenced(id, true);
    }

    /// Lets the loop end although the timer is armed.
    pub fn timer_unref(&self, id: TimerId) {
        self.timer_set_referenced(id, false);
    }

    /// True if the timer would keep the loop alive while armed; false if it is gone.
    #[must_use]
    pub fn timer_has_ref(&self, id: TimerId) -> bool {
        self.core()
            .timers
            .borrow()
            .slots
            .get(id.0)
            .is_some_and(|timer| timer.referenced)
    }

    /// True while the timer is armed. It is not during its own callback, unless that has refreshed it.
    #[must_use]
    pub fn timer_is_active(&self, id: TimerId) -> bool {
        let timers = self.core().timers.borrow();
        timers.slots.get(id.0).is_some() && timers.lists.is_armed(id.0.index)
    }

    /// Runs the timers that were due when the phase began. False when the loop must stop.
    pub(crate) fn run_timers(&self, host: &mut H) -> bool {
        self.enter(Phase::Timers);
        let now = self.core().time.update();
        while let Some((id, callback, repeat)) = self.take_due_timer(now) {
            let start = if repeat {
                self.core().time.update()
            } else {
                now
            };
            let mut running = Running {
                handle: self,
                id,
                callback: Some(callback),
                start,
            };
            let go_on = self.call(host, CallbackKind::Timer, move |host| {
                if let Some(callback) = &mut running.callback {
                    callback(host);
                }
                // Re-armed here, before the host's hook: what that runs may stop or refresh the timer.
                drop(running);
            });
            if !go_on {
                return false;
            }
        }
        true
    }

    fn timer_insert(&self, ms: u64, repeat: bool, callback: Callback<H>) -> TimerId {
        let start = self.core().time.update();
        let duration = ms.max(1);
        let mut timers = self.core().timers.borrow_mut();
        let timer = Timer {
            callback: Some(callback),
            duration,
            repeat,
            kept: false,
            referenced: true,
        };
        let key = timers.slots.insert(timer);
        timers.lists.arm(key.index, duration, start);
        self.core().refs.add(Kind::Timer);
        TimerId(key)
    }

    fn take_due_timer(&self, now: u64) -> Option<(TimerId, Callback<H>, bool)> {
        let mut timers = self.core().timers.borrow_mut();
        loop {
            let index = timers.lists.take_due(now)?;
            let Some(key) = timers.slots.key_at(index as usize) else {
                unreachable!("armed timers have a place")
            };
            let Some(timer) = timers.slots.get_mut(key) else {
                unreachable!("the key is the current one")
            };
            if timer.referenced {
                self.core().refs.drop_one(Kind::Timer);
            }
            // Without a callback it is the very timer that runs: it refreshed itself and a nested pass came by.
            if let Some(callback) = timer.callback.take() {
                return Some((TimerId(key), callback, timer.repeat));
            }
        }
    }

    fn timer_arm(&self, id: TimerId, start: u64) -> bool {
        let mut timers = self.core().timers.borrow_mut();
        let Some(timer) = timers.slots.get(id.0) else {
            return false;
        };
        let (duration, referenced) = (timer.duration, timer.referenced);
        if timers.lists.arm(id.0.index, duration, start) && referenced {
            self.core().refs.add(Kind::Timer);
        }
        true
    }

    fn disarm(&self, timers: &mut Timers<H>, id: TimerId, referenced: bool) {
        if timers.lists.disarm(id.0.index) && referenced {
            self.core().refs.drop_one(Kind::Timer);
        }
    }

    fn timer_set_referenced(&self, id: TimerId, referenced: bool) {
        let mut timers = self.core().timers.borrow_mut();
        let armed = timers.lists.is_armed(id.0.index);
        let Some(timer) = timers.slots.get_mut(id.0) else {
            return;
        };
        let before = std::mem::replace(&mut timer.referenced, referenced);
        if armed {
            self.core().refs.set(Kind::Timer, before, referenced);
        }
    }

    fn with_timer<R>(&self, id: TimerId, change: impl FnOnce(&mut Timer<H>) -> R) -> Option<R> {
        self.core()
            .timers
            .borrow_mut()
            .slots
            .get_mut(id.0)
            .map(change)
    }
}

/// A timer's callback while it runs. Dropping it, also by a panic, brings the callback home.
struct Running<'a, H: Host> {
    handle: &'a LoopHandle<H>,
    id: TimerId,
    callback: Option<Callback<H>>,
    start: u64,
}

impl<H: Host> Drop for Running<'_, H> {
    fn drop(&mut self) {
        let callback = self.callback.take();
        let mut timers = self.handle.core().timers.borrow_mut();
        // Stopped meanwhile: the callback is dropped below, after the borrow.
        let Some(timer) = timers.slots.get_mut(self.id.0) else {
            drop(timers);
            return drop(callback);
        };
        timer.callback = callback;
        let (repeat, kept) = (timer.repeat, timer.kept);
        if repeat {
            drop(timers);
            self.handle.timer_arm(self.id, self.start);
        } else if !kept && !timers.lists.is_armed(self.id.0.index) {
            let timer = timers.slots.remove(self.id.0);
            drop(timers);
            drop(timer);
        }
    }
}
