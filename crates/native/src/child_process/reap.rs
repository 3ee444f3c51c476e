//! Children of this loop, and how their end is heard of.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use boa_engine::{Context, JsArgs, JsResult, JsValue, js_error};
use ouro_loop::{Hold, SignalId};
use rustix::process::{Pid, WaitOptions, WaitStatus, waitpid};

use super::spawn::Plan;
use crate::{
    JsHost,
    host::Handle,
    interop::{JsCallback, array},
    net::{self, Kind},
    state::State,
};

struct Child {
    pid: i32,
    callback: JsCallback,
    /// Keeps the loop alive while it is referenced.
    hold: Option<Hold>,
}

#[derive(Default)]
struct Table {
    children: RefCell<Vec<Child>>,
    listener: Cell<Option<SignalId>>,
}

struct Slot(Rc<Table>);

/// Makes room for the children of this context.
pub(super) fn install(context: &mut Context) {
    context.insert_data(Slot(Rc::default()));
}

impl Table {
    fn of(context: &Context) -> JsResult<Rc<Self>> {
        match context.get_data::<Slot>() {
            Some(slot) => Ok(Rc::clone(&slot.0)),
            None => Err(js_error!(Error: "child_process is not set up")),
        }
    }

    /// Listens for the end of children. Must be on before the first of them starts.
    fn listen(self: &Rc<Self>, handle: &Handle) -> std::io::Result<()> {
        if self.listener.get().is_some() {
            return Ok(());
        }
        let table = Rc::clone(self);
        let id = handle.signal_start(libc::SIGCHLD, move |host| table.reap(host))?;
        handle.signal_unref(id);
        self.listener.set(Some(id));
        Ok(())
    }

    /// Several ends may have become one signal: ask for each child.
    fn reap(&self, host: &mut JsHost) {
        let mut ended = Vec::new();
        self.children.borrow_mut().retain_mut(|child| {
            let Some(status) = end_of(child.pid) else {
                return true;
            };
            ended.push((child.callback.clone(), child.hold.take(), status));
            false
        });
        for (callback, hold, (code, signal)) in ended {
            let arguments = [JsValue::from(code), JsValue::from(signal)];
            callback.call(host, &JsValue::undefined(), &arguments);
            host.drain();
            drop(hold);
        }
    }
}

/// Exit code and signal of a child that has ended.
fn end_of(pid: i32) -> Option<(i32, i32)> {
    let status = loop {
        match waitpid(Pid::from_raw(pid), WaitOptions::NOHANG) {
            Ok(Some((_, status))) => break status,
            Ok(None) => return None,
            Err(rustix::io::Errno::INTR) => {}
            // Somebody else waited for it: its status is lost.
            Err(_) => return Some((0, 0)),
        }
    };
    let end = code_and_signal(status);
    // Stopped and continued children live on; they are not asked for.
    (status.exited() || status.signaled()).then_some(end)
}

/// A status as Node tells it.
pub(super) fn code_and_signal(status: WaitStatus) -> (i32, i32) {
    (
        status.exit_status().unwrap_or(0),
        status.terminating_signal().unwrap_or(0),
    )
}

/// `spawn(plan, onexit)`: `[pid, ...handles]`, where what is no pipe has null, or the system's number, negative. `onexit` is
/// called with code and signal.
pub(super) fn spawn(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(options) = args.get_or_undefined(0).as_object() else {
        return Err(js_error!(TypeError: "options must be an object"));
    };
    let Some(callback) = JsCallback::new(args.get_or_undefined(1), context) else {
        return Err(js_error!(TypeError: "onexit must be a function"));
    };
    let plan = Plan::new(&options, context)?;
    let handle = State::of(context).handle();
    let table = Table::of(context)?;
    let started = match table.listen(&handle).and_then(|()| plan.start()) {
        Ok(started) => started,
        Err(error) => return Ok(JsValue::from(net::status(&error))),
    };
    table.children.borrow_mut().push(Child {
        pid: started.pid,
        callback,
        hold: Some(handle.hold()),
    });
    let mut values = vec![JsValue::from(started.pid)];
    for pipe in started.pipes {
        values.push(match pipe {
            Some(fd) => {
                if let Err(error) = rustix::io::ioctl_fionbio(&fd, true) {
                    return Ok(JsValue::from(-error.raw_os_error()));
                }
                net::adopt(Kind::Pipe, fd, context)?.into()
            }
            None => JsValue::null(),
        });
    }
    Ok(array(values, context))
}

/// `kill(pid, signal)`: 0 or the system's number, negative. A child that has ended is never signalled: its number may be
/// another's by now.
pub(super) fn kill(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let pid = args.get_or_undefined(0).to_i32(context)?;
    let signal = args.get_or_undefined(1).to_i32(context)?;
    let table = Table::of(context)?;
    let ours = table.children.borrow().iter().any(|child| child.pid == pid);
    if !ours {
        return Ok(JsValue::from(-libc::ESRCH));
    }
    Ok(JsValue::from(send(pid, signal)))
}

/// 0 or the system's number, negative.
pub(super) fn send(pid: i32, signal: i32) -> i32 {
    // SAFETY: the call takes two numbers.
    if unsafe { libc::kill(pid, signal) } == 0 {
        return 0;
    }
    -std::io::Error::last_os_error()
        .raw_os_error()
        .unwrap_or(libc::EINVAL)
}

/// `setRef(pid, referenced)`
pub(super) fn set_ref(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let pid = args.get_or_undefined(0).to_i32(context)?;
    let referenced = args.get_or_undefined(1).to_boolean();
    let handle = State::of(context).handle();
    let table = Table::of(context)?;
    for child in table.children.borrow_mut().iter_mut() {
        if child.pid == pid {
            child.hold = referenced.then(|| handle.hold());
        }
    }
    Ok(JsValue::undefined())
}
