//! `ouro --help`, made from the table of options.

use ouro_native::options::{Kind, OPTIONS};

/// The whole text.
pub(crate) fn text() -> String {
    let mut text = String::from(
        "Usage: ouro [options] [ FILE | - ] [arguments]\n       ouro [options] -e TEXT [arguments]\n\n\
         Runs a Node.js program. Without a file: a REPL on a terminal, otherwise the program on standard input.\n\n\
         Options:\n",
    );
    for row in OPTIONS {
        let mut name = match row.short {
            Some(letter) => format!("-{letter}, {}", row.name),
            None => format!("    {}", row.name),
        };
        if row.kind != Kind::Flag {
            name.push_str("=...");
        }
        text.push_str(&format!("  {name:34} {}\n", row.help));
    }
    text
}
