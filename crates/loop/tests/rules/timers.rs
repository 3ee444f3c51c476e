//! When timers fire, and in which order.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use ouro_loop::Mode;

use crate::host::World;

#[test]
fn equal_delays_fire_in_arming_order_and_zero_is_one() {
    let mut world = World::new();
    world.timer(1, "a");
    world.timer(0, "b");
    world.timer(1, "c");
    assert_eq!(world.run(), "a b c");
    assert_eq!(world.handle.now(), 1);
}

#[test]
fn different_delays_fire_in_expiry_order() {
    let mut world = World::new();
    world.timer(30, "c");
    world.timer(10, "a");
    world.timer(20, "b");
    assert_eq!(world.run(), "a b c");
}

#[test]
fn a_due_list_is_emptied_before_the_next_one() {
    let mut world = World::new();
    world.timer(20, "A");
    world.timer(10, "B");
    world.clock.advance_ms(15);
    world.timer(10, "C");
    world.clock.advance_ms(40);
    assert_eq!(world.run(), "B C A");
}

#[test]
fn a_timer_counts_from_when_it_was_armed() {
    let mut world = World::new();
    world.timer(20, "X");
    world.clock.advance_ms(15);
    world.timer(10, "Y");
    assert_eq!(world.run(), "X Y");
    assert_eq!(world.handle.now(), 25);
}

#[test]
fn a_timer_armed_in_a_timer_never_fires_in_the_same_pass() {
    let mut world = World::new();
    let (h, clock) = (world.handle.clone(), world.clock.clone());
    world.handle.timer_start(1, move |log| {
        log.say("A");
        h.immediate(|log| log.say("I"));
        h.timer_start(1, |log| log.say("B1"));
        h.timer_start(3, |log| log.say("B3"));
        clock.advance_ms(10);
    });
    world.timer(5, "C5");
    assert_eq!(world.run(), "A I B1 B3 C5");
}

#[test]
fn what_becomes_due_during_a_pass_waits_for_the_next_one() {
    let mut world = World::new();
    let (h, clock) = (world.handle.clone(), world.clock.clone());
    world.handle.timer_start(10, move |log| {
        log.say("A10");
        h.immediate(|log| log.say("I"));
        clock.advance_ms(30);
    });
    world.timer(20, "B20");
    world.clock.advance_ms(5);
    world.timer(10, "C10");
    assert_eq!(world.run(), "A10 I C10 B20");
}

#[test]
fn never_early_however_the_clock_is_cut() {
    let mut world = World::new();
    world.clock.advance(Duration::from_micros(300));
    world.timer(2, "t");
    for _ in 0..3 {
        world.clock.advance(Duration::from_micros(550));
        world.event_loop.turn(&mut world.log, Mode::NoWait);
        assert_eq!(world.log.text(), "");
    }
    world.clock.advance(Duration::from_micros(550));
    world.event_loop.turn(&mut world.log, Mode::NoWait);
    assert_eq!(world.log.text(), "t");
}

#[test]
fn a_repeating_timer_counts_from_the_start_of_its_callback_and_makes_nothing_up() {
    let mut world = World::new();
    let (h, clock) = (world.handle.clone(), world.clock.clone());
    let own = Rc::new(Cell::new(None));
    let id = Rc::clone(&own);
    let mut calls = 0;
    own.set(Some(world.handle.timer_start_repeating(20, move |log| {
        log.say(h.now().to_string());
        // Within one period, then over several.
        clock.advance_ms(if calls == 1 { 70 } else { 7 });
        calls += 1;
        if calls == 4 {
            h.timer_stop(id.get().unwrap());
        }
    })));
    assert_eq!(world.run(), "20 40 110 130");
}

#[test]
fn a_stopped_due_timer_does_not_fire() {
    let mut world = World::new();
    let h = world.handle.clone();
    let victims = Rc::new(Cell::new(None));
    let stops = Rc::clone(&victims);
    world.handle.timer_start(5, move |log| {
        log.say("a");
        let (same, other) = stops.get().unwrap();
        assert!(h.timer_stop(same) && h.timer_stop(other));
        assert!(!h.timer_stop(same));
    });
    victims.set(Some((
        world.timer(5, "same-list"),
        world.timer(6, "other-list"),
    )));
    world.timer(5, "b");
    world.clock.advance_ms(10);
    assert_eq!(world.run(), "a b");
}

#[test]
fn refresh_arms_from_now() {
    let mut world = World::new();
    let id = world.timer(10, "refreshed");
    world.timer(15, "other");
    world.clock.advance_ms(8);
    assert!(world.handle.timer_refresh(id));
    assert_eq!(world.run(), "other refreshed");
    assert_eq!(world.handle.now(), 18);
    assert!(!world.handle.timer_refresh(id), "it fired and is gone");
}

#[test]
fn refresh_in_the_own_callback_and_of_a_kept_timer() {
    let mut world = World::new();
    let h = world.handle.clone();
    let own = Rc::new(Cell::new(None));
    let id = Rc::clone(&own);
    let mut left = 2;
    own.set(Some(world.handle.timer_start(10, move |log| {
        log.say(h.now().to_string());
        assert!(!h.timer_is_active(id.get().unwrap()));
        if left > 0 {
            left -= 1;
            assert!(h.timer_refresh(id.get().unwrap()));
            assert!(h.timer_is_active(id.get().unwrap()));
        }
    })));
    let id = own.get().unwrap();
    assert!(world.handle.timer_keep(id));
    assert_eq!(world.run(), "10 20 30");
    assert!(world.handle.timer_refresh(id), "kept");
    assert_eq!(world.run(), "10 20 30 40");
    assert!(world.handle.timer_stop(id));
    assert!(!world.handle.timer_refresh(id));
}

#[test]
fn a_refreshed_due_timer_leaves_the_pass() {
    let mut world = World::new();
    let (h, clock) = (world.handle.clone(), world.clock.clone());
    let b = world.timer(20, "B20");
    world.handle.timer_start(10, move |log| {
        log.say("A10");
        clock.advance_ms(5);
        h.timer_refresh(b);
        h.immediate(|log| log.say("I"));
    });
    world.timer(30, "C30");
    world.clock.advance_ms(60);
    assert_eq!(world.run(), "A10 C30 I B20");
}

#[test]
fn durations_and_repetition_can_change() {
    let mut world = World::new();
    let id = world.timer(10, "t");
    assert!(world.handle.timer_set_duration(id, 25, false));
    assert!(world.handle.timer_refresh(id));
    assert_eq!(world.run(), "t");
    assert_eq!(world.handle.now(), 25);
    assert!(!world.handle.timer_set_duration(id, 1, true));
}

#[test]
fn a_stopped_timer_drops_its_callback_at_once_and_a_fired_one_after_it() {
    let mut world = World::new();
    let owned = Rc::new(());
    let (a, b) = (Rc::clone(&owned), Rc::clone(&owned));
    let stopped = world.handle.timer_start(1, move |_| drop(Rc::clone(&a)));
    world.handle.timer_start(1, move |_| drop(Rc::clone(&b)));
    assert_eq!(Rc::strong_count(&owned), 3);
    world.handle.timer_stop(stopped);
    assert_eq!(Rc::strong_count(&owned), 2);
    world.run();
    assert_eq!(Rc::strong_count(&owned), 1);
}

#[test]
fn huge_durations_are_far_away_and_nothing_else() {
    let mut world = World::new();
    let far = world.timer(u64::MAX, "never");
    world.timer(1, "soon");
    world.handle.timer_unref(far);
    assert_eq!(world.run(), "soon");
}

#[test]
fn the_next_wake_is_known() {
    let mut world = World::new();
    assert_eq!(world.event_loop.next_wake(), None);
    let id = world.timer(10, "t");
    world.clock.advance(Duration::from_micros(2500));
    assert_eq!(
        world.event_loop.next_wake(),
        Some(Duration::from_micros(7500))
    );
    world.immediate("i");
    assert_eq!(world.event_loop.next_wake(), Some(Duration::ZERO));
    world.event_loop.turn(&mut world.log, Mode::NoWait);
    assert_eq!(world.log.text(), "i");
    world.handle.timer_unref(id);
    assert_eq!(world.event_loop.next_wake(), None);
}
