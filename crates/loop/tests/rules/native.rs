//! The operating system's poller, clock and threads.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use ouro_loop::{Config, EventLoop, Job, ThreadPool, WorkError, WorkerPool};

use crate::host::Log;

fn event_loop() -> EventLoop<Log> {
    EventLoop::new(Config::new()).unwrap()
}

#[test]
fn work_runs_elsewhere_and_completes_here() {
    let mut event_loop = event_loop();
    let here = std::thread::current().id();
    for _ in 0..20 {
        event_loop.handle().work(
            || std::thread::current().id(),
            move |log: &mut Log, there| {
                assert_ne!(there.unwrap(), here);
                assert_eq!(std::thread::current().id(), here);
                log.callbacks += 100;
            },
        );
    }
    let mut log = Log::default();
    event_loop.run(&mut log);
    assert_eq!(log.callbacks, 2020);
}

#[test]
fn a_job_that_waits_can_be_cancelled_and_one_that_runs_cannot() {
    let mut event_loop = EventLoop::new(Config::new().pool(Arc::new(ThreadPool::new(1)))).unwrap();
    let h = event_loop.handle();
    let (started, starts) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let running = h.work(
        move || {
            let _ = started.send(());
            let _ = released.recv();
        },
        |log: &mut Log, result| log.say(format!("running {}", result.is_ok())),
    );
    let waiting = h.work(
        || panic!("it was cancelled"),
        |log: &mut Log, result: Result<(), _>| {
            log.say(format!(
                "cancelled {}",
                matches!(result, Err(WorkError::Cancelled))
            ));
        },
    );
    starts.recv().unwrap();
    assert!(!h.work_cancel(running));
    assert!(h.work_cancel(waiting));
    assert!(!h.work_cancel(waiting));
    h.timer_start(1, move |_| release.send(()).unwrap());
    let mut log = Log::default();
    event_loop.run(&mut log);
    assert_eq!(log.text(), "cancelled true running true");
    assert!(!h.work_cancel(running));
}

/// Gives no thread, or forgets the job.
struct Broken(bool);

impl WorkerPool for Broken {
    fn spawn(&self, job: Job) -> std::io::Result<()> {
        drop(job);
        if self.0 {
            Err(std::io::ErrorKind::WouldBlock.into())
        } else {
            Ok(())
        }
    }
}

#[test]
fn without_a_thread_there_is_an_error_and_no_hang() {
    for refuses in [true, false] {
        let mut event_loop = EventLoop::new(Config::new().pool(Arc::new(Broken(refuses)))).unwrap();
        event_loop.handle().work(
            || 1,
            |log: &mut Log, result| {
                log.say(match result {
                    Err(WorkError::NoThread(_)) => "no thread",
                    Err(WorkError::Cancelled) => "cancelled",
                    _ => "?",
                });
            },
        );
        let mut log = Log::default();
        event_loop.run(&mut log);
        assert_eq!(log.text(), if refuses { "no thread" } else { "cancelled" });
    }
}

/// Keeps jobs until they are asked for.
#[derive(Default)]
struct Kept(Mutex<Vec<Job>>);

impl WorkerPool for Kept {
    fn spawn(&self, job: Job) -> std::io::Result<()> {
        self.0.lock().unwrap().push(job);
        Ok(())
    }
}

#[test]
fn a_cancelled_job_completes_once_even_if_the_pool_gets_to_it_later() {
    let pool = Arc::new(Kept::default());
    let mut event_loop = EventLoop::new(Config::new().pool(Arc::clone(&pool) as _)).unwrap();
    let h = event_loop.handle();
    let id = h.work(
        || (),
        |log: &mut Log, result| log.say(format!("{}", result.is_err())),
    );
    assert!(h.work_cancel(id));
    let mut log = Log::default();
    event_loop.run(&mut log);
    for job in pool.0.lock().unwrap().drain(..) {
        job();
    }
    event_loop.run(&mut log);
    assert_eq!(log.text(), "true");
}

#[test]
fn another_thread_wakes_a_loop_that_waits() {
    let mut event_loop = event_loop();
    let (remote, h) = (event_loop.handle().remote(), event_loop.handle());
    let hold = h.hold();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(20));
        for step in 0..3 {
            remote
                .post(move |log: &mut Log| log.say(step.to_string()))
                .unwrap();
        }
        remote.post(move |log: &mut Log| log.stop = true).unwrap();
    });
    let mut log = Log::default();
    event_loop.run(&mut log);
    thread.join().unwrap();
    drop(hold);
    assert_eq!(log.text(), "0 1 2");
}

#[test]
fn waiting_takes_no_processor_time_and_timers_are_not_early() {
    let mut event_loop = event_loop();
    let began = Instant::now();
    event_loop
        .handle()
        .timer_start(60, |log: &mut Log| log.say("t"));
    let mut log = Log::default();
    event_loop.run(&mut log);
    // Loop time is in whole milliseconds from the loop's making, as libuv's is.
    assert!(began.elapsed() >= Duration::from_millis(59));
    let metrics = event_loop.handle().metrics();
    assert!(metrics.turns <= 3, "{metrics:?}");
    assert!(metrics.idle >= Duration::from_millis(50), "{metrics:?}");
}

#[cfg(unix)]
mod descriptors {
    use std::os::fd::AsRawFd;
    use std::os::unix::net::UnixStream;

    use ouro_loop::{Interest, PollId};

    use super::*;

    #[test]
    fn a_socket_is_read_piece_by_piece_and_its_end_is_heard() {
        let mut event_loop = event_loop();
        let h = event_loop.handle();
        let (mut ours, mut theirs) = UnixStream::pair().unwrap();
        ours.set_nonblocking(true).unwrap();
        theirs.write_all(b"abc").unwrap();
        drop(theirs);
        let own = std::rc::Rc::new(std::cell::Cell::new(None::<PollId>));
        let id = std::rc::Rc::clone(&own);
        let handle = h.clone();
        let start = h.poll_start(
            ours.as_raw_fd(),
            Interest::READABLE,
            move |log: &mut Log, _| {
                let mut byte = [0];
                match ours.read(&mut byte).unwrap() {
                    0 => {
                        log.say("end");
                        handle.poll_stop(id.get().unwrap()).unwrap();
                    }
                    _ => {
                        log.say((byte[0] as char).to_string());
                        handle.poll_again(id.get().unwrap());
                        handle.immediate(|log| log.say("turn"));
                    }
                }
            },
        );
        own.set(start.ok());
        let mut log = Log::default();
        event_loop.run(&mut log);
        assert_eq!(log.text(), "a turn b turn c turn end");
    }

    #[test]
    fn resuming_reports_what_is_there_already() {
        let mut event_loop = event_loop();
        let h = event_loop.handle();
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        ours.set_nonblocking(true).unwrap();
        let id = h
            .poll_start(ours.as_raw_fd(), Interest::READABLE, |log: &mut Log, _| {
                log.say("readable");
                log.stop = true;
            })
            .unwrap();
        theirs.write_all(b"x").unwrap();
        let mut log = Log::default();
        event_loop.run(&mut log);
        log.stop = false;
        // Nothing was read: paused and resumed, the same byte is reported anew.
        h.poll_modify(id, Interest::NONE).unwrap();
        event_loop.run(&mut log);
        assert_eq!(log.text(), "readable");
        h.poll_modify(id, Interest::READABLE).unwrap();
        event_loop.run(&mut log);
        assert_eq!(log.text(), "readable readable");
        log.stop = false;
        h.poll_modify(id, Interest::BOTH).unwrap();
        event_loop.run(&mut log);
        assert_eq!(log.text(), "readable readable readable");
        h.poll_stop(id).unwrap();
    }

    #[test]
    fn a_regular_file_cannot_be_polled() {
        let event_loop = event_loop();
        let file = std::fs::File::open("Cargo.toml").unwrap();
        let refused =
            event_loop
                .handle()
                .poll_start(file.as_raw_fd(), Interest::READABLE, |_, _| ());
        if cfg!(target_os = "linux") {
            assert_eq!(
                refused.unwrap_err().kind(),
                std::io::ErrorKind::PermissionDenied
            );
        }
        assert!(!event_loop.handle().alive());
    }

    #[test]
    fn a_busy_source_does_not_starve_timers_and_immediates() {
        let mut event_loop = event_loop();
        let h = event_loop.handle();
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        theirs.write_all(b"x").unwrap();
        let own = std::rc::Rc::new(std::cell::Cell::new(None::<PollId>));
        let id = std::rc::Rc::clone(&own);
        let handle = h.clone();
        let start = h.poll_start(
            ours.as_raw_fd(),
            Interest::READABLE,
            move |_: &mut Log, _| {
                handle.poll_again(id.get().unwrap());
            },
        );
        own.set(start.ok());
        h.timer_start(5, move |log: &mut Log| log.stop = true);
        event_loop.run(&mut Log::default());
        assert!(h.metrics().turns > 1);
    }
}
