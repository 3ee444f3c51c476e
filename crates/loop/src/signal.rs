//! Signals: listeners on a loop's thread, called in the poll phase after everything else there.
//!
//! The handler that the system calls writes the number to a pipe which the loop polls. Any number of loops in a process
//! may listen to the same signal; each calls all of its own listeners, in the order in which they were started. When the
//! last listener of the process stops, the signal does again what it did before the first one started.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;

use crate::phase::CallbackKind;
use crate::poll::{Interest, SIGNALS};
use crate::refs::Kind;
use crate::roster::Roster;
use crate::sys::SignalPipe;
use crate::{Host, LoopHandle};

/// A signal listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignalId(u64);

type Callback<H> = Box<dyn FnMut(&mut H)>;

struct Listener<H> {
    signum: i32,
    referenced: bool,
    /// Away while it runs.
    callback: Option<Callback<H>>,
}

pub(crate) struct Signals<H> {
    pipe: RefCell<Option<SignalPipe>>,
    listeners: RefCell<Roster<Listener<H>>>,
    /// Read from the pipe, not yet dispatched.
    arrived: RefCell<VecDeque<i32>>,
    /// Mirrors `pipe.is_some()`.
    open: Cell<bool>,
}

impl<H> Signals<H> {
    pub(crate) const fn new() -> Self {
        Self {
            pipe: RefCell::new(None),
            listeners: RefCell::new(Roster::new()),
            arrived: RefCell::new(VecDeque::new()),
            open: Cell::new(false),
        }
    }

    pub(crate) fn has_arrived(&self) -> bool {
        !self.arrived.borrow().is_empty()
    }

    /// Gives the signals back; the caller drops what comes back when nothing is borrowed.
    pub(crate) fn take_all(&self) -> impl Sized + use<H> {
        let listeners = self.listeners.borrow_mut().take_all();
        if let Some(pipe) = self.pipe.borrow_mut().take() {
            for signum in listeners.iter().map(|(_, listener)| listener.signum) {
                // The loop is going away: nobody is left to tell.
                let _ = pipe.stop(signum);
            }
        }
        self.open.set(false);
        listeners
    }

    fn listens_to(&self, signum: i32) -> bool {
        self.listeners
            .borrow()
            .iter()
            .any(|listener| listener.signum == signum)
    }
}

impl<H: Host> LoopHandle<H> {
    /// Calls back in the poll phase for each delivery of the signal to the process (the system may merge deliveries).
    /// The signal loses its default action, for the whole process.
    ///
    /// # Errors
    /// `InvalidInput` for a number that is no signal or cannot be caught; `Unsupported` where there are no signals.
    pub fn signal_start(
        &self,
        signum: i32,
        callback: impl FnMut(&mut H) + 'static,
    ) -> io::Result<SignalId> {
        let signals = &self.core().signals;
        self.open_pipe()?;
        if !signals.listens_to(signum)
            && let Some(pipe) = &*signals.pipe.borrow()
        {
            pipe.start(signum)?;
        }
        let listener = Listener {
            signum,
            referenced: true,
            callback: Some(Box::new(callback)),
        };
        let serial = signals.listeners.borrow_mut().push(listener);
        self.core().refs.add(Kind::Signal);
        Ok(SignalId(serial))
    }

    /// Ends the listening. False if it had ended.
    pub fn signal_stop(&self, id: SignalId) -> bool {
        let signals = &self.core().signals;
        let removed = signals.listeners.borrow_mut().remove(id.0);
        let Some(listener) = &removed else {
            return false;
        };
        if listener.referenced {
            self.core().refs.drop_one(Kind::Signal);
        }
        if !signals.listens_to(listener.signum)
            && let Some(pipe) = &*signals.pipe.borrow()
        {
            // Only a number that the system has accepted before gets here, so it accepts this as well.
            let _ = pipe.stop(listener.signum);
        }
        true
    }

    /// Lets the listener keep the loop alive, as it does at first.
    pub fn signal_ref(&self, id: SignalId) {
        self.signal_set_referenced(id, true);
    }

    /// Lets the loop end although the listener is there.
    pub fn signal_unref(&self, id: SignalId) {
        self.signal_set_referenced(id, false);
    }

    /// True if the listener keeps the loop alive.
    #[must_use]
    pub fn signal_has_ref(&self, id: SignalId) -> bool {
        self.core()
            .signals
            .listeners
            .borrow()
            .get(id.0)
            .is_some_and(|listener| listener.referenced)
    }

    pub(crate) fn has_signals(&self) -> bool {
        self.core().signals.open.get()
    }

    /// Empties the pipe, which the poller said to have something.
    pub(crate) fn collect_signals(&self) {
        let signals = &self.core().signals;
        if let Some(pipe) = &*signals.pipe.borrow() {
            pipe.drain(&mut signals.arrived.borrow_mut());
        }
    }

    /// Calls the listeners of what was collected. False when the loop must stop.
    pub(crate) fn run_signals(&self, host: &mut H) -> bool {
        let signals = &self.core().signals;
        let until = signals.listeners.borrow().end();
        loop {
            let next = signals.arrived.borrow_mut().pop_front();
            let Some(signum) = next else { return true };
            let mut from = 0;
            while let Some((serial, callback)) = signals.take_next(signum, from, until) {
                from = serial + 1;
                let mut running = Running {
                    signals,
                    serial,
                    callback,
                };
                let go_on = self.call(host, CallbackKind::Signal, move |host| {
                    if let Some(callback) = &mut running.callback {
                        callback(host);
                    }
                });
                if !go_on {
                    return false;
                }
            }
        }
    }

    fn open_pipe(&self) -> io::Result<()> {
        let signals = &self.core().signals;
        if signals.open.get() {
            return Ok(());
        }
        let pipe = SignalPipe::open()?;
        self.core().polls.poller.borrow_mut().register(
            pipe.source(),
            SIGNALS,
            Interest::READABLE,
        )?;
        *signals.pipe.borrow_mut() = Some(pipe);
        signals.open.set(true);
        Ok(())
    }

    fn signal_set_referenced(&self, id: SignalId, referenced: bool) {
        if let Some(listener) = self.core().signals.listeners.borrow_mut().get_mut(id.0) {
            let before = std::mem::replace(&mut listener.referenced, referenced);
            self.core().refs.set(Kind::Signal, before, referenced);
        }
    }
}

impl<H> Signals<H> {
    /// The first listener of this signal with a serial in `from..until`.
    fn take_next(
        &self,
        signum: i32,
        mut from: u64,
        until: u64,
    ) -> Option<(u64, Option<Callback<H>>)> {
        let mut listeners = self.listeners.borrow_mut();
        loop {
            let (serial, listener) = listeners.first_in(from, until)?;
            if listener.signum == signum {
                return Some((serial, listener.callback.take()));
            }
            from = serial + 1;
        }
    }
}

/// A listener's callback while it runs. Dropping it, also by a panic, brings the callback home.
struct Running<'a, H> {
    signals: &'a Signals<H>,
    serial: u64,
    callback: Option<Callback<H>>,
}

impl<H> Drop for Running<'_, H> {
    fn drop(&mut self) {
        let callback = self.callback.take();
        let stopped = match self.signals.listeners.borrow_mut().get_mut(self.serial) {
            Some(listener) => {
                listener.callback = callback;
                None
            }
            None => callback,
        };
        drop(stopped);
    }
}
