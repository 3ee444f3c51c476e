//! Signals, in one test: they belong to the whole process.

use std::cell::Cell;
use std::rc::Rc;

use ouro_loop::{Config, EventLoop};

use crate::host::Log;

fn raise(signum: i32) {
    // SAFETY: takes and gives numbers. The signals raised here have handlers.
    assert_eq!(unsafe { libc::raise(signum) }, 0);
}

fn disposition(signum: i32) -> usize {
    let mut action = std::mem::MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: asks only, into a valid place, which zeroing has made a valid value.
    unsafe {
        assert_eq!(
            libc::sigaction(signum, std::ptr::null(), action.as_mut_ptr()),
            0
        );
        action.assume_init().sa_sigaction
    }
}

#[test]
fn listeners_of_several_loops_hear_a_signal_until_they_stop() {
    let mut first = EventLoop::new(Config::new()).unwrap();
    let mut second = EventLoop::new(Config::new()).unwrap();
    let (h1, h2) = (first.handle(), second.handle());
    let before = disposition(libc::SIGUSR2);

    let own = Rc::new(Cell::new(None));
    let (id, handle) = (Rc::clone(&own), h1.clone());
    let a = h1
        .signal_start(libc::SIGUSR2, |log: &mut Log| log.say("a"))
        .unwrap();
    let once = h1.signal_start(libc::SIGUSR2, move |log: &mut Log| {
        log.say("once");
        handle.signal_stop(id.get().unwrap());
    });
    own.set(once.ok());
    let other = h1
        .signal_start(libc::SIGCHLD, |log: &mut Log| log.say("child"))
        .unwrap();
    let stops = h1
        .signal_start(libc::SIGUSR2, |log: &mut Log| log.stop = true)
        .unwrap();
    let b = h2.signal_start(libc::SIGUSR2, |log: &mut Log| {
        log.say("b");
        log.stop = true;
    });
    assert_ne!(disposition(libc::SIGUSR2), before);

    let mut log = Log::default();
    raise(libc::SIGUSR2);
    first.run(&mut log);
    assert_eq!(log.text(), "a once");
    log = Log::default();
    second.run(&mut log);
    assert_eq!(log.text(), "b");

    log = Log::default();
    raise(libc::SIGCHLD);
    raise(libc::SIGUSR2);
    first.run(&mut log);
    assert_eq!(log.text(), "child a");

    // Unreferenced listeners let the loop end.
    for id in [a, other, stops] {
        assert!(h1.signal_has_ref(id));
        h1.signal_unref(id);
    }
    assert!(!h1.alive());
    h1.signal_ref(a);
    assert!(h1.alive());
    assert!(h1.signal_stop(a) && !h1.signal_stop(a));
    assert!(!h1.alive());

    drop(first);
    assert_ne!(
        disposition(libc::SIGUSR2),
        before,
        "the second loop still listens"
    );
    h2.signal_stop(b.unwrap());
    assert_eq!(disposition(libc::SIGUSR2), before);

    // Another loop takes over the pipe of the one that is gone, and nothing that was in it.
    let mut third = EventLoop::new(Config::new()).unwrap();
    let h3 = third.handle();
    let listener = h3
        .signal_start(libc::SIGUSR2, |log: &mut Log| log.say("c"))
        .unwrap();
    h3.signal_unref(listener);
    h3.timer_start(1, |log: &mut Log| log.say("timer"));
    log = Log::default();
    third.run(&mut log);
    assert_eq!(log.text(), "timer");

    for uncatchable in [libc::SIGKILL, libc::SIGSTOP, 0, -1, 65, 1000] {
        let refused = h3.signal_start(uncatchable, |_| ()).unwrap_err();
        assert_eq!(refused.raw_os_error(), Some(libc::EINVAL), "{uncatchable}");
    }
}

#[test]
fn a_signal_that_interrupts_a_wait_does_not_shorten_it() {
    let listening = EventLoop::<Log>::new(Config::new()).unwrap();
    listening
        .handle()
        .signal_start(libc::SIGWINCH, |_| ())
        .unwrap();
    let mut waiting = EventLoop::new(Config::new()).unwrap();
    waiting
        .handle()
        .timer_start(60, |log: &mut Log| log.say("timer"));
    // SAFETY: takes nothing, names the calling thread, which outlives the one that uses the name.
    let this = unsafe { libc::pthread_self() };
    let this = this as usize;
    let sender = std::thread::spawn(move || {
        for _ in 0..3 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            // SAFETY: the thread is there until this one is joined, and the signal has a handler.
            let sent = unsafe { libc::pthread_kill(this as libc::pthread_t, libc::SIGWINCH) };
            assert_eq!(sent, 0);
        }
    });
    let mut log = Log::default();
    waiting.run(&mut log);
    sender.join().unwrap();
    assert_eq!(log.text(), "timer");
    assert!(waiting.handle().now() >= 60);
    assert!(waiting.handle().metrics().turns <= 2, "it was one wait");
}
