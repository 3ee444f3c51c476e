//! Plain closures in all six phases, no JavaScript in sight.
//!
//! `cargo run -p ouro-loop --example closures` prints one line a callback with the phase in which it ran.

use std::io;

use ouro_loop::{Config, EventLoop, Host, LoopHandle};

/// A host that only counts its callbacks.
struct Counting {
    callbacks: usize,
}

impl Host for Counting {
    fn after_callback(&mut self, _: &LoopHandle<Self>) {
        self.callbacks += 1;
    }
}

fn main() -> io::Result<()> {
    let mut event_loop = EventLoop::new(Config::new())?;
    let handle = event_loop.handle();
    let say = {
        let handle = handle.clone();
        move |what: &str| println!("{:>4} ms  {:?}: {what}", handle.now(), handle.phase())
    };

    // Timers: the second one stops itself after three calls.
    let s = say.clone();
    handle.timer_start(20, move |_| s("a timer of 20 ms"));
    let (s, h) = (say.clone(), handle.clone());
    let mut left = 3;
    let repeating = std::rc::Rc::new(std::cell::Cell::new(None));
    let own = std::rc::Rc::clone(&repeating);
    repeating.set(Some(handle.timer_start_repeating(10, move |_| {
        left -= 1;
        s("a timer of 10 ms that repeats");
        if let (0, Some(id)) = (left, own.get()) {
            h.timer_stop(id);
        }
    })));

    // Pending callbacks, idle and prepare hooks. The hooks do not keep the loop alive here, and the idle one ends at once:
    // while it is there, poll does not wait.
    let s = say.clone();
    handle.pending(move |_| s("a pending callback"));
    let (s, h) = (say.clone(), handle.clone());
    let idle = std::rc::Rc::new(std::cell::Cell::new(None));
    let own = std::rc::Rc::clone(&idle);
    idle.set(Some(handle.idle_start(move |_| {
        s("an idle hook");
        own.get().map(|id| h.hook_stop(id));
    })));
    let s = say.clone();
    let prepare = handle.prepare_start(move |_| s("a prepare hook: poll comes next"));
    handle.hook_unref(prepare);

    // Poll: a job for the worker pool, and a closure from another thread.
    let s = say.clone();
    handle.work(
        || (1..=20u64).product::<u64>(),
        move |_, product| s(&format!("the worker pool says {product:?}")),
    );
    let (remote, hold, s) = (handle.remote(), handle.hold(), say.clone());
    let thread =
        std::thread::spawn(move || remote.post(|host: &mut Counting| host.callbacks += 1000));
    handle.timer_start(30, move |host: &mut Counting| {
        s(&format!(
            "{} callbacks, 1000 of them counted by another thread",
            host.callbacks
        ));
        let _ = &hold;
    });

    // Check and close.
    let (s, h) = (say.clone(), handle.clone());
    handle.immediate(move |_| {
        s("an immediate");
        let s2 = s.clone();
        h.closing(move |_| s2("a closing callback"));
    });

    let mut host = Counting { callbacks: 0 };
    event_loop.run(&mut host);
    println!("nothing is left to do after {} callbacks", host.callbacks);
    match thread.join() {
        Ok(posted) => posted.map_err(io::Error::other),
        Err(_) => Err(io::Error::other("the thread panicked")),
    }
}
