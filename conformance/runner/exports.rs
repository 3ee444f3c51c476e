//! Is each export of a module mentioned in one of its cases? The lists come from Node, through `exports/exports.out`.

use std::{collections::HashSet, fs, path::Path};

/// Folders whose cases speak of a module, where they are not just the one of its name.
const FOLDERS: &[(&str, &[&str])] = &[
    ("buffer", &["buffer", "encoding", "url", "globals"]),
    ("fs/promises", &["fs"]),
    ("module", &["modules"]),
    (
        "process",
        &["process", "process_io", "event_loop", "signals", "tty"],
    ),
    ("timers", &["timers", "event_loop"]),
    ("timers/promises", &["timers"]),
    ("worker_threads", &["worker_threads", "globals"]),
];

/// Where the names that no case mentions are listed, each with the reason.
const LIST: &str = "UNCOVERED.md";

/// The modules and, for each, its exports as Node has them.
pub(crate) fn modules(root: &Path) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root.join("exports/exports.out")).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(module, names)| {
            let names = names.split(' ').map(str::to_owned).collect();
            (module.to_owned(), names)
        })
        .collect()
}

/// The error says which exports are neither mentioned nor listed, and which are listed for nothing.
pub(crate) fn check(root: &Path, module: &str, names: &[String]) -> Result<(), String> {
    let own = [module];
    let folders = FOLDERS
        .iter()
        .find(|row| row.0 == module)
        .map_or(&own[..], |row| row.1);
    let mut words = HashSet::new();
    for folder in folders {
        add_words(&root.join(folder), &mut words);
    }
    let list = fs::read_to_string(root.join(LIST)).unwrap_or_default();
    let listed: HashSet<&str> = list
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0))
        .collect();
    let mut problems = Vec::new();
    for name in names {
        let full = format!("{module}.{name}");
        match (words.contains(name), listed.contains(full.as_str())) {
            (false, false) => problems.push(format!("{full} is in no case")),
            (true, true) => problems.push(format!("{full} has a case: take it off {LIST}")),
            _ => {}
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

fn add_words(folder: &Path, words: &mut HashSet<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            add_words(&path, words);
        } else if is_script(&path) {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
            words.extend(text.split(|c| !is_name(c)).map(str::to_owned));
        }
    }
}

fn is_script(path: &Path) -> bool {
    path.extension()
        .is_some_and(|e| e == "js" || e == "mjs" || e == "cjs")
}
