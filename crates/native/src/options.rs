//! The command-line options, a row each: parsing, `--help`, `NODE_OPTIONS` and `process.execArgv` all read this table.

/// What an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing; `--no-NAME` turns it off.
    Flag,
    /// A value, the last one counting.
    Value,
    /// A value, each one counting.
    List,
}

/// One option.
#[derive(Debug)]
pub struct Row {
    /// Its long name with the dashes.
    pub name: &'static str,
    /// Its one-letter form, if it has one.
    pub short: Option<char>,
    /// What it takes.
    pub kind: Kind,
    /// May it stand in `NODE_OPTIONS`?
    pub environment: bool,
    /// One line for `--help`.
    pub help: &'static str,
}

const fn flag(name: &'static str, help: &'static str) -> Row {
    Row {
        name,
        short: None,
        kind: Kind::Flag,
        environment: true,
        help,
    }
}

const fn value(name: &'static str, help: &'static str) -> Row {
    Row {
        name,
        short: None,
        kind: Kind::Value,
        environment: true,
        help,
    }
}

/// All options, sorted by name.
pub static OPTIONS: &[Row] = &[
    Row {
        environment: false,
        short: Some('c'),
        ..flag("--check", "check a script's syntax without running it")
    },
    Row {
        short: Some('C'),
        kind: Kind::List,
        ..value(
            "--conditions",
            "an extra condition of package exports and imports",
        )
    },
    flag(
        "--deprecation",
        "show deprecation warnings (on unless turned off)",
    ),
    value(
        "--dns-result-order",
        "verbatim, ipv4first or ipv6first: the order in which dns.lookup gives addresses",
    ),
    Row {
        environment: false,
        short: Some('e'),
        ..value("--eval", "run a text instead of a file")
    },
    flag("--expose-gc", "put a gc() function on the global object"),
    Row {
        environment: false,
        short: Some('h'),
        ..flag("--help", "print this help")
    },
    Row {
        kind: Kind::List,
        ..value("--import", "an ES module to load before the program")
    },
    value(
        "--input-type",
        "how --eval and standard input are read: commonjs or module",
    ),
    Row {
        environment: false,
        short: Some('i'),
        ..flag(
            "--interactive",
            "start the REPL even if standard input is no terminal",
        )
    },
    value(
        "--max-http-header-size",
        "what the target and the fields of one HTTP head may take, in bytes",
    ),
    flag(
        "--network-family-autoselection",
        "try the addresses of both families in turns (on unless turned off)",
    ),
    value(
        "--network-family-autoselection-attempt-timeout",
        "how long one address is tried, in ms",
    ),
    flag(
        "--pending-deprecation",
        "show pending deprecation warnings too",
    ),
    flag(
        "--preserve-symlinks",
        "keep symbolic links in the paths of modules",
    ),
    flag(
        "--preserve-symlinks-main",
        "keep symbolic links in the path of the main module",
    ),
    Row {
        environment: false,
        short: Some('p'),
        ..value("--print", "run a text and print its result")
    },
    Row {
        kind: Kind::List,
        short: Some('r'),
        ..value("--require", "a CommonJS module to load before the program")
    },
    value("--stack-trace-limit", "how many frames a stack trace holds"),
    Row {
        environment: false,
        ..flag("--test", "find and run test files, each in its own process")
    },
    value(
        "--test-concurrency",
        "how many test files run at once with --test",
    ),
    Row {
        kind: Kind::List,
        ..value(
            "--test-name-pattern",
            "run only the tests whose name matches",
        )
    },
    flag(
        "--test-only",
        "run only the tests that are marked with `only`",
    ),
    Row {
        kind: Kind::List,
        ..value(
            "--test-reporter",
            "spec, tap, dot, junit or a module: how test results are shown",
        )
    },
    Row {
        kind: Kind::List,
        ..value(
            "--test-reporter-destination",
            "stdout, stderr or a file, one for each --test-reporter",
        )
    },
    Row {
        kind: Kind::List,
        ..value(
            "--test-skip-pattern",
            "leave out the tests whose name matches",
        )
    },
    value(
        "--test-timeout",
        "the time that a test may take, in ms, unless it says otherwise",
    ),
    flag("--throw-deprecation", "throw on deprecations"),
    value("--title", "the process's title at start"),
    value(
        "--tls-cipher-list",
        "the cipher suites that are used unless a program names others",
    ),
    value(
        "--tls-keylog",
        "a file to which the secrets of all TLS connections are appended",
    ),
    flag("--tls-max-v1.2", "use no newer TLS than 1.2 by default"),
    flag("--tls-max-v1.3", "use TLS 1.3 at most by default"),
    flag(
        "--tls-min-v1.0",
        "allow TLS 1.0 by default, if there were any",
    ),
    flag(
        "--tls-min-v1.1",
        "allow TLS 1.1 by default, if there were any",
    ),
    flag("--tls-min-v1.2", "use no older TLS than 1.2 by default"),
    flag("--tls-min-v1.3", "use no older TLS than 1.3 by default"),
    flag(
        "--trace-deprecation",
        "show where deprecated functions are called",
    ),
    flag("--trace-exit", "show where process.exit is called"),
    flag(
        "--trace-uncaught",
        "show where an uncaught exception was thrown",
    ),
    flag("--trace-warnings", "show where warnings come from"),
    value(
        "--unhandled-rejections",
        "strict, warn, none, throw or warn-with-error-codes",
    ),
    flag(
        "--use-bundled-ca",
        "trust the authorities of Mozilla's list (the default)",
    ),
    flag(
        "--use-openssl-ca",
        "trust the authorities of SSL_CERT_FILE, or the system's",
    ),
    flag("--use-system-ca", "trust the system's authorities as well"),
    Row {
        environment: false,
        short: Some('v'),
        ..flag("--version", "print the version")
    },
    flag("--warnings", "show warnings (on unless turned off)"),
    flag(
        "--zero-fill-buffers",
        "begin new buffers with zeros, as all buffers do here anyway",
    ),
];

/// The row of a long name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Row> {
    OPTIONS
        .binary_search_by_key(&name, |row| row.name)
        .ok()
        .map(|at| &OPTIONS[at])
}

/// The row of a letter.
#[must_use]
pub fn by_letter(letter: char) -> Option<&'static Row> {
    OPTIONS.iter().find(|row| row.short == Some(letter))
}

/// The options that were given, in order.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    given: Vec<(&'static str, Option<String>, bool)>,
}

impl Parsed {
    /// Adds an option: `on` is false for `--no-NAME`.
    pub fn push(&mut self, row: &'static Row, value: Option<String>, on: bool) {
        self.given.push((row.name, value, on));
    }

    /// Whether a flag is on.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.flag_or(name, false)
    }

    /// Whether a flag is on, with what counts if it was not given.
    #[must_use]
    pub fn flag_or(&self, name: &str, default: bool) -> bool {
        self.given
            .iter()
            .rev()
            .find(|row| row.0 == name)
            .map_or(default, |row| row.2)
    }

    /// The value given last.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.given
            .iter()
            .rev()
            .find(|row| row.0 == name)
            .and_then(|row| row.1.as_deref())
    }

    /// All values, in order.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.given
            .iter()
            .filter(move |row| row.0 == name)
            .filter_map(|row| row.1.as_deref())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn rows_are_sorted_by_name() {
        assert!(super::OPTIONS.is_sorted_by(|a, b| a.name < b.name));
    }
}
