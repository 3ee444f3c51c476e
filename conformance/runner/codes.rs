//! Is each error code thrown by someone, known to the table, and in the recorded output of a case?

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The table, below the workspace.
const TABLE: &str = "crates/native/src/errors/table.rs";

/// Where messages with logic are written: being named there throws nothing.
const MESSAGES: &str = "stdlib-js/internal/errors/messages.js";

/// The library, whose `codes.ERR_...` the table makes.
const LIBRARY: &str = "stdlib-js";

/// Where else code that throws stands.
const CRATES: &[&str] = &["crates", "cli"];

/// Where the codes that no case can show are listed, each with the reason; `*` stands for the rest of a name.
const LIST: &str = "UNCOVERED.md";

/// The error says which codes nothing throws, which no case shows, and which are unknown to the table or listed for nothing.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    let workspace = root.parent().ok_or("no folder above")?;
    let table = fs::read_to_string(workspace.join(TABLE)).map_err(|e| format!("{TABLE}: {e}"))?;
    let table: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| Some(line.trim_start().strip_prefix("(\"")?.split_once('"')?.0))
        .filter(|name| is_code(name))
        .collect();
    let list = fs::read_to_string(root.join(LIST)).unwrap_or_default();
    let listed: Vec<&str> = list
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('|').next())
        .flat_map(|cell| cell.split(['`', ',', ' ']))
        .filter(|name| name.starts_with("ERR_"))
        .collect();
    let mut thrown = BTreeMap::new();
    let mut made = BTreeMap::new();
    each_file(&workspace.join(LIBRARY), &["js"], &mut |path, text| {
        if path != workspace.join(MESSAGES) {
            add(text, path, &mut thrown);
            add(&from_the_table(text), path, &mut made);
        }
    });
    for folder in CRATES {
        each_file(&workspace.join(folder), &["rs"], &mut |path, text| {
            if path != workspace.join(TABLE) {
                add(text, path, &mut thrown);
            }
        });
    }
    let mut shown = BTreeMap::new();
    each_file(root, &["out", "err"], &mut |path, text| {
        add(text, path, &mut shown);
    });

    let mut problems = BTreeSet::new();
    for code in &table {
        if !thrown.contains_key(*code) && !is_listed(code, &listed) {
            problems.insert(format!("{code}: nothing throws it, delete its row"));
        }
    }
    for (code, path) in &made {
        if !table.contains(code.as_str()) {
            problems.insert(format!(
                "{code}, which {path} throws, has no row in {TABLE}"
            ));
        }
    }
    for (code, path) in &thrown {
        if !shown.contains_key(code) && !is_listed(code, &listed) {
            problems.insert(format!(
                "{code}, which {path} throws, is in no case's output"
            ));
        }
    }
    for name in listed {
        if let Some(path) = shown.get(name) {
            problems.insert(format!("{name} is in {path}: take it off {LIST}"));
        } else if !name.ends_with('*') && !table.contains(name) && !thrown.contains_key(name) {
            problems.insert(format!("{name} is in {LIST} and nowhere else"));
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    Err(problems.into_iter().collect::<Vec<_>>().join("\n"))
}

fn is_code(name: &str) -> bool {
    name.len() > 4 && name.starts_with("ERR_") && !name.ends_with('_')
}

fn is_listed(code: &str, listed: &[&str]) -> bool {
    listed.iter().any(|name| match name.strip_suffix('*') {
        Some(start) => code.starts_with(start),
        None => *name == code,
    })
}

/// What a source takes from `codes`: `codes.NAME`, and the names between the braces of `codes: { NAME }`.
fn from_the_table(text: &str) -> String {
    let mut parts = String::new();
    for (at, found) in text.match_indices("codes") {
        let rest = text.get(at + found.len()..).unwrap_or_default();
        let end = if rest.starts_with(": {") {
            rest.find('}')
        } else if rest.starts_with('.') || rest.starts_with("().") {
            rest.find(|c: char| !c.is_ascii_alphanumeric() && !"_.()".contains(c))
        } else {
            None
        };
        parts.push_str(end.and_then(|end| rest.get(..end)).unwrap_or_default());
        parts.push(' ');
    }
    parts
}

fn add(text: &str, path: &Path, codes: &mut BTreeMap<String, String>) {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    for code in words.filter(|word| is_code(word)) {
        codes
            .entry(code.to_owned())
            .or_insert_with(|| path.display().to_string());
    }
}

/// Calls `visit` with each file below `folder` that has one of these extensions.
fn each_file(folder: &Path, extensions: &[&str], visit: &mut dyn FnMut(&Path, &str)) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            if name != "node_modules" && name != "target" {
                each_file(&path, extensions, visit);
            }
        } else if path
            .extension()
            .is_some_and(|own| extensions.iter().any(|other| own == *other))
        {
            visit(&path, &fs::read_to_string(&path).unwrap_or_default());
        }
    }
}
