//! The command line, by Node's rules: options up to the first thing that is none, which is the program's file;
//! everything after it is the program's own.

use std::{env, ffi::OsString, path::PathBuf};

use ouro_native::{
    Entry, Options,
    options::{self, Kind, Parsed, Row},
};

/// What the command line asks for.
pub(crate) enum Command {
    Version,
    Help,
    /// `None` as entry: a REPL on a terminal, otherwise a program on standard input.
    Run(Box<Options>, Option<Entry>),
}

/// Reads the whole command line and `NODE_OPTIONS`.
///
/// # Errors
/// One line for the user, as Node words it.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    let argv0 = arguments.next().unwrap_or_else(|| "ouro".into());
    let mut parsed = Parsed::default();
    if let Ok(given) = env::var("NODE_OPTIONS") {
        from_environment(&given, &mut parsed)?;
    }
    let mut rest: Vec<String> = arguments.collect();
    let mut exec_argv = Vec::new();
    let mut eval: Option<(String, bool)> = None;
    let mut at = 0;
    while at < rest.len() {
        let word = rest[at].clone();
        if word == "--" {
            at += 1;
            break;
        }
        if word == "-" || !word.starts_with('-') {
            break;
        }
        at += 1;
        exec_argv.push(word.clone());
        let (row, on, mut value) = lookup(&word)?;
        if row.kind != Kind::Flag && value.is_none() {
            let prints = row.name == "--print";
            match rest.get(at) {
                Some(next) if !(prints && next.starts_with('-')) => {
                    exec_argv.push(next.clone());
                    value = Some(next.clone());
                    at += 1;
                }
                _ if prints => {}
                _ => return Err(format!("{word} requires an argument")),
            }
        }
        match row.name {
            "--version" => return Ok(Command::Version),
            "--help" => return Ok(Command::Help),
            "--eval" => eval = Some((value.clone().unwrap_or_default(), eval.is_some_and(|e| e.1))),
            "--print" => {
                let before = eval.take().map(|e| e.0);
                eval = Some((value.clone().or(before).unwrap_or_default(), true));
            }
            _ => {}
        }
        parsed.push(row, value, on);
    }
    let program: Vec<String> = rest.split_off(at.min(rest.len()));
    let check = parsed.flag("--check");
    let first = program.first().cloned();
    let (entry, own) = match (eval, first) {
        (Some((source, print)), _) => (Some(Entry::Eval { source, print }), program),
        _ if parsed.flag("--test") => (Some(Entry::Test), program),
        (None, Some(file)) if file == "-" => (
            Some(if check {
                Entry::Check(None)
            } else {
                Entry::Stdin
            }),
            program,
        ),
        (None, Some(file)) => {
            let entry = if check {
                Entry::Check(Some(file.clone()))
            } else {
                Entry::File(file)
            };
            (Some(entry), program)
        }
        (None, None) if check => (Some(Entry::Check(None)), program),
        (None, None) if parsed.flag("--interactive") => (Some(Entry::Repl), program),
        (None, None) => (None, program),
    };
    let options = Options {
        exec_path: env::current_exe().unwrap_or_else(|_| PathBuf::from(&argv0)),
        argv0,
        arguments: own,
        exec_argv,
        parsed,
        owns_process: true,
    };
    Ok(Command::Run(Box::new(options), entry))
}

/// The row of a word such as `-r`, `--require`, `--require=x` or `--no-warnings`.
fn lookup(word: &str) -> Result<(&'static Row, bool, Option<String>), String> {
    let bad = || format!("bad option: {word}");
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (long, None),
        };
        let name = name.replace('_', "-");
        if let Some(row) = options::by_name(&format!("--{name}")) {
            if row.kind == Kind::Flag && value.is_some() {
                return Err(format!(
                    "{word} is an invalid negation or value: --{name} takes no value"
                ));
            }
            return Ok((row, true, value));
        }
        let positive = name
            .strip_prefix("no-")
            .and_then(|n| options::by_name(&format!("--{n}")));
        return match positive {
            Some(row) if row.kind == Kind::Flag && value.is_none() => Ok((row, false, None)),
            _ => Err(bad()),
        };
    }
    let mut letters = word.chars();
    letters.next();
    match (
        letters.next().and_then(options::by_letter),
        letters.as_str(),
    ) {
        (Some(row), "") => Ok((row, true, None)),
        // `-pe TEXT` is the one cluster that Node documents.
        (Some(row), "e") if row.name == "--print" => Ok((row, true, None)),
        _ => Err(bad()),
    }
}

/// Reads `NODE_OPTIONS`: words parted by blanks, with double quotes and backslashes inside them.
fn from_environment(text: &str, parsed: &mut Parsed) -> Result<(), String> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            '\\' if quoted => match letters.next() {
                Some(next) => word.get_or_insert_default().push(next),
                None => return Err("invalid value for NODE_OPTIONS (invalid escape)".into()),
            },
            ' ' if !quoted => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    if quoted {
        return Err("invalid value for NODE_OPTIONS (unterminated string)".into());
    }
    words.extend(word);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let refused = || format!("{word} is not allowed in NODE_OPTIONS");
        if !word.starts_with('-') {
            return Err(refused());
        }
        let (row, on, mut value) = lookup(&word).map_err(|_| refused())?;
        if !row.environment {
            return Err(refused());
        }
        if row.kind != Kind::Flag && value.is_none() {
            value = Some(
                words
                    .next()
                    .ok_or_else(|| format!("{word} requires an argument"))?,
            );
        }
        parsed.push(row, value, on);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Command, parse};
    use ouro_native::Entry;

    fn run(words: &[&str]) -> Result<(ouro_native::Options, Option<Entry>), String> {
        let words = std::iter::once(&"ouro").chain(words).map(Into::into);
        match parse(words)? {
            Command::Run(options, entry) => Ok((*options, entry)),
            Command::Version | Command::Help => Err("no program".into()),
        }
    }

    #[test]
    fn options_end_at_the_program() {
        let (options, entry) = run(&["-r", "a", "x.js", "-r", "b"]).unwrap();
        assert!(matches!(entry, Some(Entry::File(file)) if file == "x.js"));
        assert_eq!(options.arguments, ["x.js", "-r", "b"]);
        assert_eq!(options.exec_argv, ["-r", "a"]);
        assert_eq!(
            options.parsed.values("--require").collect::<Vec<_>>(),
            ["a"]
        );
    }

    #[test]
    fn a_text_takes_the_file_s_place() {
        let (options, entry) = run(&["-p", "1+1", "x"]).unwrap();
        assert!(matches!(entry, Some(Entry::Eval { print: true, .. })));
        assert_eq!(options.arguments, ["x"]);
    }

    #[test]
    fn what_is_unknown_is_refused() {
        assert_eq!(run(&["--nonsense"]).unwrap_err(), "bad option: --nonsense");
        assert_eq!(run(&["-r"]).unwrap_err(), "-r requires an argument");
    }
}
