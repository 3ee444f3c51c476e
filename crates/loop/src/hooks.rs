//! Idle, prepare and check hooks: callbacks that run once in each turn, in the order in which they were started.
//!
//! While there is an idle hook, poll does not wait. A hook that is started by a hook of the same phase begins in the next turn.

use std::cell::RefCell;

use crate::phase::CallbackKind;
use crate::refs::Kind;
use crate::roster::Roster;
use crate::{Host, LoopHandle};

/// An idle, prepare or check hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HookId {
    when: When,
    serial: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum When {
    Idle,
    Prepare,
    Check,
}

type Callback<H> = Box<dyn FnMut(&mut H)>;

struct Hook<H> {
    /// Away while it runs.
    callback: Option<Callback<H>>,
    referenced: bool,
}

pub(crate) struct Hooks<H> {
    rosters: [RefCell<Roster<Hook<H>>>; 3],
}

impl<H> Hooks<H> {
    pub(crate) const fn new() -> Self {
        Self {
            rosters: [const { RefCell::new(Roster::new()) }; 3],
        }
    }

    pub(crate) fn any_idle(&self) -> bool {
        !self.of(When::Idle).borrow().is_empty()
    }

    pub(crate) fn take_all(&self) -> impl Sized + use<H> {
        self.rosters
            .each_ref()
            .map(|roster| roster.borrow_mut().take_all())
    }

    fn of(&self, when: When) -> &RefCell<Roster<Hook<H>>> {
        &self.rosters[when as usize]
    }
}

impl<H: Host> LoopHandle<H> {
    /// Calls back in each turn before the prepare hooks. Poll does not wait meanwhile: an idle hook makes a busy loop.
    pub fn idle_start(&self, callback: impl FnMut(&mut H) + 'static) -> HookId {
        self.hook_start(When::Idle, Box::new(callback))
    }

    /// Calls back in each turn right before poll.
    pub fn prepare_start(&self, callback: impl FnMut(&mut H) + 'static) -> HookId {
        self.hook_start(When::Prepare, Box::new(callback))
    }

    /// Calls back in each turn after poll, before the immediates.
    pub fn check_start(&self, callback: impl FnMut(&mut H) + 'static) -> HookId {
        self.hook_start(When::Check, Box::new(callback))
    }

    /// Ends an idle, prepare or check hook. False if it had ended.
    pub fn hook_stop(&self, id: HookId) -> bool {
        let hook = self.core().hooks.of(id.when).borrow_mut().remove(id.serial);
        if hook.as_ref().is_some_and(|hook| hook.referenced) {
            self.core().refs.drop_one(Kind::Hook);
        }
        hook.is_some()
    }

    /// Lets the hook keep the loop alive, as it does at first.
    pub fn hook_ref(&self, id: HookId) {
        self.hook_set_referenced(id, true);
    }

    /// Lets the loop end although the hook is there.
    pub fn hook_unref(&self, id: HookId) {
        self.hook_set_referenced(id, false);
    }

    /// True if the hook keeps the loop alive.
    #[must_use]
    pub fn hook_has_ref(&self, id: HookId) -> bool {
        self.core()
            .hooks
            .of(id.when)
            .borrow()
            .get(id.serial)
            .is_some_and(|hook| hook.referenced)
    }

    /// Runs the hooks that were there when the walk began. False when the loop must stop.
    pub(crate) fn run_hooks(&self, host: &mut H, when: When) -> bool {
        let kind = match when {
            When::Idle => CallbackKind::Idle,
            When::Prepare => CallbackKind::Prepare,
            When::Check => CallbackKind::Check,
        };
        let roster = self.core().hooks.of(when);
        let until = roster.borrow().end();
        let mut from = 0;
        loop {
            let next = roster
                .borrow_mut()
                .first_in(from, until)
                .map(|(serial, hook)| (serial, hook.callback.take()));
            let Some((serial, callback)) = next else {
                return true;
            };
            from = serial + 1;
            let mut running = Running {
                roster,
                serial,
                callback,
            };
            let go_on = self.call(host, kind, move |host| {
                if let Some(callback) = &mut running.callback {
                    callback(host);
                }
            });
            if !go_on {
                return false;
            }
        }
    }

    fn hook_start(&self, when: When, callback: Callback<H>) -> HookId {
        let hook = Hook {
            callback: Some(callback),
            referenced: true,
        };
        let serial = self.core().hooks.of(when).borrow_mut().push(hook);
        self.core().refs.add(Kind::Hook);
        HookId { when, serial }
    }

    fn hook_set_referenced(&self, id: HookId, referenced: bool) {
        if let Some(hook) = self
            .core()
            .hooks
            .of(id.when)
            .borrow_mut()
            .get_mut(id.serial)
        {
            let before = std::mem::replace(&mut hook.referenced, referenced);
            self.core().refs.set(Kind::Hook, before, referenced);
        }
    }
}

/// A hook's callback while it runs. Dropping it, also by a panic, brings the callback home.
struct Running<'a, H> {
    roster: &'a RefCell<Roster<Hook<H>>>,
    serial: u64,
    callback: Option<Callback<H>>,
}

impl<H> Drop for Running<'_, H> {
    fn drop(&mut self) {
        let callback = self.callback.take();
        let stopped = match self.roster.borrow_mut().get_mut(self.serial) {
            Some(hook) => {
                hook.callback = callback;
                None
            }
            None => callback,
        };
        drop(stopped);
    }
}
