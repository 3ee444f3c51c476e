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
const BLOCK: usize = 64 * 1024;

/// From this many bytes on a block is handed over as it is; below, its bytes are copied into one that fits.
const HAND_OVER: usize = 16 * 1024;

/// Descriptors that one read may bring; a writer of ours sends one a message.
const MOST_GIFTS: usize = 16;

/// What `onread` gets at the end of the stream.
const EOF: i32 = -4095;

thread_local! {
    /// The block that the next read of this thread fills.
    static SPARE: RefCell<Option<AlignedVec<u8>>> = const { RefCell::new(None) };
}

impl Stream {
    /// Starts reading: 0 or a status.
    pub(super) fn read_start(&self) -> i32 {
        if self.closed.get() || self.fd.borrow().is_none() {
            return -libc::ENOTCONN;
        }
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
    pub(super) fn read_stop(&self) -> i32 {
        self.reading.set(false);
        self.update_interest().err().map_or(0, |e| status(&e))
    }

    pub(super) fn read_once(
        self: &Rc<Self>,
        host: &mut JsHost,
        object: &JsObject,
        frame: &JsValue,
    ) {
        let mut block = SPARE.take().unwrap_or_else(|| bytes::block(BLOCK));
        let most = match self.read_limit.get() {
            0 => BLOCK,
            limit => limit.min(BLOCK),
        };
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
                return;
            }
        };
        SPARE.set(Some(block));
        // As in libuv, an end or an error stops the reading; JavaScript may start it again.
        self.reading.set(false);
        let _narrowed = self.update_interest();
        emit(
            host,
            object,
            frame,
            &[JsValue::from(status), JsValue::undefined()],
        );
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
