//! One process, run to its end while the loop stands still.

use std::{
    io::{self, Read, Write},
    os::{
        fd::{AsFd, OwnedFd},
        unix::net::UnixStream,
    },
    time::{Duration, Instant},
};

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_error};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, WaitId, WaitIdOptions, WaitOptions, waitid, waitpid},
};

use super::{
    reap::{code_and_signal, send},
    spawn::{Plan, list},
};
use crate::{
    interop::{array, bytes, bytes::View, get, object},
    net,
};

/// One read takes at most this.
const BLOCK: usize = 64 * 1024;

/// One of the child's pipes.
struct Pipe {
    /// Where it stands in `stdio`.
    at: usize,
    socket: Option<UnixStream>,
    input: Vec<u8>,
    written: usize,
    output: Vec<u8>,
}

/// What ends a run early.
struct Limits {
    deadline: Option<Instant>,
    most: Option<usize>,
    signal: i32,
}

struct Run {
    pid: i32,
    pipes: Vec<Pipe>,
    limits: Limits,
    /// Readable once the process has ended.
    end: Option<UnixStream>,
    error: i32,
    killed: bool,
}

/// `spawnSync(plan)`: the plan of `spawn` with `input` (a list of buffers, one a descriptor), `timeout` in ms, `maxBuffer` and
/// `killSignal`. Returns `{ pid, status, signal, output, error }`; `error` is the system's number, negative.
pub(super) fn spawn_sync(
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(options) = args.get_or_undefined(0).as_object() else {
        return Err(js_error!(TypeError: "options must be an object"));
    };
    let plan = Plan::new(&options, context)?;
    let inputs = inputs(&options, context)?;
    let limits = Limits::new(&options, context)?;
    let started = plan.start();
    let outcome = started.and_then(|started| {
        let pid = started.pid;
        Run::new(pid, started.pipes, inputs, limits).and_then(Run::finish)
    });
    let (run, end) = match outcome {
        Ok(outcome) => outcome,
        Err(error) => {
            return Ok(object(
                &[
                    ("error", JsValue::from(net::status(&error))),
                    ("status", JsValue::null()),
                    ("signal", JsValue::null()),
                    ("output", JsValue::null()),
                    ("pid", JsValue::from(0)),
                ],
                context,
            )
            .into());
        }
    };
    let mut output = vec![JsValue::null(); plan.stdio.len()];
    for pipe in &run.pipes {
        let block = bytes::block_from(&pipe.output);
        if let Some(slot) = output.get_mut(pipe.at) {
            *slot = bytes::buffer(block, context)?.into();
        }
    }
    let output = array(output, context);
    let (code, signal) = end;
    let mut rows = vec![
        ("pid", JsValue::from(run.pid)),
        (
            "status",
            if signal == 0 {
                JsValue::from(code)
            } else {
                JsValue::null()
            },
        ),
        (
            "signal",
            if signal == 0 {
                JsValue::null()
            } else {
                JsValue::from(signal)
            },
        ),
        ("output", output),
    ];
    if run.error != 0 {
        rows.push(("error", JsValue::from(run.error)));
    }
    Ok(object(&rows, context).into())
}

fn inputs(options: &JsObject, context: &mut Context) -> JsResult<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    for value in list(&get(options, "input", context)?, context)? {
        found.push(View::new(&value, context).map_or_else(Vec::new, |view| view.to_vec()));
    }
    Ok(found)
}

impl Limits {
    fn new(options: &JsObject, context: &mut Context) -> JsResult<Self> {
        let timeout = get(options, "timeout", context)?.to_number(context)?;
        let most = get(options, "maxBuffer", context)?.to_number(context)?;
        let signal = get(options, "killSignal", context)?.to_i32(context)?;
        Ok(Self {
            deadline: (timeout > 0.0)
                .then(|| Duration::try_from_secs_f64(timeout / 1000.0).ok())
                .flatten()
                .and_then(|timeout| Instant::now().checked_add(timeout)),
            most: size(most),
            signal: if signal == 0 { libc::SIGTERM } else { signal },
        })
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from f64 saturates, and only finite numbers from 0 on get here"
)]
fn size(number: f64) -> Option<usize> {
    (number.is_finite() && number >= 0.0).then_some(number as usize)
}

impl Run {
    fn new(
        pid: i32,
        ends: Vec<Option<OwnedFd>>,
        mut inputs: Vec<Vec<u8>>,
        limits: Limits,
    ) -> io::Result<Self> {
        let mut pipes = Vec::new();
        for (at, end) in ends.into_iter().enumerate() {
            let Some(end) = end else { continue };
            let socket = UnixStream::from(end);
            socket.set_nonblocking(true)?;
            pipes.push(Pipe {
                at,
                socket: Some(socket),
                input: inputs.get_mut(at).map(std::mem::take).unwrap_or_default(),
                written: 0,
                output: Vec::new(),
            });
        }
        let (end, theirs) = UnixStream::pair()?;
        std::thread::Builder::new()
            .name("wait".to_owned())
            .stack_size(64 * 1024)
            .spawn(move || {
                // It stays a zombie, so that its number cannot become another's before it is waited for below.
                while let Err(rustix::io::Errno::INTR) = wait_for(pid) {}
                drop(theirs);
            })?;
        let mut run = Self {
            pid,
            pipes,
            limits,
            end: Some(end),
            error: 0,
            killed: false,
        };
        for pipe in &mut run.pipes {
            if pipe.at == 0 || !pipe.input.is_empty() {
                pipe.send();
            }
        }
        Ok(run)
    }

    /// Waits until the process has ended and all its pipes are closed.
    fn finish(mut self) -> io::Result<(Self, (i32, i32))> {
        while self.end.is_some() || self.pipes.iter().any(|pipe| pipe.socket.is_some()) {
            self.step()?;
        }
        let status = loop {
            match waitpid(Pid::from_raw(self.pid), WaitOptions::empty()) {
                Ok(Some((_, status))) => break status,
                Ok(None) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        };
        Ok((self, code_and_signal(status)))
    }

    fn step(&mut self) -> io::Result<()> {
        let mut fds = Vec::with_capacity(self.pipes.len() + 1);
        let mut which = Vec::with_capacity(self.pipes.len() + 1);
        for (at, pipe) in self.pipes.iter().enumerate() {
            if let Some(socket) = &pipe.socket {
                let mut flags = PollFlags::IN;
                if pipe.written < pipe.input.len() {
                    flags |= PollFlags::OUT;
                }
                fds.push(PollFd::from_borrowed_fd(socket.as_fd(), flags));
                which.push(Some(at));
            }
        }
        if let Some(end) = &self.end {
            fds.push(PollFd::from_borrowed_fd(end.as_fd(), PollFlags::IN));
            which.push(None);
        }
        let timeout = if self.killed {
            None
        } else {
            self.limits
                .deadline
                .map(|deadline| deadline.saturating_duration_since(Instant::now()))
        };
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        match poll(&mut fds, timeout.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let ready: Vec<(Option<usize>, PollFlags)> = which
            .into_iter()
            .zip(fds.iter().map(PollFd::revents))
            .filter(|(_, flags)| !flags.is_empty())
            .collect();
        drop(fds);
        for (at, flags) in ready {
            match at {
                None => self.end = None,
                Some(at) => self.serve(at, flags),
            }
        }
        let late = self
            .limits
            .deadline
            .is_some_and(|deadline| Instant::now() >= deadline);
        if late && !self.killed && self.end.is_some() {
            self.kill(-libc::ETIMEDOUT);
        }
        Ok(())
    }

    fn serve(&mut self, at: usize, flags: PollFlags) {
        let most = self.limits.most;
        let mut full = false;
        if let Some(pipe) = self.pipes.get_mut(at) {
            if flags.contains(PollFlags::OUT) {
                pipe.send();
            }
            if flags.intersects(PollFlags::IN | PollFlags::HUP | PollFlags::ERR) {
                pipe.receive();
            }
            if let Some(most) = most
                && pipe.at > 0
                && pipe.output.len() > most
            {
                full = true;
            }
        }
        if full && !self.killed {
            self.kill(-libc::ENOBUFS);
        }
    }

    fn kill(&mut self, error: i32) {
        self.killed = true;
        self.error = error;
        for pipe in &mut self.pipes {
            pipe.socket = None;
        }
        if self.end.is_some() && send(self.pid, self.limits.signal) != 0 {
            send(self.pid, libc::SIGKILL);
        }
    }
}

fn wait_for(pid: i32) -> rustix::io::Result<()> {
    let Some(pid) = Pid::from_raw(pid) else {
        return Ok(());
    };
    waitid(
        WaitId::Pid(pid),
        WaitIdOptions::EXITED | WaitIdOptions::NOWAIT,
    )
    .map(drop)
}

impl Pipe {
    /// Writes what there is room for, and ends the writing when all is out.
    fn send(&mut self) {
        let Some(socket) = &mut self.socket else {
            return;
        };
        while let Some(rest) = self
            .input
            .get(self.written..)
            .filter(|rest| !rest.is_empty())
        {
            match socket.write(rest) {
                Ok(count) => self.written += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                // The child does not want the rest.
                Err(_) => self.written = self.input.len(),
            }
        }
        // It fails if the child has closed its end, which is just as good.
        let _closed = socket.shutdown(std::net::Shutdown::Write);
    }

    /// Reads what is there; closes at the end.
    fn receive(&mut self) {
        let Some(socket) = &mut self.socket else {
            return;
        };
        let length = self.output.len();
        self.output.resize(length + BLOCK, 0);
        let result = socket.read(self.output.get_mut(length..).unwrap_or_default());
        let count = *result.as_ref().unwrap_or(&0);
        self.output.truncate(length + count);
        match result {
            Ok(0) => self.socket = None,
            Ok(_) => {}
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock
                ) => {}
            Err(_) => self.socket = None,
        }
    }
}
