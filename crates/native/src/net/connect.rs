//! Connections to others.

use std::{io, net::SocketAddr, os::fd::OwnedFd, rc::Rc};

use boa_engine::{Context, JsObject};
use socket2::{Domain, SockAddr, SockRef, Socket, Type};

use super::stream::{Kind, Request, Stream, os_error, status, status_of};
use crate::JsHost;

impl Stream {
    /// A socket for `domain`, unless there is one already.
    pub(super) fn ensure_socket(
        self: &Rc<Self>,
        domain: Domain,
        object: &JsObject,
        context: &Context,
    ) -> io::Result<()> {
        if self.closed.get() {
            return Err(os_error(libc::EBADF));
        }
        if self.fd.borrow().is_some() {
            return Ok(());
        }
        let socket = Socket::new(domain, Type::STREAM, None)?;
        socket.set_nonblocking(true)?;
        self.attach(OwnedFd::from(socket), object, context)
    }

    /// Starts connecting: 0 if the request will be called back, or a status.
    pub(super) fn connect(
        self: &Rc<Self>,
        address: &SockAddr,
        request: Request,
        object: &JsObject,
        context: &Context,
    ) -> i32 {
        if self.connecting.borrow().is_some() {
            return -libc::EALREADY;
        }
        if let Err(error) = self.ensure_socket(address.domain(), object, context) {
            return status(&error);
        }
        let result = self.with_fd(|fd| SockRef::from(&fd).connect(address));
        match result {
            Ok(()) => self.wait_until_connected(request),
            Err(error) => match error.raw_os_error() {
                Some(libc::EINPROGRESS | libc::EINTR) => self.wait_until_connected(request),
                // What a peer is responsible for is told by the callback, what the caller is by the call.
                Some(libc::ECONNREFUSED) => self.fail_later(request, &error),
                _ if self.kind == Kind::Pipe => self.fail_later(request, &error),
                _ => status(&error),
            },
        }
    }

    fn wait_until_connected(&self, request: Request) -> i32 {
        *self.connecting.borrow_mut() = Some(request);
        let result = self.update_interest();
        if result.is_err() {
            drop(self.connecting.borrow_mut().take());
        }
        status_of(result)
    }

    /// Also used where there is no socket at all (a path that is too long).
    pub(super) fn fail_later(self: &Rc<Self>, request: Request, error: &io::Error) -> i32 {
        let status = status(error);
        *self.connecting.borrow_mut() = Some(request);
        let stream = Rc::clone(self);
        self.handle.pending(move |host| {
            if stream.closed.get() {
                return;
            }
            let request = stream.connecting.borrow_mut().take();
            if let Some(request) = request {
                request.complete(host, status);
            }
        });
        0
    }

    /// The socket became writable: connected, or failed.
    pub(super) fn connected(self: &Rc<Self>, host: &mut JsHost) {
        let failure = self.with_fd(|fd| {
            let socket = SockRef::from(&fd);
            match socket.take_error()? {
                Some(error) => Err(error),
                None => match socket.peer_addr() {
                    // A spurious event: still under way.
                    Err(error) if error.raw_os_error() == Some(libc::ENOTCONN) => Ok(false),
                    _ => Ok(true),
                },
            }
        });
        let status = match failure {
            Ok(false) => return,
            Ok(true) => 0,
            Err(error) => status(&error),
        };
        let request = self.connecting.borrow_mut().take();
        let _narrowed = self.update_interest();
        if let Some(request) = request {
            request.complete(host, status);
        }
        if status == 0 && !self.closed.get() && !self.writes.borrow().is_empty() {
            self.flush(host);
        }
    }

    /// Both ends of an Internet connection, or the path of a Unix socket.
    pub(super) fn address(&self, of_peer: bool) -> io::Result<SockAddr> {
        self.with_fd(|fd| {
            let socket = SockRef::from(&fd);
            if of_peer {
                socket.peer_addr()
            } else {
                socket.local_addr()
            }
        })
    }

    /// Binds to an Internet address.
    pub(super) fn bind(
        self: &Rc<Self>,
        address: SocketAddr,
        flags: u32,
        object: &JsObject,
        context: &Context,
    ) -> io::Result<()> {
        const IPV6_ONLY: u32 = 1;
        const REUSE_PORT: u32 = 2;
        self.ensure_socket(Domain::for_address(address), object, context)?;
        self.with_fd(|fd| {
            let socket = SockRef::from(&fd);
            socket.set_reuse_address(true)?;
            if flags & REUSE_PORT != 0 {
                socket.set_reuse_port(true)?;
            }
            if address.is_ipv6() {
                socket.set_only_v6(flags & IPV6_ONLY != 0)?;
            }
            socket.bind(&address.into())
        })
    }
}
