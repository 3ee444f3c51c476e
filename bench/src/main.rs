//! Runs every program on every runtime, interleaved, and prints a table of medians and ratios.

mod http;
mod process;
mod table;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

use self::process::Sample;

/// Peers by command, with what goes before the program's path.
const PEERS: &[(&str, &[&str])] = &[
    ("node", &[]),
    ("bun", &["run"]),
    ("deno", &["run", "-A", "--quiet"]),
    ("qjs", &[]),
    ("boa", &[]),
];

/// Peers of the engine's own programs: interpreters, and V8 without its compilers.
const ENGINES: &[(&str, &[&str])] = &[("qjs", &[]), ("node", &["--jitless"]), ("boa", &[])];

/// A runtime as it is started.
pub(crate) struct Runtime {
    pub(crate) name: String,
    pub(crate) command: PathBuf,
    pub(crate) arguments: &'static [&'static str],
}

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let Some(ouro) = arguments.next() else {
        eprintln!("usage: ouro-bench PATH-OF-OURO [part of a program's name]");
        return ExitCode::FAILURE;
    };
    let filter = arguments
        .next()
        .map(|part| part.to_string_lossy().into_owned());
    let rounds = env::var("OURO_BENCH_ROUNDS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(15);
    let ouro = PathBuf::from(ouro);
    let runtimes = beside(&ouro, PEERS);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (folder, runtimes) in [("programs", &runtimes), ("engine", &beside(&ouro, ENGINES))] {
        if let Err(error) = run(&root.join(folder), runtimes, rounds, filter.as_deref()) {
            eprintln!("the programs of {folder} cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    }
    http::run(root, &runtimes, rounds, |name| {
        filter.as_ref().is_none_or(|part| name.contains(part))
    });
    ExitCode::SUCCESS
}

/// Ouro and those peers that are found.
fn beside(ouro: &Path, peers: &[(&str, &'static [&'static str])]) -> Vec<Runtime> {
    let mut runtimes = vec![Runtime {
        name: "ouro".into(),
        command: ouro.into(),
        arguments: &[],
    }];
    let mut missing = Vec::new();
    for &(name, arguments) in peers {
        match find(name) {
            Some(command) => runtimes.push(Runtime {
                name: name.into(),
                command,
                arguments,
            }),
            None => missing.push(name),
        }
    }
    if !missing.is_empty() {
        println!("not on PATH: {}", missing.join(", "));
    }
    runtimes
}

/// Runs the programs of a folder.
fn run(
    folder: &Path,
    runtimes: &[Runtime],
    rounds: usize,
    filter: Option<&str>,
) -> std::io::Result<()> {
    let mut totals = table::Totals::new(runtimes.len());
    for program in programs(folder)? {
        let name = program
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if filter.is_some_and(|part| !name.contains(part)) {
            continue;
        }
        let mut results: Vec<Vec<Result<Sample, String>>> =
            runtimes.iter().map(|_| Vec::new()).collect();
        // The first round warms the file cache and does not count.
        for round in 0..=rounds {
            for (runtime, samples) in runtimes.iter().zip(&mut results) {
                if samples.last().is_some_and(Result::is_err) {
                    continue;
                }
                let sample = process::run(runtime, &program);
                if round > 0 || sample.is_err() {
                    samples.push(sample);
                }
            }
        }
        table::print(&name, runtimes, &results);
        totals.add(&results);
    }
    totals.print(runtimes);
    Ok(())
}

fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|p| p.is_file())
}

fn programs(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
