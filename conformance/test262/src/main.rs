//! Runs tc39/test262 over the engine and keeps a scoreboard by chapter.
//!
//! ```text
//! ouro-test262 --suite PATH [--jobs N] [--seconds N] [--show-fail] [--scoreboard FILE] [--results FILE] [part of a path]...
//! ```
//! `--results` keeps one line a test in a file; what an earlier run wrote there counts for tests that do not run now.
//!
//! # How data passes through
//! `files` lists the suite's tests → `front_matter` reads what each wants → `pool` hands them to worker processes, which are
//! this same program with `--worker` (a test may hang, or take the process with it) → `run` executes one test in a context of
//! its own, with the host object of `realm` and the threads of `agents` → `scoreboard` adds up and writes the table.
//!
//! What Node 25.9 does not have is left out by the list in `absent_features.txt`.

mod agents;
mod files;
mod front_matter;
mod loader;
mod pool;
mod realm;
mod run;
mod scoreboard;
mod worker;

use std::{env, path::PathBuf, process::ExitCode};

/// What the command line says.
struct Arguments {
    suite: PathBuf,
    jobs: usize,
    seconds: u64,
    show_failures: bool,
    scoreboard: Option<PathBuf>,
    results: Option<PathBuf>,
    worker: bool,
    parts: Vec<String>,
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut suite = None;
        let mut arguments = Self {
            suite: PathBuf::new(),
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            seconds: 60,
            show_failures: false,
            scoreboard: None,
            results: None,
            worker: false,
            parts: Vec::new(),
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word.as_str() {
                "--suite" => suite = Some(PathBuf::from(value()?)),
                "--jobs" => arguments.jobs = value()?.parse().map_err(|_| "--jobs N")?,
                "--seconds" => arguments.seconds = value()?.parse().map_err(|_| "--seconds N")?,
                "--scoreboard" => arguments.scoreboard = Some(value()?.into()),
                "--results" => arguments.results = Some(value()?.into()),
                "--show-fail" => arguments.show_failures = true,
                "--worker" => arguments.worker = true,
                _ if word.starts_with('-') => return Err(format!("unknown option {word}")),
                _ => arguments.parts.push(word),
            }
        }
        arguments.suite = suite.ok_or("--suite PATH is needed: a checkout of tc39/test262")?;
        Ok(arguments)
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::parse(env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let outcome = if arguments.worker {
        worker::serve(&arguments.suite)
    } else {
        conduct(&arguments)
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn conduct(arguments: &Arguments) -> std::io::Result<()> {
    let tests = files::list(&arguments.suite, &arguments.parts)?;
    let mut results = pool::run(&arguments.suite, tests, arguments.jobs, arguments.seconds)?;
    if arguments.show_failures {
        for result in &results {
            if let pool::Outcome::Failed(why) = &result.outcome {
                println!("{}  {why}", result.test);
            }
        }
    }
    if let Some(file) = &arguments.results {
        scoreboard::add_former(file, &mut results)?;
        scoreboard::write_results(file, &results)?;
    }
    let table = scoreboard::table(&results);
    match &arguments.scoreboard {
        Some(file) => std::fs::write(file, table),
        None => {
            print!("{table}");
            Ok(())
        }
    }
}
