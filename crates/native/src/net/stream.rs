//! A stream's life.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    io,
    os::fd::{AsFd, AsRawFd, BorrowedFd, IntoRawFd, OwnedFd, RawFd},
    path::PathBuf,
    rc::Rc,
};

use boa_engine::{Context, JsObject, JsResult, JsValue, object::builtins::AlignedVec};
use ouro_engine::async_context;
use ouro_loop::{Hold, Interest, PollId, Readiness};

use super::{stdio, write::Write};
use crate::{JsHost, host::Handle, interop::JsCallback, state::State};

/// What a stream is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An Internet socket.
    Tcp,
    /// A pipe or a Unix socket.
    Pipe,
    /// A terminal.
    Tty,
}

impl Kind {
    /// The name of the class that JavaScript sees.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Tcp => "TCP",
            Self::Pipe => "Pipe",
            Self::Tty => "TTY",
        }
    }
}

/// Something under way, which keeps the loop alive until its callback has run.
pub(crate) struct Request {
    callback: JsCallback,
    _hold: Hold,
}

impl Request {
    /// `None` if `callback` is not a function.
    pub(crate) fn new(callback: &JsValue, context: &Context) -> Option<Self> {
        let hold = State::of(context).handle().hold();
        JsCallback::new(callback, context).map(|callback| Self {
            callback,
            _hold: hold,
        })
    }

    /// Calls back with a status, and runs ticks: each completion is a callback of its own.
    pub(crate) fn complete(self, host: &mut JsHost, status: i32) {
        self.callback
            .call(host, &JsValue::undefined(), &[JsValue::from(status)]);
        host.drain();
    }
}

/// Somebody native who takes a stream's bytes where they arrive.
pub(crate) trait Consumer {
    /// Takes the first `count` bytes of `block`, and gives the block back if it can be read into again.
    fn read(
        &self,
        host: &mut JsHost,
        block: AlignedVec<u8>,
        count: usize,
    ) -> Option<AlignedVec<u8>>;
}

/// What stands between the system's bytes and JavaScript's: an encrypted transport.
pub(crate) trait Layer {
    /// The system gave these bytes.
    fn received(self: Rc<Self>, stream: &Rc<Stream>, host: &mut JsHost, bytes: &[u8]);

    /// The system has no more bytes: its end (`EOF`), or an error.
    fn ended(self: Rc<Self>, stream: &Rc<Stream>, host: &mut JsHost, status: i32);

    /// JavaScript wants what there is from now on, or wants nothing. Returns whether the system is to be read from.
    fn flow(self: Rc<Self>, stream: &Rc<Stream>, wanted: bool) -> bool;

    /// As [`Stream::write`].
    fn write(
        self: Rc<Self>,
        stream: &Rc<Stream>,
        bytes: Vec<u8>,
        callback: &JsValue,
        context: &mut Context,
    ) -> JsResult<i32>;

    /// JavaScript has written its last. Returns whether that is out, or queued, already; if not, the layer calls
    /// [`Stream::go_on`] when it is.
    fn finish(self: Rc<Self>, stream: &Rc<Stream>) -> bool;

    /// The stream closes: what waits in the layer is to be cancelled.
    fn close(self: Rc<Self>) -> Vec<Request>;

    /// How many bytes of JavaScript's went in and out.
    fn counts(&self) -> (u64, u64);
}

/// See the folder's page.
pub(crate) struct Stream {
    pub(super) kind: Kind,
    pub(super) handle: Handle,
    pub(super) fd: RefCell<Option<OwnedFd>>,
    pub(super) poll: Cell<Option<PollId>>,
    pub(super) reading: Cell<bool>,
    pub(super) listening: Cell<bool>,
    /// The peer will send nothing more: no event will say so again, so reads go on until the end shows.
    pub(super) hung_up: Cell<bool>,
    pub(super) closed: Cell<bool>,
    referenced: Cell<bool>,
    /// Writes wait for room instead of returning, as Node's standard streams do.
    pub(super) blocking: Cell<bool>,
    pub(super) connecting: RefCell<Option<Request>>,
    pub(super) writes: RefCell<VecDeque<Write>>,
    pub(super) queued: Cell<usize>,
    pub(super) shutdown: RefCell<Option<Request>>,
    /// The layer has something to say before the writing ends.
    pub(super) holds_end: Cell<bool>,
    /// The path that a listening Unix socket made, to be removed when it closes.
    pub(super) path: RefCell<Option<PathBuf>>,
    /// A channel between processes: descriptors come with the bytes.
    pub(super) takes_gifts: Cell<bool>,
    pub(super) gifts: RefCell<VecDeque<OwnedFd>>,
    /// Another process reads here as well, and may have made the descriptor block.
    pub(super) lent: Cell<bool>,
    /// One read takes at most this, if it is not 0.
    pub(super) read_limit: Cell<usize>,
    /// Who gets the bytes instead of `onread`.
    pub(super) consumer: RefCell<Option<Rc<dyn Consumer>>>,
    pub(super) layer: RefCell<Option<Rc<dyn Layer>>>,
    pub(super) bytes_read: Cell<u64>,
    pub(super) bytes_written: Cell<u64>,
}

impl Stream {
    /// A stream without a descriptor.
    pub(super) fn new(kind: Kind, handle: Handle) -> Rc<Self> {
        Rc::new(Self {
            kind,
            handle,
            fd: RefCell::default(),
            poll: Cell::default(),
            reading: Cell::default(),
            listening: Cell::default(),
            hung_up: Cell::default(),
            closed: Cell::default(),
            referenced: Cell::new(true),
            blocking: Cell::default(),
            connecting: RefCell::default(),
            writes: RefCell::default(),
            queued: Cell::default(),
            shutdown: RefCell::default(),
            holds_end: Cell::default(),
            path: RefCell::default(),
            takes_gifts: Cell::default(),
            gifts: RefCell::default(),
            lent: Cell::default(),
            read_limit: Cell::default(),
            consumer: RefCell::default(),
            layer: RefCell::default(),
            bytes_read: Cell::default(),
            bytes_written: Cell::default(),
        })
    }

    /// Takes a descriptor over and makes it a source of the loop, with no interest yet. `object` stays rooted until the
    /// stream closes.
    ///
    /// # Errors
    /// The system's; `EBUSY` if there is a descriptor already.
    pub(super) fn attach(
        self: &Rc<Self>,
        fd: OwnedFd,
        object: &JsObject,
        context: &Context,
    ) -> io::Result<()> {
        if self.closed.get() {
            return Err(os_error(libc::EBADF));
        }
        if self.fd.borrow().is_some() {
            return Err(os_error(libc::EBUSY));
        }
        let raw = fd.as_raw_fd();
        let (stream, object) = (Rc::clone(self), object.clone());
        let frame = async_context::current(context);
        let id = self
            .handle
            .poll_start(raw, Interest::NONE, move |host, ready| {
                stream.ready(host, &object, &frame, ready);
            })?;
        if !self.referenced.get() {
            self.handle.poll_unref(id);
        }
        self.poll.set(Some(id));
        *self.fd.borrow_mut() = Some(fd);
        Ok(())
    }

    /// Runs `body` with the descriptor.
    ///
    /// # Errors
    /// `EBADF` without one, or what `body` fails with.
    pub(super) fn with_fd<T>(
        &self,
        body: impl FnOnce(BorrowedFd<'_>) -> io::Result<T>,
    ) -> io::Result<T> {
        match &*self.fd.borrow() {
            Some(fd) => body(fd.as_fd()),
            None => Err(os_error(libc::EBADF)),
        }
    }

    /// The descriptor's number, or -1.
    pub(crate) fn raw_fd(&self) -> RawFd {
        self.fd.borrow().as_ref().map_or(-1, AsRawFd::as_raw_fd)
    }

    /// Tells the loop what the stream waits for now.
    ///
    /// # Errors
    /// The system's, for a descriptor that cannot be polled.
    pub(super) fn update_interest(&self) -> io::Result<()> {
        let Some(id) = self.poll.get() else {
            return Ok(());
        };
        let mut interest = Interest::NONE;
        if self.reading.get() || self.listening.get() {
            interest = interest | Interest::READABLE;
        }
        if self.connecting.borrow().is_some() || !self.writes.borrow().is_empty() {
            interest = interest | Interest::WRITABLE;
        }
        if self.handle.poll_interest(id) == interest {
            return Ok(());
        }
        self.handle.poll_modify(id, interest)
    }

    pub(super) fn set_referenced(&self, referenced: bool) {
        self.referenced.set(referenced);
        if let Some(id) = self.poll.get() {
            if referenced {
                self.handle.poll_ref(id);
            } else {
                self.handle.poll_unref(id);
            }
        }
    }

    pub(super) fn has_ref(&self) -> bool {
        self.referenced.get() && !self.closed.get()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// For work that is to come later.
    pub(crate) fn loop_handle(&self) -> Handle {
        self.handle.clone()
    }

    /// What one read may give at most.
    pub(crate) fn most_of_a_read(&self) -> usize {
        match self.read_limit.get() {
            0 => super::read::BLOCK,
            limit => limit.min(super::read::BLOCK),
        }
    }

    /// Called by the loop.
    fn ready(
        self: &Rc<Self>,
        host: &mut JsHost,
        object: &JsObject,
        frame: &JsValue,
        ready: Readiness,
    ) {
        if self.listening.get() {
            self.accept_all(host, object, frame);
            return;
        }
        if self.connecting.borrow().is_some() {
            if ready.writable || ready.error || ready.hang_up {
                self.connected(host);
            }
            return;
        }
        if ready.hang_up {
            self.hung_up.set(true);
        }
        if ready.readable && self.reading.get() {
            self.read_once(host, object, frame);
            if ready.writable {
                host.drain();
            }
        }
        if ready.writable && !self.closed.get() {
            self.flush(host);
        }
    }

    /// Ends the stream. What is under way is cancelled and `done` called in the close phase. False if it had ended.
    pub(super) fn close(self: &Rc<Self>, done: Option<Request>) -> bool {
        if self.closed.replace(true) {
            return false;
        }
        let layer = self.layer.take();
        let waiting = layer.map(Layer::close).unwrap_or_default();
        self.release();
        let stream = Rc::clone(self);
        self.handle.closing(move |host| {
            for request in waiting {
                request.complete(host, -libc::ECANCELED);
            }
            stream.cancel_all(host);
            if let Some(done) = done {
                done.complete(host, 0);
            }
        });
        true
    }

    fn release(&self) {
        self.reading.set(false);
        self.listening.set(false);
        if let Some(id) = self.poll.take() {
            // The descriptor goes in any case; the poller forgets what is closed.
            let _gone = self.handle.poll_stop(id);
        }
        drop(self.gifts.take());
        drop(self.consumer.take());
        if let Some(path) = self.path.borrow_mut().take() {
            // Somebody may have removed or replaced it.
            let _gone = std::fs::remove_file(path);
        }
        if let Some(fd) = self.fd.borrow_mut().take() {
            if self.kind == Kind::Tty {
                stdio::forget_terminal(fd.as_raw_fd());
            }
            if fd.as_raw_fd() <= 2 {
                // A later open must not become the process's standard output.
                let _kept = fd.into_raw_fd();
            }
        }
    }

    fn cancel_all(&self, host: &mut JsHost) {
        let connecting = self.connecting.borrow_mut().take();
        if let Some(request) = connecting {
            request.complete(host, -libc::ECANCELED);
        }
        let writes = self.writes.take();
        self.queued.set(0);
        for request in writes.into_iter().filter_map(|write| write.request) {
            request.complete(host, -libc::ECANCELED);
        }
        let shutdown = self.shutdown.borrow_mut().take();
        if let Some(request) = shutdown {
            request.complete(host, -libc::ECANCELED);
        }
    }
}

/// An error by the system's number.
pub(super) fn os_error(errno: i32) -> io::Error {
    io::Error::from_raw_os_error(errno)
}

/// The system's number of an error, negative.
pub(crate) fn status(error: &io::Error) -> i32 {
    -error.raw_os_error().unwrap_or(match error.kind() {
        io::ErrorKind::InvalidInput => libc::EINVAL,
        _ => libc::EIO,
    })
}

/// 0, or the system's number, negative.
pub(super) fn status_of(result: io::Result<()>) -> i32 {
    result.err().map_or(0, |error| status(&error))
}
