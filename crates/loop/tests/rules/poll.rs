//! Sources, with a poller that the test drives.

use std::cell::Cell;
use std::rc::Rc;

use ouro_loop::{Interest, Mode, PollId, Readiness};

use crate::host::{Log, World};

const READABLE: Readiness = Readiness {
    readable: true,
    writable: false,
    error: false,
    hang_up: false,
};

fn source(world: &World, fd: i32, says: &'static str) -> PollId {
    world
        .handle
        .poll_start(fd as _, Interest::READABLE, move |log, _| log.say(says))
        .unwrap()
}

fn turn(world: &mut World) -> String {
    world.log.lines.clear();
    world.event_loop.turn(&mut world.log, Mode::NoWait);
    world.log.text()
}

#[test]
fn a_source_that_asks_is_called_again_in_the_next_turn_only() {
    let mut world = World::new();
    let (h, own) = (world.handle.clone(), Rc::new(Cell::new(None)));
    let id = Rc::clone(&own);
    let mut left = 2;
    let start = world
        .handle
        .poll_start(3, Interest::READABLE, move |log: &mut Log, readiness| {
            assert_eq!(readiness, READABLE);
            log.say("a");
            if left > 0 {
                left -= 1;
                h.poll_again(id.get().unwrap());
                h.poll_again(id.get().unwrap());
            }
        });
    own.set(start.ok());
    source(&world, 4, "b");
    world.poller.report(3, READABLE);
    assert_eq!(turn(&mut world), "a");
    assert_eq!(
        world.event_loop.next_wake(),
        Some(std::time::Duration::ZERO)
    );
    world.poller.report(4, READABLE);
    world.poller.report(3, READABLE);
    assert_eq!(turn(&mut world), "b a", "an event and a wish are one call");
    assert_eq!(turn(&mut world), "a");
    assert_eq!(turn(&mut world), "");
}

#[test]
fn an_event_of_an_earlier_owner_of_the_place_is_not_delivered() {
    let mut world = World::new();
    let h = world.handle.clone();
    let victim = Rc::new(Cell::new(None));
    let replaced = Rc::clone(&victim);
    world
        .handle
        .poll_start(3, Interest::READABLE, move |log: &mut Log, _| {
            log.say("first");
            h.poll_stop(replaced.get().unwrap()).unwrap();
            h.poll_start(5, Interest::READABLE, |log, _| log.say("new"))
                .unwrap();
        })
        .unwrap();
    victim.set(Some(source(&world, 4, "old")));
    world.poller.report(3, READABLE);
    world.poller.report(4, READABLE);
    assert_eq!(turn(&mut world), "first");
    world.poller.report(5, READABLE);
    assert_eq!(turn(&mut world), "new");
}

#[test]
fn what_is_not_of_interest_is_not_reported_until_it_is() {
    let mut world = World::new();
    let id = world
        .handle
        .poll_start(3, Interest::BOTH, |log: &mut Log, readiness| {
            log.say(format!(
                "{}{}",
                u8::from(readiness.readable),
                u8::from(readiness.writable)
            ));
        })
        .unwrap();
    world.handle.poll_modify(id, Interest::READABLE).unwrap();
    assert_eq!(world.handle.poll_interest(id), Interest::READABLE);
    world.poller.report(3, Readiness::of(Interest::WRITABLE));
    // Swallowed, and the watch narrowed: the next one waits in the poller.
    assert_eq!(turn(&mut world), "");
    world.poller.report(3, Readiness::of(Interest::WRITABLE));
    assert_eq!(turn(&mut world), "");
    world.handle.poll_modify(id, Interest::BOTH).unwrap();
    assert_eq!(turn(&mut world), "01");
    world.handle.poll_modify(id, Interest::WRITABLE).unwrap();
    world.poller.report(3, Readiness::of(Interest::BOTH));
    assert_eq!(turn(&mut world), "01");
}

#[test]
fn errors_and_hang_ups_reach_whoever_waits_for_anything() {
    let mut world = World::new();
    for (fd, interest) in [(3, Interest::READABLE), (4, Interest::WRITABLE)] {
        let say = move |log: &mut Log, readiness: Readiness| {
            log.say(format!(
                "{fd}:{}{}",
                u8::from(readiness.readable),
                u8::from(readiness.writable)
            ));
        };
        world.handle.poll_start(fd as _, interest, say).unwrap();
        world.poller.report(
            fd as _,
            Readiness {
                error: true,
                ..Readiness::default()
            },
        );
    }
    assert_eq!(turn(&mut world), "3:10 4:01");
    world.poller.report(
        3,
        Readiness {
            hang_up: true,
            ..Readiness::default()
        },
    );
    assert_eq!(turn(&mut world), "3:10");
}

#[test]
fn a_source_may_stop_and_change_itself_while_it_runs() {
    let mut world = World::new();
    let (h, own) = (world.handle.clone(), Rc::new(Cell::new(None)));
    let id = Rc::clone(&own);
    let owned = Rc::new(());
    let held = Rc::clone(&owned);
    let start = world
        .handle
        .poll_start(3, Interest::READABLE, move |log: &mut Log, _| {
            let _held = &held;
            h.poll_stop(id.get().unwrap()).unwrap();
            log.say("stopped");
        });
    own.set(start.ok());
    world.poller.report(3, READABLE);
    world.poller.report(3, READABLE);
    assert_eq!(turn(&mut world), "stopped");
    assert_eq!(turn(&mut world), "");
    assert_eq!(Rc::strong_count(&owned), 1);
    let gone = own.get().unwrap();
    assert!(
        world.handle.poll_stop(gone).is_err()
            && world.handle.poll_modify(gone, Interest::BOTH).is_err()
    );
    world.handle.poll_again(gone);
    assert!(!world.handle.alive());
}

#[test]
fn a_refused_registration_leaves_nothing_behind() {
    let world = World::new();
    source(&world, 3, "a");
    let again = world.handle.poll_start(3, Interest::READABLE, |_, _| ());
    assert_eq!(again.unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(world.handle.active().polls, 1);
}

#[test]
fn events_that_a_stop_left_over_come_first_next_time() {
    let mut world = World::new();
    world
        .handle
        .poll_start(3, Interest::READABLE, |log: &mut Log, _| {
            log.say("a");
            log.stop = true;
        })
        .unwrap();
    source(&world, 4, "b");
    world.poller.report(3, READABLE);
    world.poller.report(4, READABLE);
    assert_eq!(turn(&mut world), "a");
    world.log.stop = false;
    assert_eq!(turn(&mut world), "b");
}

#[test]
fn a_flood_of_messages_does_not_starve_timers() {
    let mut world = World::new();
    let count = Rc::new(Cell::new(0));
    for _ in 0..3000 {
        let count = Rc::clone(&count);
        world
            .handle
            .work(|| (), move |_, _| count.set(count.get() + 1));
    }
    let seen = Rc::clone(&count);
    world
        .handle
        .timer_start(1, move |log| log.say(seen.get().to_string()));
    world.clock.advance_ms(1);
    world.event_loop.turn(&mut world.log, Mode::Wait);
    assert_eq!(world.log.text(), "1024");
    world.run();
    assert_eq!(count.get(), 3000);
}

#[test]
fn a_seed_chooses_the_order_of_completions() {
    let order = |seed| {
        let clock = ouro_loop::VirtualClock::default();
        let config = ouro_loop::Config::new()
            .poller(ouro_loop::HostPoller::with_clock(clock.clone()))
            .clock(clock)
            .pool(std::sync::Arc::new(ouro_loop::InlinePool))
            .shuffle(seed);
        let mut event_loop = ouro_loop::EventLoop::new(config).unwrap();
        for job in 0..8 {
            event_loop.handle().work(
                move || job,
                |log: &mut Log, job| log.say(job.unwrap().to_string()),
            );
        }
        let mut log = Log::default();
        event_loop.run(&mut log);
        log.text()
    };
    assert_eq!(order(1), order(1));
    assert!((2..10).any(|seed| order(seed) != order(1)));
    let mut sorted: Vec<char> = order(3).chars().filter(|c| *c != ' ').collect();
    sorted.sort_unstable();
    assert_eq!(sorted.iter().collect::<String>(), "01234567");
}
