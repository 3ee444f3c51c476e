//! A callback that panics is the host's bug; the loop stays whole.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ouro_loop::{Interest, Readiness, WorkError};

use crate::host::World;

fn run_caught(world: &mut World) -> bool {
    let World {
        event_loop, log, ..
    } = world;
    catch_unwind(AssertUnwindSafe(|| event_loop.run(log))).is_err()
}

#[test]
fn the_loop_goes_on_after_a_panic_in_any_phase() {
    let mut world = World::new();
    let h = world.handle.clone();
    h.timer_start(1, |_| panic!("timer"));
    world.timer(1, "timer");
    h.immediate(|_| panic!("immediate"));
    world.immediate("immediate");
    h.pending(|_| panic!("pending"));
    h.pending(|log| log.say("pending"));
    h.closing(|_| panic!("closing"));
    h.closing(|log| log.say("closing"));
    h.work(|| (), |_, _| panic!("work"));
    h.work(|| (), |log, _| log.say("work"));
    let mut panics = 0;
    while run_caught(&mut world) {
        assert_eq!(h.phase(), None);
        panics += 1;
    }
    assert_eq!(panics, 5);
    let mut said = world.log.lines.clone();
    said.sort();
    assert_eq!(said.join(" "), "closing immediate pending timer work");
    assert!(!h.alive());
}

#[test]
fn callbacks_that_stay_come_home() {
    let mut world = World::new();
    let h = world.handle.clone();
    let mut calls = 0;
    let repeating = h.timer_start_repeating(10, move |log| {
        calls += 1;
        log.say(format!("timer{calls}"));
        log.stop = calls == 2;
        assert!(calls > 1, "the first time");
    });
    let mut calls = 0;
    let poll = h.poll_start(3, Interest::READABLE, move |log, _| {
        calls += 1;
        log.say(format!("poll{calls}"));
        assert!(calls > 1, "the first time");
    });
    for _ in 0..2 {
        world.poller.report(3, Readiness::of(Interest::READABLE));
    }
    assert!(run_caught(&mut world), "poll");
    assert!(run_caught(&mut world), "timer");
    assert!(!run_caught(&mut world));
    assert_eq!(world.log.text(), "poll1 poll2 timer1 timer2");
    h.poll_stop(poll.unwrap()).unwrap();
    assert!(h.timer_stop(repeating));
    assert!(!h.alive());
}

#[test]
fn a_job_that_panics_completes_with_its_message() {
    let mut world = World::new();
    world.handle.work(
        || -> u32 { panic!("job {}", 7) },
        |log, result| match result {
            Err(WorkError::Panicked(message)) => log.say(message),
            other => log.say(format!("{other:?}")),
        },
    );
    assert_eq!(world.run(), "job 7");
}
