//! What runs before what.

use ouro_loop::{Interest, Mode, Phase, Readiness};

use crate::host::World;

const READABLE: Readiness = Readiness {
    readable: true,
    writable: false,
    error: false,
    hang_up: false,
};

#[test]
fn due_timers_run_on_entry_before_poll_and_check() {
    let mut world = World::new();
    world.immediate("immediate");
    world
        .handle
        .poll_start(3, Interest::READABLE, |log, _| log.stop_after("io"))
        .unwrap();
    world.poller.report(3, READABLE);
    world.timer(1, "timer");
    world.clock.advance_ms(5);
    assert_eq!(world.run(), "timer io");
}

#[test]
fn a_turn_is_pending_idle_prepare_poll_check_close_timers() {
    let mut world = World::new();
    let handle = world.handle.clone();
    world.handle.pending(|log| log.say("pending"));
    let hooks = [
        world.handle.idle_start(|log| log.say("idle")),
        world.handle.prepare_start(|log| log.say("prepare")),
        world.handle.check_start(|log| log.say("check")),
    ];
    world.handle.work(|| (), |log, _| log.say("poll"));
    world.handle.closing(|log| log.say("close"));
    world.immediate("immediate");
    let h = handle.clone();
    world.handle.timer_start(1, move |log| {
        log.say("timer");
        hooks
            .into_iter()
            .for_each(|hook| assert!(h.hook_stop(hook)));
        log.stop = true;
    });
    // Due, but no entry: this turn's own timers phase is its last.
    world.clock.advance_ms(1);
    world.event_loop.turn(&mut world.log, Mode::NoWait);
    assert_eq!(
        world.log.text(),
        "pending idle prepare poll check immediate close timer"
    );
    assert_eq!(handle.phase(), None);
}

#[test]
fn the_host_is_called_after_each_callback() {
    let mut world = World::new();
    for name in ["t1", "t2"] {
        world.handle.timer_start(1, move |log| {
            log.say(name);
            log.ticks.push_back(format!("{name}-tick"));
        });
    }
    for name in ["i1", "i2"] {
        world.handle.immediate(move |log| {
            log.say(name);
            log.ticks.push_back(format!("{name}-tick"));
        });
    }
    world.clock.advance_ms(1);
    assert_eq!(world.run(), "t1 t1-tick t2 t2-tick i1 i1-tick i2 i2-tick");
    assert_eq!(world.log.callbacks, 4);
}

#[test]
fn an_immediate_queued_by_an_immediate_waits_for_the_next_turn() {
    let mut world = World::new();
    let (h, clock) = (world.handle.clone(), world.clock.clone());
    world
        .poller
        .report_at(std::time::Duration::from_millis(3), 3, READABLE);
    world
        .handle
        .poll_start(3, Interest::READABLE, |log, _| log.say("io"))
        .map(|id| h.poll_unref(id))
        .unwrap();
    world.handle.immediate(move |log| {
        log.say("first");
        h.timer_start(1, |log| log.say("timer"));
        h.immediate(|log| log.say("nested"));
        // From the check phase: the overdue timer, then the input of the next poll, then the nested immediate.
        clock.advance_ms(5);
    });
    world.immediate("second");
    assert_eq!(world.run(), "first second timer io nested");
}

#[test]
fn inside_io_an_immediate_beats_an_overdue_timer() {
    let mut world = World::new();
    let (h, clock) = (world.handle.clone(), world.clock.clone());
    world.handle.work(
        || (),
        move |log, _| {
            log.say("io");
            h.timer_start(0, |log| log.say("timer"));
            clock.advance_ms(10);
            h.immediate(|log| log.say("immediate"));
        },
    );
    assert_eq!(world.run(), "io immediate timer");
}

#[test]
fn pending_runs_once_before_poll_and_up_to_eight_rounds_after() {
    fn requeue(handle: ouro_loop::LoopHandle<crate::host::Log>, left: usize) {
        let h = handle.clone();
        handle.pending(move |log| {
            log.say("p");
            if left > 0 {
                requeue(h, left - 1);
            }
        });
    }
    let mut world = World::new();
    requeue(world.handle.clone(), 10);
    world.immediate("check");
    // One before poll, eight after, then check; the rest belongs to the next turn.
    assert_eq!(world.run(), "p p p p p p p p p check p p");
}

#[test]
fn closing_callbacks_come_after_check_and_their_own_in_the_next_turn() {
    let mut world = World::new();
    let h = world.handle.clone();
    world.handle.closing(move |log| {
        log.say("close");
        h.closing(|log| log.say("close-of-close"));
        h.immediate(|log| log.say("immediate-of-close"));
    });
    world.immediate("immediate");
    assert_eq!(
        world.run(),
        "immediate close immediate-of-close close-of-close"
    );
}

#[test]
fn a_cancelled_immediate_does_not_run_even_when_its_phase_has_begun() {
    let mut world = World::new();
    let h = world.handle.clone();
    let second = std::rc::Rc::new(std::cell::Cell::new(None));
    let cancels = std::rc::Rc::clone(&second);
    world.handle.immediate(move |log| {
        log.say("first");
        assert!(h.immediate_cancel(cancels.get().unwrap()));
        assert!(!h.immediate_cancel(cancels.get().unwrap()));
    });
    second.set(Some(world.immediate("second")));
    world.immediate("third");
    assert_eq!(world.run(), "first third");
    assert!(!world.handle.immediate_cancel(second.get().unwrap()));
}

#[test]
fn stopping_ends_the_loop_after_the_running_callback() {
    let mut world = World::new();
    world.handle.immediate(|log| log.stop_after("last"));
    world.immediate("never");
    world.timer(1, "never");
    assert_eq!(world.run(), "last");
    world.log.stop = false;
    assert_eq!(
        world.run(),
        "last never never",
        "what was queued is still there"
    );
}

#[test]
fn a_hook_sees_each_turn_and_may_stop_itself() {
    let mut world = World::new();
    let h = world.handle.clone();
    let own = std::rc::Rc::new(std::cell::Cell::new(None));
    let id = std::rc::Rc::clone(&own);
    let mut turns = 0;
    own.set(Some(world.handle.check_start(move |log| {
        turns += 1;
        log.say(format!("check{turns}"));
        let late = h.clone();
        if turns == 1 {
            let late_id = std::rc::Rc::new(std::cell::Cell::new(None));
            let its = std::rc::Rc::clone(&late_id);
            late_id.set(Some(h.check_start(move |log| {
                log.say("late");
                late.hook_stop(its.get().unwrap());
            })));
        } else if turns == 2 {
            h.hook_stop(id.get().unwrap());
        }
        // What makes the next turn come.
        h.timer_start(1, |_| ());
    })));
    world.immediate("immediate");
    assert_eq!(world.run(), "check1 immediate check2 late");
}

#[test]
fn the_observer_sees_phases_and_callbacks() {
    use std::cell::RefCell;
    use std::rc::Rc;

    use ouro_loop::{CallbackKind, Observer};

    #[derive(Default)]
    struct Seen(RefCell<Vec<String>>);
    impl Observer for Seen {
        fn on_phase(&self, phase: Phase) {
            self.0.borrow_mut().push(format!("{phase:?}"));
        }
        fn before_callback(&self, kind: CallbackKind) {
            self.0.borrow_mut().push(format!("<{kind:?}"));
        }
        fn after_callback(&self, kind: CallbackKind) {
            self.0.borrow_mut().push(format!("{kind:?}>"));
        }
    }
    let mut world = World::new();
    let seen = Rc::new(Seen::default());
    world
        .handle
        .observe(Some(Rc::clone(&seen) as Rc<dyn Observer>));
    world.immediate("immediate");
    world.run();
    world.handle.observe(None);
    world.immediate("unseen");
    world.run();
    assert_eq!(
        seen.0.borrow().join(" "),
        "Timers Pending IdlePrepare Poll Check <Immediate Immediate> Close Timers"
    );
}

impl crate::host::Log {
    fn stop_after(&mut self, what: &str) {
        self.say(what);
        self.stop = true;
    }
}
