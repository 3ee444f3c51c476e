//! The committed scoreboard: a row a module, and the names of the cases that fail.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path, sync::Mutex};

#[derive(Default)]
struct Row {
    passed: usize,
    failed: Vec<String>,
}

/// Results as they come in, from all threads.
#[derive(Default)]
pub(crate) struct Scoreboard(Mutex<BTreeMap<String, Row>>);

impl Scoreboard {
    /// Notes the outcome of one case.
    pub(crate) fn add(&self, module: &str, name: &str, passed: bool) {
        let mut rows = self.0.lock().unwrap();
        let row = rows.entry(module.to_owned()).or_default();
        if passed {
            row.passed += 1;
        } else {
            row.failed.push(name.to_owned());
        }
    }

    /// Writes the table.
    pub(crate) fn write(&self, path: &Path) {
        let mut rows = self.0.lock().unwrap();
        let mut text = String::from(
            "# Scoreboard\n\nWritten by `make conformance`: cases recorded from Node 25.9.0, and how many of them Ouro passes.\n\n\
             | module | cases | passed | failing |\n|---|---|---|---|\n",
        );
        let (mut all, mut passed) = (0, 0);
        for (module, row) in rows.iter_mut() {
            row.failed.sort();
            let count = row.passed + row.failed.len();
            all += count;
            passed += row.passed;
            let failing = row.failed.join(", ");
            writeln!(text, "| {module} | {count} | {} | {failing} |", row.passed).unwrap();
        }
        writeln!(text, "| **all** | {all} | {passed} | |").unwrap();
        fs::write(path, text).unwrap();
    }
}
