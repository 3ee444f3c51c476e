//! Bytes in. One read a callback: whoever has more waits for its next turn, behind the others.

use std::{
    cell::RefCell,
    io::{self, IoSliceMut},
    mem::MaybeUninit,
    os::fd::BorrowedFd,
    rc::Rc,
};

use boa_engine::{JsObject, JsValue, js_string, object::builtins::AlignedVec};
use rustix::net::{RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags};

use super::stream::{Stream, status};
use crate::{JsHost, interop::bytes};

/// What one read takes at most: libuv's size, which programs see in the length of their chunks.
pub(super) const BLOCK: usize = 64 * 1024;

/// From this many bytes on a block is handed over as it is; below, its bytes are copied into one that fits.
const HAND_OVER: usize = 16 * 1024;

/// Descriptors that one read may bring; a writer of ours sends one a message.
const MOST_GIFTS: usize = 16;

/// What `onread` gets at the end of the stream.
pub(crate) const EOF: i32 = -4095;

thread_local! {
    /// The block that the next read of this thread fills.
    static SPARE: RefCell<Option<AlignedVec<u8>>> = const { RefCell::new(None) };
}

impl Stream {
    /// Starts reading: 0 or a status.
    pub(crate) fn read_start(self: &Rc<Self>) -> i32 {
        if self.closed.get() || self.fd.borrow().is_none() {
            return -libc::ENOTCONN;
        }
        let layer = self.layer.borrow().clone();
        if layer.is_some_and(|layer| !layer.flow(self, true)) {
            return 0;
        }
        self.start_reading()
    }

    /// Starts reading, whether or not a layer hands on what comes.
    pub(crate) fn start_reading(&self) -> i32 {
        if self.lent.replace(false) {
            let blocking = self.with_fd(|fd| Ok(rustix::io::ioctl_fionbio(fd, true)?));
            if let Err(error) = blocking {
                return status(&error);
            }
        }
        self.reading.set(true);
        if let Err(error) = self.update_interest() {
            self.reading.set(false);
            return status(&error);
        }
        0
    }

    /// Stops reading.
    pub(crate) fn read_stop(self: &Rc<Self>) -> i32 {
        let layer = self.layer.borrow().clone();
        if layer.is_some_and(|layer| layer.flow(self, false)) {
            return 0;
        }
        self.reading.set(false);
        self.update_interest().err().map_or(0, |e| status(&e))
    }

    /// Stops reading, whatever a layer may want.
    pub(crate) fn stop_reading(&self) {
        self.reading.set(false);
        let _narrowed = self.update_interest();
    }

    pub(super) fn read_once(
        self: &Rc<Self>,
        host: &mut JsHost,
        object: &JsObject,
        frame: &JsValue,
    ) {
        let mut block = SPARE.take().unwrap_or_else(|| bytes::block(BLOCK));
        let most = self.most_of_a_read();
        let result = loop {
            let result = self.with_fd(|fd| {
                if self.takes_gifts.get() {
                    return self.receive(fd, &mut block[..most]);
                }
                Ok(rustix::io::read(fd, &mut block[..most])?)
            });
            match result {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result,
            }
        };
        let status = match result {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                SPARE.set(Some(block));
                return;
            }
            Err(error) => status(&error),
            Ok(0) => EOF,
            Ok(count) => {
                self.bytes_read.set(self.bytes_read.get() + count as u64);
                if (count == most || self.hung_up.get())
                    && let Some(id) = self.poll.get()
                {
                    self.handle.poll_again(id);
                }
                let layer = self.layer.borrow().clone();
                match layer {
                    Some(layer) => {
                        layer.received(self, host, &block[..count]);
                        SPARE.set(Some(block));
                    }
                    None => self.deliver(host, object, frame, block, count),
                }
                return;
            }
        };
        SPARE.set(Some(block));
        // As in libuv, an end or an error stops the reading; JavaScript may start it again.
        self.reading.set(false);
        let _narrowed = self.update_interest();
        let layer = self.layer.borrow().clone();
        match layer {
            Some(layer) => layer.ended(self, host, status),
            None => Self::deliver_end(host, object, frame, status),
        }
    }

    /// Gives the first `count` bytes of `block` to whoever reads.
    pub(crate) fn deliver(
        &self,
        host: &mut JsHost,
        object: &JsObject,
        frame: &JsValue,
        mut block: AlignedVec<u8>,
        count: usize,
    ) {
        let consumer = self.consumer.borrow().clone();
        if let Some(consumer) = consumer {
            if let Some(block) = consumer.read(host, block, count) {
                SPARE.set(Some(block));
            }
            return;
        }
        let chunk = if count >= HAND_OVER {
            block.truncate(count);
            block
        } else {
            let chunk = bytes::block_from(&block[..count]);
            SPARE.set(Some(block));
            chunk
        };
        match bytes::buffer(chunk, host.context()) {
            Ok(buffer) => {
                let count = JsValue::from(i32::try_from(count).unwrap_or(i32::MAX));
                emit(host, object, frame, &[count, buffer.into()]);
            }
            Err(error) => host.report(error),
        }
    }

    /// Says that there is no more, and why.
    pub(crate) fn deliver_end(host: &mut JsHost, object: &JsObject, frame: &JsValue, status: i32) {
        let arguments = [JsValue::from(status), JsValue::undefined()];
        emit(host, object, frame, &arguments);
    }
}

impl Stream {
    /// A read that keeps the descriptors that come with the bytes.
    fn receive(&self, fd: BorrowedFd<'_>, block: &mut [u8]) -> io::Result<usize> {
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_GIFTS))];
        let mut control = RecvAncillaryBuffer::new(&mut space);
        let mut slices = [IoSliceMut::new(block)];
        let flags = RecvFlags::CMSG_CLOEXEC;
        let message = rustix::net::recvmsg(fd, &mut slices, &mut control, flags)?;
        for part in control.drain() {
            if let RecvAncillaryMessage::ScmRights(fds) = part {
                self.gifts.borrow_mut().extend(fds);
            }
        }
        Ok(message.bytes)
    }
}

fn emit(host: &mut JsHost, object: &JsObject, frame: &JsValue, arguments: &[JsValue]) {
    let function = match object.get(js_string!("onread"), host.context()) {
        Ok(function) => function,
        Err(error) => return host.report(error),
    };
    if let Some(function) = function.as_callable() {
        host.call(&function, frame, &object.clone().into(), arguments);
    }
}
