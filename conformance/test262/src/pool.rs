//! The parent's side: hands tests to worker processes, one at a time, and replaces those that hang or die.

use std::{
    env,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

/// After so many tests a worker is replaced: what a test leaves in a process (symbols, threads) does not pile up.
const TESTS_A_WORKER: usize = 400;

/// What became of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    Failed(String),
    /// It wants a feature that Node does not have, or that only a browser has.
    LeftOut(String),
}

/// A test and what became of it.
#[derive(Debug)]
pub(crate) struct TestResult {
    pub(crate) test: String,
    pub(crate) outcome: Outcome,
}

/// Runs all `tests` in `jobs` processes; results come in the order of the tests.
pub(crate) fn run(
    suite: &Path,
    tests: Vec<String>,
    jobs: usize,
    seconds: u64,
) -> io::Result<Vec<TestResult>> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(vec![None; tests.len()]);
    let limit = Duration::from_secs(seconds);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs.max(1))
            .map(|_| {
                scope.spawn(|| -> io::Result<()> {
                    let mut worker: Option<Worker> = None;
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(test) = tests.get(index) else {
                            return Ok(());
                        };
                        let mut current = match worker.take() {
                            Some(worker) if worker.answered < TESTS_A_WORKER => worker,
                            _ => Worker::start(suite)?,
                        };
                        let outcome = match current.ask(test, limit) {
                            Some(outcome) => {
                                worker = Some(current);
                                outcome
                            }
                            None => Outcome::Failed(current.epitaph()),
                        };
                        if let Ok(mut outcomes) = outcomes.lock() {
                            outcomes[index] = Some(outcome);
                        }
                    }
                })
            })
            .collect();
        for thread in threads {
            thread
                .join()
                .map_err(|_| io::Error::other("a thread of the pool panicked"))??;
        }
        Ok::<(), io::Error>(())
    })?;
    let outcomes = outcomes
        .into_inner()
        .map_err(|_| io::Error::other("a thread of the pool panicked"))?;
    Ok(tests
        .into_iter()
        .zip(outcomes)
        .filter_map(|(test, outcome)| {
            Some(TestResult {
                test,
                outcome: outcome?,
            })
        })
        .collect())
}

struct Worker {
    child: Child,
    answers: mpsc::Receiver<String>,
    answered: usize,
    timed_out: bool,
}

impl Worker {
    fn start(suite: &Path) -> io::Result<Self> {
        let mut child = Command::new(env::current_exe()?)
            .arg("--worker")
            .arg("--suite")
            .arg(suite)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (sender, answers) = mpsc::channel();
        if let Some(output) = child.stdout.take() {
            thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        Ok(Self {
            child,
            answers,
            answered: 0,
            timed_out: false,
        })
    }

    /// The answer, or nothing if there was none in time or the process died.
    fn ask(&mut self, test: &str, limit: Duration) -> Option<Outcome> {
        writeln!(self.child.stdin.as_mut()?, "{test}").ok()?;
        let answer = match self.answers.recv_timeout(limit) {
            Ok(answer) => answer,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                self.timed_out = true;
                return None;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => return None,
        };
        self.answered += 1;
        let (word, why) = answer.split_once(' ').unwrap_or((&answer, ""));
        Some(match word {
            "pass" => Outcome::Passed,
            "skip" => Outcome::LeftOut(why.to_owned()),
            _ => Outcome::Failed(why.to_owned()),
        })
    }

    /// Why there was no answer.
    fn epitaph(&mut self) -> String {
        if self.timed_out {
            return "time limit".to_owned();
        }
        match self.child.wait() {
            Ok(status) => format!("the process died: {status}"),
            Err(error) => error.to_string(),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to kill, and nothing to do about it.
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}
