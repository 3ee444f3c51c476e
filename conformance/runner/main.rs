//! Runs every case of `conformance/` on the `ouro` that cargo has just built and compares with what Node printed.
//!
//! - `OURO_RECORD=/path/to/node` runs Node instead and writes the expected outputs.
//! - `OURO_SCOREBOARD=1` also writes `conformance/SCOREBOARD.md`.
//!
//! Everything else (filters, threads) is libtest's command line.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test harness may stop the run"
)]

mod case;
mod codes;
mod exports;
mod packages;
mod scoreboard;

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use libtest_mimic::{Arguments, Failed, Trial};

use self::{case::Case, scoreboard::Scoreboard};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../conformance")
        .canonicalize()
        .unwrap();
    let mut cases = case::collect(&root);
    cases.extend(packages::cases(&root));
    if let Some(node) = std::env::var_os("OURO_RECORD") {
        return record(&cases, &PathBuf::from(node), arguments.filter.as_deref());
    }
    let board = Arc::new(Scoreboard::default());
    let open = Arc::new(known_failures(&root));
    let mut trials: Vec<Trial> = cases
        .into_iter()
        .map(|case| {
            let (board, open) = (Arc::clone(&board), Arc::clone(&open));
            Trial::test(case.name.clone(), move || {
                let result = case.check(Path::new(env!("CARGO_BIN_EXE_ouro")));
                board.add(&case.module, &case.name, result.is_ok());
                match (open.contains(&case.name), result) {
                    (true, Ok(())) => Err(Failed::from("passes: take it off KNOWN_FAILURES.md")),
                    (true, Err(_)) => Ok(()),
                    (false, result) => result.map_err(Failed::from),
                }
            })
        })
        .collect();
    trials.extend(exports::modules(&root).into_iter().map(|(module, names)| {
        let root = root.clone();
        Trial::test(format!("exports/of/{module}"), move || {
            exports::check(&root, &module, &names).map_err(Failed::from)
        })
    }));
    let folder = root.clone();
    trials.push(Trial::test("errors/codes", move || {
        codes::check(&folder).map_err(Failed::from)
    }));
    let conclusion = libtest_mimic::run(&arguments, trials);
    if std::env::var_os("OURO_SCOREBOARD").is_some() {
        board.write(&root.join("SCOREBOARD.md"));
    }
    conclusion.exit_code()
}

/// The cases that Ouro is known to fail, from the table in `KNOWN_FAILURES.md`. They are run, and must fail.
fn known_failures(root: &Path) -> HashSet<String> {
    let text = std::fs::read_to_string(root.join("KNOWN_FAILURES.md")).unwrap_or_default();
    text.lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect()
}

fn record(cases: &[Case], node: &Path, filter: Option<&str>) -> ExitCode {
    let mut count = 0;
    for case in cases
        .iter()
        .filter(|case| filter.is_none_or(|part| case.name.contains(part)))
    {
        if let Err(problem) = case.record(node) {
            eprintln!("{}: {problem}", case.name);
            return ExitCode::FAILURE;
        }
        count += 1;
    }
    println!("recorded {count} cases with {}", node.display());
    ExitCode::SUCCESS
}
