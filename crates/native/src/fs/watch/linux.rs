//! inotify: one descriptor for all watchers of a runtime, opened with the first of them and closed with the last.
//!
//! The system numbers what is watched by its inode, so that several watchers can share one number.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    mem::MaybeUninit,
    os::fd::{AsFd, AsRawFd, OwnedFd},
    path::Path,
    rc::Rc,
};

use boa_engine::{Context, JsValue, js_string};
use ouro_loop::{Interest, PollId};
use rustix::{
    fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags},
    io::Errno,
};

use super::{Watcher, failed};
use crate::{JsHost, host::Handle, state::State, system_error::SystemError};

/// Changes of what a file holds or carries; all else is a change of names.
const CHANGES: ReadFlags = ReadFlags::ATTRIB.union(ReadFlags::MODIFY);

/// Room for events, in bytes: some dozens with long names.
const ROOM: usize = 16 * 1024;

/// All watchers of a runtime.
#[derive(Default)]
pub(super) struct Watches {
    open: RefCell<Option<Open>>,
    last: RefCell<u32>,
}

struct Open {
    inotify: OwnedFd,
    poll: PollId,
    /// By the numbers that are given out, with the system's.
    watchers: BTreeMap<u32, (i32, Watcher)>,
}

struct Slot(Rc<Watches>);

/// What the system told: number, bits, name.
type Event = (i32, ReadFlags, Vec<u8>);

impl Watches {
    fn of(context: &Context) -> Option<Rc<Self>> {
        context.get_data::<Slot>().map(|slot| Rc::clone(&slot.0))
    }

    /// Watches `path`; the number to stop it by.
    pub(super) fn add(
        path: &Path,
        watcher: Watcher,
        context: &mut Context,
    ) -> Result<u32, SystemError> {
        let watches = Self::of(context).unwrap_or_else(|| {
            let watches = Rc::new(Self::default());
            context.insert_data(Slot(Rc::clone(&watches)));
            watches
        });
        let handle = State::of(context).handle();
        watches.start(&handle)?;
        let result = watches.watch(path, watcher);
        watches.settle(&handle);
        result
    }

    /// Opens the descriptor, if it is not.
    fn start(self: &Rc<Self>, handle: &Handle) -> Result<(), SystemError> {
        if self.open.borrow().is_some() {
            return Ok(());
        }
        let inotify =
            inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).map_err(failed)?;
        // The loop must not keep alive what keeps its handle.
        let watches = Rc::downgrade(self);
        let poll = handle
            .poll_start(
                inotify.as_raw_fd(),
                Interest::READABLE,
                move |host: &mut JsHost, _| {
                    if let Some(watches) = watches.upgrade() {
                        watches.tell(host);
                    }
                },
            )
            .map_err(|error| SystemError::from_io(&error, "watch"))?;
        *self.open.borrow_mut() = Some(Open {
            inotify,
            poll,
            watchers: BTreeMap::new(),
        });
        Ok(())
    }

    fn watch(&self, path: &Path, watcher: Watcher) -> Result<u32, SystemError> {
        let mut open = self.open.borrow_mut();
        let Some(open) = open.as_mut() else {
            return Err(failed(Errno::BADF));
        };
        let wanted = WatchFlags::ATTRIB
            | WatchFlags::CREATE
            | WatchFlags::MODIFY
            | WatchFlags::DELETE
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF
            | WatchFlags::MOVED_FROM
            | WatchFlags::MOVED_TO;
        let system = inotify::add_watch(&open.inotify, path, wanted).map_err(failed)?;
        let mut last = self.last.borrow_mut();
        *last = last.wrapping_add(1);
        open.watchers.insert(*last, (system, watcher));
        Ok(*last)
    }

    /// Stops a watcher.
    pub(super) fn remove(number: u32, context: &Context) {
        let Some(watches) = Self::of(context) else {
            return;
        };
        let removed = {
            let mut open = watches.open.borrow_mut();
            open.as_mut().and_then(|open| {
                let (system, watcher) = open.watchers.remove(&number)?;
                if !open.watchers.values().any(|other| other.0 == system) {
                    // It is gone already if what was watched is.
                    let _gone = inotify::remove_watch(&open.inotify, system);
                }
                Some(watcher)
            })
        };
        drop(removed);
        watches.settle(&State::of(context).handle());
    }

    /// Says whether a watcher keeps the loop alive.
    pub(super) fn set_persistent(number: u32, persistent: bool, context: &Context) {
        let Some(watches) = Self::of(context) else {
            return;
        };
        if let Some(open) = watches.open.borrow_mut().as_mut()
            && let Some((_, watcher)) = open.watchers.get_mut(&number)
        {
            watcher.persistent = persistent;
        }
        watches.settle(&State::of(context).handle());
    }

    /// Closes the descriptor after the last watcher; else it counts if any of them does.
    fn settle(&self, handle: &Handle) {
        let mut slot = self.open.borrow_mut();
        let Some(open) = slot.as_ref() else { return };
        if open.watchers.is_empty() {
            // What cannot be taken out of the poller goes when the descriptor closes.
            let _closed_next = handle.poll_stop(open.poll);
            *slot = None;
        } else if open
            .watchers
            .values()
            .any(|(_, watcher)| watcher.persistent)
        {
            handle.poll_ref(open.poll);
        } else {
            handle.poll_unref(open.poll);
        }
    }

    /// Reads all events, then calls who watches.
    fn tell(&self, host: &mut JsHost) {
        let events = match &*self.open.borrow() {
            Some(open) => read(&open.inotify),
            None => return,
        };
        for (system, flags, name) in events {
            let listening: Vec<u32> = match &*self.open.borrow() {
                Some(open) => open
                    .watchers
                    .iter()
                    .filter(|(_, (number, _))| *number == system)
                    .map(|(&number, _)| number)
                    .collect(),
                None => return,
            };
            for number in listening {
                self.call(number, flags, &name, host);
            }
        }
    }

    fn call(&self, number: u32, flags: ReadFlags, name: &[u8], host: &mut JsHost) {
        // A callback before this one may have stopped it.
        let (callback, encoding, name) = {
            let open = self.open.borrow();
            let Some((_, watcher)) = open.as_ref().and_then(|open| open.watchers.get(&number))
            else {
                return;
            };
            let name = if name.is_empty() {
                watcher.name.clone()
            } else {
                name.to_vec()
            };
            (watcher.callback.clone(), watcher.encoding, name)
        };
        let kinds = [
            (flags.intersects(CHANGES), js_string!("change")),
            (
                !flags.difference(CHANGES | ReadFlags::ISDIR).is_empty(),
                js_string!("rename"),
            ),
        ];
        for (happened, kind) in kinds {
            if !happened {
                continue;
            }
            let name = encoding
                .decode_bytes(&name, host.context())
                .unwrap_or_else(|_| JsValue::null());
            callback.call(host, &JsValue::undefined(), &[kind.into(), name]);
        }
    }
}

/// All events that there are.
fn read(inotify: impl AsFd) -> Vec<Event> {
    let mut room = [const { MaybeUninit::uninit() }; ROOM];
    let mut reader = inotify::Reader::new(inotify, &mut room);
    let mut events = Vec::new();
    loop {
        match reader.next() {
            Ok(event) => {
                let flags = event.events();
                if !flags.intersects(ReadFlags::IGNORED | ReadFlags::QUEUE_OVERFLOW) {
                    let name = event.file_name().map(|name| name.to_bytes().to_vec());
                    events.push((event.wd(), flags, name.unwrap_or_default()));
                }
            }
            Err(Errno::INTR) => {}
            Err(_) => return events,
        }
    }
}
