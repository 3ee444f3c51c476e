//! Connections from others.

use std::{
    cell::RefCell,
    io,
    os::fd::{BorrowedFd, OwnedFd},
    rc::Rc,
};

use boa_engine::{JsObject, JsValue, js_string};
use socket2::SockRef;

use super::{
    object,
    stream::{Stream, status},
};
use crate::JsHost;

/// Connections taken in one callback; more wait until other sources had their turn.
const BATCH: usize = 64;

thread_local! {
    /// A descriptor to give up when there are no more, so that a peer can be told.
    static RESERVE: RefCell<Option<OwnedFd>> = const { RefCell::new(None) };
}

impl Stream {
    /// Starts listening: 0 or a status.
    pub(super) fn listen(&self, backlog: i32) -> i32 {
        let result = self.with_fd(|fd| SockRef::from(&fd).listen(backlog));
        if let Err(error) = result {
            return status(&error);
        }
        fill_reserve();
        self.listening.set(true);
        if let Err(error) = self.update_interest() {
            self.listening.set(false);
            return status(&error);
        }
        0
    }

    pub(super) fn accept_all(
        self: &Rc<Self>,
        host: &mut JsHost,
        object: &JsObject,
        frame: &JsValue,
    ) {
        for _ in 0..BATCH {
            if !self.listening.get() || ouro_loop::Host::stopping(host) {
                return;
            }
            match self.with_fd(accept) {
                Ok(fd) => {
                    match object::adopt_in(self.kind, fd, frame, host.context()) {
                        Ok(client) => {
                            emit(host, object, frame, &[JsValue::from(0), client.into()]);
                        }
                        Err(error) => host.report(error),
                    }
                    // Each connection is a callback of its own.
                    host.drain();
                }
                Err(error) => {
                    let full = matches!(error.raw_os_error(), Some(libc::EMFILE | libc::ENFILE));
                    let error = if full {
                        self.turn_away().err()
                    } else {
                        Some(error)
                    };
                    match error.as_ref().map(io::Error::raw_os_error) {
                        Some(Some(libc::EAGAIN)) => return,
                        None | Some(Some(libc::EINTR | libc::ECONNABORTED)) => {}
                        Some(_) => {
                            let status = JsValue::from(error.as_ref().map_or(0, status));
                            emit(host, object, frame, &[status, JsValue::undefined()]);
                            return;
                        }
                    }
                }
            }
        }
        if let Some(id) = self.poll.get() {
            self.handle.poll_again(id);
        }
    }

    /// Out of descriptors: takes one connection with the reserve and closes it, so that the peer learns of it and the
    /// backlog does not keep the loop busy. Fails as the system does, with `EAGAIN` if nobody waits.
    fn turn_away(&self) -> io::Result<()> {
        let Some(reserve) = RESERVE.take() else {
            return Err(io::Error::from_raw_os_error(libc::EMFILE));
        };
        drop(reserve);
        let taken = self.with_fd(accept).map(drop);
        fill_reserve();
        taken
    }
}

fn fill_reserve() {
    RESERVE.with_borrow_mut(|reserve| {
        if reserve.is_none() {
            // Without one, peers wait in the backlog until descriptors are free.
            *reserve = std::fs::File::open("/dev/null").ok().map(OwnedFd::from);
        }
    });
}

#[cfg(target_os = "linux")]
fn accept(listener: BorrowedFd<'_>) -> io::Result<OwnedFd> {
    use rustix::net::SocketFlags;
    Ok(rustix::net::accept_with(
        listener,
        SocketFlags::NONBLOCK | SocketFlags::CLOEXEC,
    )?)
}

#[cfg(not(target_os = "linux"))]
fn accept(listener: BorrowedFd<'_>) -> io::Result<OwnedFd> {
    let (socket, _) = SockRef::from(&listener).accept()?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}

fn emit(host: &mut JsHost, object: &JsObject, frame: &JsValue, arguments: &[JsValue]) {
    let function = match object.get(js_string!("onconnection"), host.context()) {
        Ok(function) => function,
        Err(error) => return host.report(error),
    };
    if let Some(function) = function.as_callable() {
        host.call(&function, frame, &object.clone().into(), arguments);
    }
}
