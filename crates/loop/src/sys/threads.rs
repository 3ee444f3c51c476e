//! The worker pool of operating-system threads.
//!
//! The `threadpool` crate starts its threads when it is made or enlarged, and panics if the system gives none. So the
//! pool is made at the first job, grows by one thread whenever all are busy, and before each growth a thread is tried.
//!
//! Waking a thread costs more than most jobs. So the pool is not given jobs but *runners*, at most one a thread, each of which takes
//! jobs from a queue of ours until none is left.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use crate::pool::{Job, WorkerPool};

const DEFAULT_SIZE: usize = 4;
const MAX_SIZE: usize = 1024;
const THREAD_NAME: &str = "ouro-worker";

/// Up to a number of threads, started as they are needed. Threads are never ended while the pool lives.
pub struct ThreadPool {
    /// 0 until it is known: the shared pool asks the environment when it gets its first job.
    size: AtomicUsize,
    threads: Mutex<Option<threadpool::ThreadPool>>,
    work: Arc<Mutex<Work>>,
}

/// What is to be done, and by how many.
#[derive(Default)]
struct Work {
    jobs: VecDeque<Job>,
    runners: usize,
}

impl ThreadPool {
    /// A pool of at most `size` threads, 1 to 1024.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self {
            size: AtomicUsize::new(clamp(size)),
            threads: Mutex::new(None),
            work: Arc::default(),
        }
    }

    /// The pool that the loops of the process share. Its size comes from the environment variable `UV_THREADPOOL_SIZE`, read
    /// at the first job; 4 without it, and 1 if it is no number, as in libuv.
    #[must_use]
    pub fn shared() -> Arc<dyn WorkerPool> {
        Arc::clone(Self::shared_threads()) as Arc<dyn WorkerPool>
    }

    /// Sets the most threads that the shared pool may have, 1 to 1024, whatever the process's environment says. Threads
    /// that run stay.
    pub fn set_shared_size(size: usize) {
        Self::shared_threads()
            .size
            .store(clamp(size), Ordering::Relaxed);
    }

    fn shared_threads() -> &'static Arc<Self> {
        static SHARED: OnceLock<Arc<ThreadPool>> = OnceLock::new();
        SHARED.get_or_init(|| {
            Arc::new(Self {
                size: AtomicUsize::new(0),
                threads: Mutex::new(None),
                work: Arc::default(),
            })
        })
    }

    fn size(&self) -> usize {
        match self.size.load(Ordering::Relaxed) {
            0 => {
                let size = match std::env::var("UV_THREADPOOL_SIZE") {
                    Ok(text) => clamp(leading_number(&text)),
                    Err(_) => DEFAULT_SIZE,
                };
                self.size.store(size, Ordering::Relaxed);
                size
            }
            size => size,
        }
    }

    /// Adds a thread if all there are have something to do. An error matters only while there is none at all.
    fn grow(
        &self,
        threads: &mut Option<threadpool::ThreadPool>,
        runners: usize,
    ) -> io::Result<usize> {
        let Some(pool) = threads else {
            let pool = || {
                threadpool::Builder::new()
                    .num_threads(1)
                    .thread_name(THREAD_NAME.into())
            };
            *threads = Some(start_thread(|| pool().build())?);
            return Ok(1);
        };
        let running = pool.max_count();
        if runners < running {
            return Ok(running);
        }
        if start_thread(|| pool.set_num_threads(running + 1)).is_err() {
            // It may have counted the thread that it did not get: take that back, and do with those that run.
            pool.set_num_threads(running);
        }
        Ok(pool.max_count())
    }
}

impl WorkerPool for ThreadPool {
    fn spawn(&self, job: Job) -> io::Result<()> {
        let size = self.size();
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        let runners = {
            let mut work = lock(&self.work);
            if work.runners >= size {
                work.jobs.push_back(job);
                return Ok(());
            }
            work.runners
        };
        let running = self.grow(&mut threads, runners)?;
        let mut work = lock(&self.work);
        work.jobs.push_back(job);
        if work.runners < running
            && let Some(pool) = &*threads
        {
            work.runners += 1;
            let work = Arc::clone(&self.work);
            pool.execute(move || run(&work));
        }
        Ok(())
    }
}

/// Takes jobs until none is left.
fn run(work: &Mutex<Work>) {
    loop {
        let job = {
            let mut work = lock(work);
            let Some(job) = work.jobs.pop_front() else {
                work.runners -= 1;
                return;
            };
            job
        };
        // Whoever gave the job hears of its panic from the job itself; the others must still be done.
        let _ = catch_unwind(AssertUnwindSafe(job));
    }
}

fn lock(work: &Mutex<Work>) -> MutexGuard<'_, Work> {
    work.lock().unwrap_or_else(PoisonError::into_inner)
}

const fn clamp(size: usize) -> usize {
    if size == 0 {
        1
    } else if size > MAX_SIZE {
        MAX_SIZE
    } else {
        size
    }
}

/// Has the pool start a thread with `start`, which panics if there is none to be had, after one has been had as a trial.
///
/// The trial has ended by then, and left its stack for the next thread. Only a system that runs out in that very moment
/// makes `start` panic after all.
fn start_thread<T>(start: impl FnOnce() -> T) -> io::Result<T> {
    let trial = thread::Builder::new()
        .name(THREAD_NAME.into())
        .spawn(|| ())?;
    // It does nothing, so it cannot have panicked.
    let _ = trial.join();
    catch_unwind(AssertUnwindSafe(start)).map_err(|_| io::ErrorKind::WouldBlock.into())
}

/// The number at the beginning of the text, 0 if there is none: C's `atoi`, which libuv uses.
fn leading_number(text: &str) -> usize {
    let digits = text
        .trim_start()
        .chars()
        .map_while(|digit| digit.to_digit(10));
    digits.fold(0usize, |number, digit| {
        number.saturating_mul(10).saturating_add(digit as usize)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::{ThreadPool, leading_number};
    use crate::pool::WorkerPool;

    #[test]
    fn sizes_are_read_as_libuv_reads_them() {
        assert_eq!(leading_number("16"), 16);
        assert_eq!(leading_number(" 8x"), 8);
        assert_eq!(leading_number("many"), 0);
        assert_eq!(leading_number("99999999999999999999999"), usize::MAX);
    }

    #[test]
    fn grows_until_all_jobs_run_at_once() {
        let pool = ThreadPool::new(3);
        let (started, starts) = mpsc::channel();
        let mut releases = Vec::new();
        for job in 0..3 {
            let started = started.clone();
            let (release, released) = mpsc::channel::<()>();
            releases.push(release);
            let spawned = pool.spawn(Box::new(move || {
                let _ = started.send(job);
                let _ = released.recv();
            }));
            assert!(spawned.is_ok());
        }
        let mut seen: Vec<i32> = starts.iter().take(3).collect();
        seen.sort_unstable();
        assert_eq!(seen, [0, 1, 2]);
    }

    #[test]
    fn a_job_that_panics_takes_no_other_with_it() {
        let pool = ThreadPool::new(2);
        let (done, dones) = mpsc::channel();
        for job in 0..200 {
            let done = done.clone();
            let spawned = pool.spawn(Box::new(move || {
                assert!(job % 10 != 3, "a job of this test panics");
                let _ = done.send(job);
            }));
            assert!(spawned.is_ok());
        }
        drop(done);
        assert_eq!(dones.iter().count(), 180);
    }
}
