//! The worker pool of operating-system threads.
//!
//! One queue under one lock: a thread that has nothing to do sleeps outside the lock, so that giving a job costs one wake.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use crate::pool::{Job, WorkerPool};

const DEFAULT_SIZE: usize = 4;
const MAX_SIZE: usize = 1024;
const THREAD_NAME: &str = "ouro-worker";

/// Up to a number of threads, started as they are needed. They end when the pool is dropped, after the jobs that wait.
pub struct ThreadPool {
    /// 0 until it is known: the shared pool asks the environment when it gets its first job.
    size: AtomicUsize,
    shared: Arc<Shared>,
}

/// What the threads and those who give them jobs have in common.
#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    /// There is a job, or the pool is gone.
    ready: Condvar,
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    threads: usize,
    /// Threads that wait for a job.
    idle: usize,
    closed: bool,
}

impl ThreadPool {
    /// A pool of at most `size` threads, 1 to 1024.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self {
            size: AtomicUsize::new(clamp(size)),
            shared: Arc::default(),
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
                shared: Arc::default(),
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
}

impl WorkerPool for ThreadPool {
    fn spawn(&self, job: Job) -> io::Result<()> {
        let size = self.size();
        let mut queue = self.shared.lock();
        queue.jobs.push_back(job);
        if queue.idle >= queue.jobs.len() || queue.threads >= size {
            let wake = queue.idle > 0;
            drop(queue);
            if wake {
                self.shared.ready.notify_one();
            }
            return Ok(());
        }
        let shared = Arc::clone(&self.shared);
        let started = thread::Builder::new()
            .name(THREAD_NAME.into())
            .spawn(move || shared.work());
        match started {
            Ok(_) => queue.threads += 1,
            // The threads that there are will come to it.
            Err(_) if queue.threads > 0 => {}
            Err(error) => {
                let job = queue.jobs.pop_back();
                drop(queue);
                drop(job);
                return Err(error);
            }
        }
        Ok(())
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.ready.notify_all();
    }
}

impl Shared {
    /// What a thread does.
    fn work(&self) {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.jobs.pop_front() {
                drop(queue);
                // What a job has to say it has said by other ways; its thread is for the next one.
                let _panicked = catch_unwind(AssertUnwindSafe(job));
                queue = self.lock();
            } else if queue.closed {
                return;
            } else {
                queue.idle += 1;
                queue = self
                    .ready
                    .wait(queue)
                    .unwrap_or_else(PoisonError::into_inner);
                queue.idle -= 1;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
}
