//! Bytes out. What the system takes at once never allocates; the rest queues, and goes on when there is room.

use std::{
    io::{self, IoSlice},
    mem::MaybeUninit,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    rc::Rc,
};

use boa_engine::{Context, JsResult, JsStr, JsString, JsValue, gc::GcRef, string::JsStrVariant};
use rustix::{
    event::{PollFd, PollFlags},
    net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags},
};
use smallvec::SmallVec;

use super::stream::{Request, Stream, status};
use crate::{
    JsHost,
    interop::{bytes::View, text},
};

/// No system takes more parts in one call.
const MOST_PARTS: usize = 1024;

/// One `write` of JavaScript.
pub(super) struct Write {
    parts: SmallVec<[Part; 1]>,
    /// The part that goes out next, and how much of it is gone.
    at: usize,
    offset: usize,
    /// A descriptor that goes to the other process with the first byte.
    gift: Option<OwnedFd>,
    pub(super) request: Option<Request>,
}

/// Bytes to be written.
pub(crate) enum Part {
    /// The program's own, in place.
    View(View),
    /// A string's.
    Bytes(Vec<u8>),
    /// A string that is its own Latin-1 bytes.
    Text(JsString),
}

/// Parts borrowed for one call of the system.
enum Borrowed<'a> {
    Buffer(GcRef<'a, [u8]>),
    Plain(&'a [u8]),
}

impl Part {
    /// A part from a buffer or from a string in an encoding; `None` for anything else.
    pub(super) fn new(value: &JsValue, encoding: &str, context: &mut Context) -> Option<Self> {
        if let Some(string) = value.as_string() {
            return Some(Self::text(string.clone(), encoding));
        }
        View::new(value, context).map(Self::View)
    }

    fn text(string: JsString, encoding: &str) -> Self {
        let plain = |string: &JsString| match string.as_str().variant() {
            JsStrVariant::Latin1(bytes) => encoding == "latin1" || bytes.is_ascii(),
            JsStrVariant::Utf16(_) => false,
        };
        match encoding {
            "utf16le" => Self::Bytes(units(string.as_str())),
            _ if plain(&string) => Self::Text(string),
            // A unit's low byte, as everywhere in Node.
            "latin1" => Self::Bytes(string.iter().map(|unit| unit.to_le_bytes()[0]).collect()),
            _ => Self::Bytes(text::to_utf8(&string).into_bytes()),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::View(view) => view.len(),
            Self::Bytes(bytes) => bytes.len(),
            Self::Text(text) => text.len(),
        }
    }

    fn borrow(&self) -> Borrowed<'_> {
        match self {
            // A buffer that was detached meanwhile has no bytes.
            Self::View(view) => view.bytes().map_or(Borrowed::Plain(&[]), Borrowed::Buffer),
            Self::Bytes(bytes) => Borrowed::Plain(bytes),
            Self::Text(text) => match text.as_str().variant() {
                JsStrVariant::Latin1(bytes) => Borrowed::Plain(bytes),
                JsStrVariant::Utf16(_) => Borrowed::Plain(&[]),
            },
        }
    }
}

impl Borrowed<'_> {
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Buffer(bytes) => bytes,
            Self::Plain(bytes) => bytes,
        }
    }

    fn from(&self, offset: usize) -> IoSlice<'_> {
        IoSlice::new(self.as_bytes().get(offset..).unwrap_or_default())
    }
}

/// The bytes of all parts.
fn gather(mut parts: SmallVec<[Part; 1]>) -> Vec<u8> {
    if parts.len() == 1
        && let Some(Part::Bytes(bytes)) = parts.first_mut()
    {
        return std::mem::take(bytes);
    }
    let mut bytes = Vec::with_capacity(parts.iter().map(Part::len).sum());
    for part in &parts {
        bytes.extend_from_slice(part.borrow().as_bytes());
    }
    bytes
}

fn units(text: JsStr<'_>) -> Vec<u8> {
    text.iter().flat_map(u16::to_le_bytes).collect()
}

/// How far a list of parts has gone out.
struct Progress {
    at: usize,
    offset: usize,
    over: bool,
}

impl Stream {
    /// `write(data, encoding, callback)`: 0 if all is out (the callback is not called then), 1 if it will be, or a status.
    pub(super) fn write(
        self: &Rc<Self>,
        parts: SmallVec<[Part; 1]>,
        gift: Option<OwnedFd>,
        callback: &JsValue,
        context: &mut Context,
    ) -> JsResult<i32> {
        let layer = self.layer.borrow().clone();
        if let Some(layer) = layer {
            return layer.write(self, gather(parts), callback, context);
        }
        Ok(self.put(parts, gift, || Request::new(callback, context).map(Some)))
    }

    /// Writes past the layer. What cannot go out at once keeps what `request` makes, if that is needed; without a request
    /// (the outer `None`) it is not queued.
    pub(crate) fn write_bytes(
        self: &Rc<Self>,
        bytes: Vec<u8>,
        request: impl FnOnce() -> Option<Option<Request>>,
    ) -> i32 {
        self.put(SmallVec::from_iter([Part::Bytes(bytes)]), None, request)
    }

    fn put(
        self: &Rc<Self>,
        parts: SmallVec<[Part; 1]>,
        mut gift: Option<OwnedFd>,
        request: impl FnOnce() -> Option<Option<Request>>,
    ) -> i32 {
        if self.closed.get() || self.fd.borrow().is_none() {
            return -libc::EBADF;
        }
        let mut at = 0;
        let mut offset = 0;
        let waits = !self.writes.borrow().is_empty() || self.connecting.borrow().is_some();
        if !waits {
            match self.send(&parts, 0, 0, gift.as_ref().map(AsFd::as_fd)) {
                Ok(progress) if progress.over => return 0,
                Ok(progress) => {
                    (at, offset) = (progress.at, progress.offset);
                    if (at, offset) != (0, 0) {
                        gift = None;
                    }
                }
                Err(error) => return status(&error),
            }
        }
        let Some(request) = request() else {
            return -libc::EINVAL;
        };
        let left: usize = parts.iter().skip(at).map(Part::len).sum();
        self.queued
            .set(self.queued.get() + left.saturating_sub(offset));
        self.writes.borrow_mut().push_back(Write {
            parts,
            at,
            offset,
            gift,
            request,
        });
        if let Err(error) = self.update_interest() {
            let _same = self.writes.borrow_mut().pop_back();
            return status(&error);
        }
        1
    }

    /// Goes on with what is queued.
    pub(super) fn flush(self: &Rc<Self>, host: &mut JsHost) {
        loop {
            let (result, before) = {
                let writes = self.writes.borrow();
                let Some(write) = writes.front() else { break };
                let before = self.bytes_written.get();
                let gift = write.gift.as_ref().map(AsFd::as_fd);
                (
                    self.send(&write.parts, write.at, write.offset, gift),
                    before,
                )
            };
            let gone = usize::try_from(self.bytes_written.get() - before).unwrap_or(0);
            self.queued.set(self.queued.get().saturating_sub(gone));
            let status = match result {
                Ok(progress) if !progress.over => {
                    if let Some(write) = self.writes.borrow_mut().front_mut() {
                        (write.at, write.offset) = (progress.at, progress.offset);
                        if (write.at, write.offset) != (0, 0) {
                            write.gift = None;
                        }
                    }
                    return;
                }
                Ok(_) => 0,
                Err(error) => status(&error),
            };
            let write = self.writes.borrow_mut().pop_front();
            if self.writes.borrow().is_empty() {
                self.queued.set(0);
                let _narrowed = self.update_interest();
            }
            if let Some(request) = write.and_then(|write| write.request) {
                request.complete(host, status);
            }
            if self.closed.get() {
                return;
            }
        }
        self.finish(host);
    }

    /// Ends the writing once all is out.
    pub(super) fn shut_down(self: &Rc<Self>, request: Request) -> i32 {
        if self.closed.get() || self.fd.borrow().is_none() {
            return -libc::ENOTCONN;
        }
        if self.shutdown.borrow().is_some() {
            return -libc::EALREADY;
        }
        *self.shutdown.borrow_mut() = Some(request);
        let layer = self.layer.borrow().clone();
        self.holds_end.set(true);
        if layer.is_none_or(|layer| layer.finish(self)) {
            self.go_on();
        }
        0
    }

    /// Goes on with a shutdown, unless writes are to go before it.
    pub(crate) fn go_on(self: &Rc<Self>) {
        self.holds_end.set(false);
        if self.writes.borrow().is_empty() && self.connecting.borrow().is_none() {
            let stream = Rc::clone(self);
            self.handle.pending(move |host| {
                if !stream.closed.get() && stream.writes.borrow().is_empty() {
                    stream.finish(host);
                }
            });
        }
    }

    /// Nothing is queued any more: a shutdown that waited for this can go on.
    fn finish(&self, host: &mut JsHost) {
        if self.holds_end.get() {
            return;
        }
        let request = self.shutdown.borrow_mut().take();
        let Some(request) = request else { return };
        let result =
            self.with_fd(|fd| Ok(rustix::net::shutdown(fd, rustix::net::Shutdown::Write)?));
        let status = match result {
            // A pipe that is no socket, or a terminal, ends when it is closed.
            Err(error) if error.raw_os_error() == Some(libc::ENOTSOCK) => 0,
            Err(error) => status(&error),
            Ok(()) => 0,
        };
        request.complete(host, status);
    }

    /// Gives the system as much as it takes. A blocking stream waits for room.
    fn send(
        &self,
        parts: &[Part],
        mut at: usize,
        mut offset: usize,
        mut gift: Option<BorrowedFd<'_>>,
    ) -> io::Result<Progress> {
        loop {
            while at < parts.len() && offset >= parts[at].len() {
                offset = 0;
                at += 1;
            }
            if at == parts.len() {
                return Ok(Progress {
                    at,
                    offset: 0,
                    over: true,
                });
            }
            let result = self.with_fd(|fd| {
                let borrowed: SmallVec<[Borrowed<'_>; 8]> = parts[at..]
                    .iter()
                    .take(MOST_PARTS)
                    .map(Part::borrow)
                    .collect();
                let slices: SmallVec<[IoSlice<'_>; 8]> = borrowed
                    .iter()
                    .enumerate()
                    .map(|(i, part)| part.from(if i == 0 { offset } else { 0 }))
                    .collect();
                if slices.iter().all(|slice| slice.is_empty()) {
                    // Detached meanwhile: skip what has no bytes left.
                    return Ok(None);
                }
                match gift {
                    Some(gift) => Ok(Some(send_with(fd, &slices, gift)?)),
                    None => Ok(Some(rustix::io::writev(fd, &slices)?)),
                }
            });
            match result {
                Ok(None) => {
                    at = (at + MOST_PARTS).min(parts.len());
                    offset = 0;
                }
                Ok(Some(mut count)) => {
                    gift = None;
                    self.bytes_written
                        .set(self.bytes_written.get() + count as u64);
                    while at < parts.len() && count > 0 {
                        let step = count.min(parts[at].len() - offset);
                        count -= step;
                        offset += step;
                        if offset == parts[at].len() {
                            at += 1;
                            offset = 0;
                        }
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if !self.blocking.get() {
                        return Ok(Progress {
                            at,
                            offset,
                            over: false,
                        });
                    }
                    self.wait_for_room()?;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Waits until the system takes more.
    fn wait_for_room(&self) -> io::Result<()> {
        self.with_fd(|fd| {
            let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::OUT)];
            match rustix::event::poll(&mut fds, None) {
                Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
                Err(error) => Err(error.into()),
            }
        })
    }
}

/// Bytes with a descriptor, over a Unix socket.
fn send_with(
    fd: BorrowedFd<'_>,
    slices: &[IoSlice<'_>],
    gift: BorrowedFd<'_>,
) -> io::Result<usize> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    let gifts = [gift];
    control.push(SendAncillaryMessage::ScmRights(&gifts));
    Ok(rustix::net::sendmsg(
        fd,
        slices,
        &mut control,
        SendFlags::empty(),
    )?)
}
