//! What keeps the loop alive, and what makes poll wait.

use std::time::Duration;

use ouro_loop::{Active, Interest, Mode};

use crate::host::World;

#[test]
fn an_empty_loop_ends_at_once() {
    let mut world = World::new();
    world.run();
    assert_eq!(world.handle.metrics().turns, 0);
    assert!(
        !world.event_loop.turn(&mut world.log, Mode::Wait),
        "it does not wait for nothing"
    );
}

#[test]
fn an_unreferenced_timer_does_not_hold_the_loop_but_fires_while_it_runs() {
    let mut world = World::new();
    let id = world.timer(5, "unref");
    world.handle.timer_unref(id);
    assert!(!world.handle.timer_has_ref(id));
    assert_eq!(world.run(), "");
    world.timer(10, "ref");
    assert_eq!(world.run(), "unref ref");
}

#[test]
fn a_timer_can_be_referenced_again() {
    let mut world = World::new();
    let id = world.timer(5, "t");
    world.handle.timer_unref(id);
    world.handle.timer_unref(id);
    world.handle.timer_ref(id);
    assert!(world.handle.timer_has_ref(id));
    assert_eq!(world.run(), "t");
    assert!(!world.handle.timer_has_ref(id));
}

#[test]
fn unreferenced_immediates_may_never_run_and_do_not_keep_poll_from_waiting() {
    let mut world = World::new();
    let id = world.immediate("unref");
    world.handle.immediate_unref(id);
    assert!(!world.handle.immediate_has_ref(id));
    assert_eq!(world.run(), "");
    world.timer(10, "timer");
    // Poll waits for the timer, check comes before the timers phase.
    assert_eq!(world.run(), "unref timer");
    assert_eq!(world.handle.metrics().turns, 1);
    assert_eq!(world.handle.metrics().idle, Duration::from_millis(10));
}

#[test]
fn everything_is_counted_and_uncounted() {
    let mut world = World::new();
    let h = &world.handle;
    let timer = h.timer_start(1, |_| ());
    let immediate = h.immediate(|_| ());
    let hook = h.prepare_start(|_| ());
    let poll = h.poll_start(3, Interest::READABLE, |_, _| ()).unwrap();
    h.pending(|_| ());
    h.closing(|_| ());
    h.work(|| (), |_, _| ());
    let hold = h.hold();
    let all = h.active();
    assert_eq!(
        (all.timers, all.immediates, all.hooks, all.polls),
        (1, 1, 1, 1)
    );
    assert_eq!(
        (all.pending, all.closing, all.work, all.holds),
        (1, 1, 1, 1)
    );

    h.timer_unref(timer);
    h.immediate_unref(immediate);
    h.hook_unref(hook);
    h.poll_unref(poll);
    let less = h.active();
    assert_eq!(
        (less.timers, less.immediates, less.hooks, less.polls),
        (0, 0, 0, 0)
    );
    h.timer_ref(timer);
    h.immediate_ref(immediate);
    h.hook_ref(hook);
    h.poll_ref(poll);
    assert_eq!(h.active(), all);

    drop(hold);
    h.hook_stop(hook);
    h.poll_stop(poll).unwrap();
    world.run();
    assert_eq!(world.handle.active(), Active::default());
    assert!(!world.handle.alive());
}

#[test]
fn a_source_without_interest_does_not_hold_the_loop() {
    let mut world = World::new();
    let id = world
        .handle
        .poll_start(3, Interest::READABLE, |_, _| ())
        .unwrap();
    assert!(world.handle.alive());
    world.handle.poll_modify(id, Interest::NONE).unwrap();
    assert!(!world.handle.alive());
    world.handle.poll_unref(id);
    world.handle.poll_modify(id, Interest::WRITABLE).unwrap();
    assert!(!world.handle.alive());
    world.handle.poll_ref(id);
    assert!(world.handle.alive());
    world.run();
    assert!(
        world.event_loop.take_failure().is_some(),
        "nothing virtual could ever come"
    );
}

#[test]
fn a_hold_keeps_the_loop_alive() {
    let mut world = World::new();
    let mut hold = Some(world.handle.hold());
    world.handle.timer_start(5, move |log| {
        log.say("timer");
        hold.take();
    });
    assert!(world.handle.alive());
    assert_eq!(world.run(), "timer");
}

#[test]
fn an_idle_hook_keeps_poll_from_waiting() {
    let mut world = World::new();
    let hook = world.handle.idle_start(|_| ());
    world.timer(50, "t");
    assert_eq!(world.event_loop.next_wake(), Some(Duration::ZERO));
    world.event_loop.turn(&mut world.log, Mode::Wait);
    assert_eq!(world.handle.now(), 0);
    world.handle.hook_stop(hook);
    assert_eq!(world.run(), "t");
}

#[test]
fn a_turn_waits_no_longer_than_it_is_told() {
    let mut world = World::new();
    world.timer(50, "t");
    assert!(
        world
            .event_loop
            .turn(&mut world.log, Mode::WaitAtMost(Duration::from_millis(20)))
    );
    assert_eq!(world.handle.now(), 20);
    assert!(world.event_loop.turn(&mut world.log, Mode::NoWait));
    assert_eq!(world.handle.now(), 20);
    assert!(
        !world
            .event_loop
            .turn(&mut world.log, Mode::WaitAtMost(Duration::from_millis(90)))
    );
    assert_eq!((world.handle.now(), world.log.text().as_str()), (50, "t"));
}

#[test]
fn dropping_the_loop_drops_what_callbacks_own() {
    let world = World::new();
    let owned = std::rc::Rc::new(());
    let mut h = world.handle.clone();
    let mine = || (std::rc::Rc::clone(&owned), world.handle.clone());
    let (a, b, c, d, e, f) = (mine(), mine(), mine(), mine(), mine(), mine());
    h.timer_start(1, move |_| drop(a.clone()));
    h.immediate(move |_| drop(b));
    h.closing(move |_| drop(c));
    h.pending(move |_| drop(d));
    h.check_start(move |_| drop(e.clone()));
    h.work(|| (), move |_, _| drop(f));
    h = world.handle.clone();
    let remote = h.remote();
    drop(world);
    assert_eq!(std::rc::Rc::strong_count(&owned), 1);
    assert!(matches!(
        remote.post(|_| ()),
        Err(ouro_loop::PostError::Closed)
    ));
    // A handle that outlives its loop is harmless.
    h.immediate(|_| ());
    assert!(h.alive());
}
