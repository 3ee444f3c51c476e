//! `ouro`: arguments in, exit code out. What it does is in `ouro-native`; nothing lives here that an
//! embedder would want.

mod arguments;
mod heap;
mod help;

use std::{io::IsTerminal, process::ExitCode};

use ouro_native::{
    Entry, Options, Runtime,
    engine::{memory::Counting, stack},
};

use self::arguments::Command;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Node's code for an invalid command line.
const INVALID_ARGUMENT: u8 = 9;
/// Node's code for a fatal error of the runtime itself.
const FATAL: u8 = 70;

fn main() -> ExitCode {
    heap::share();
    let command = match arguments::parse(std::env::args_os()) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("ouro: {error}");
            return ExitCode::from(INVALID_ARGUMENT);
        }
    };
    match command {
        Command::Version => {
            println!("{}", ouro_native::VERSION);
            ExitCode::SUCCESS
        }
        Command::Help => {
            print!("{}", help::text());
            ExitCode::SUCCESS
        }
        Command::Run(options, entry) => {
            let entry = entry.unwrap_or_else(|| {
                if std::io::stdin().is_terminal() || options.parsed.flag("--interactive") {
                    Entry::Repl
                } else {
                    Entry::Stdin
                }
            });
            run(*options, entry)
        }
    }
}

fn run(options: Options, entry: Entry) -> ExitCode {
    let result = stack::run_deep(move |limits| match Runtime::new(options, limits) {
        Ok(mut runtime) => stack::exit(runtime.run(&entry)),
        Err(error) => error,
    });
    let error = match result {
        Ok(error) | Err(error) => error,
    };
    eprintln!("ouro: cannot start: {error}");
    ExitCode::from(FATAL)
}
