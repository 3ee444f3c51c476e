//! The table of what passed, by chapter.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write as _,
    fs, io,
    path::Path,
};

use crate::pool::{Outcome, TestResult};

#[derive(Default, Clone, Copy)]
struct Row {
    passed: usize,
    failed: usize,
    left_out: usize,
}

impl Row {
    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Failed(_) => self.failed += 1,
            Outcome::LeftOut(_) => self.left_out += 1,
        }
    }

    fn write(self, name: &str, text: &mut String) {
        let counted = self.passed + self.failed;
        let share = if counted == 0 {
            String::new()
        } else {
            format!("{:.2} %", 100.0 * self.passed as f64 / counted as f64)
        };
        // Writing to a String cannot fail.
        let _always = writeln!(
            text,
            "| {name} | {counted} | {} | {} | {share} | {} |",
            self.passed, self.failed, self.left_out
        );
    }
}

/// The first two folders of a path, or one for tests that stand higher.
fn chapter(test: &str) -> String {
    let mut parts: Vec<&str> = test.split('/').collect();
    parts.pop();
    parts.truncate(2);
    parts.join("/")
}

/// Not counted in the sum: the Intl API, which the default build does not have, and proposals.
fn is_apart(chapter: &str) -> bool {
    chapter.starts_with("intl402") || chapter.starts_with("staging")
}

/// The scoreboard in Markdown.
pub(crate) fn table(results: &[TestResult]) -> String {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut sum, mut apart) = (Row::default(), Row::default());
    for result in results {
        let chapter = chapter(&result.test);
        if is_apart(&chapter) {
            apart.count(&result.outcome);
        } else {
            sum.count(&result.outcome);
            if let Outcome::LeftOut(why) = &result.outcome {
                *reasons.entry(why).or_default() += 1;
            }
        }
        rows.entry(chapter).or_default().count(&result.outcome);
    }
    let mut text = String::from(
        "# test262\n\nA test counts as passed if it passes in every mode that it asks for (sloppy and strict). What Node 25.9 does not have\n\
         is left out; `intl402` and `staging` stand apart. `make test262 TEST262=path` writes this table.\n\n\
         | chapter | counted | passed | failed | share | left out |\n|---|---|---|---|---|---|\n",
    );
    sum.write("**all**", &mut text);
    apart.write("intl402, staging", &mut text);
    for (name, row) in rows {
        row.write(&name, &mut text);
    }
    text.push_str("\nLeft out, by what they want:\n\n| feature | tests |\n|---|---|\n");
    for (why, count) in reasons {
        let _always = writeln!(text, "| {why} | {count} |");
    }
    text
}

/// Adds to `results` those of the file, if it is there, for tests that did not run now: so a long suite can be run by chapter.
pub(crate) fn add_former(file: &Path, results: &mut Vec<TestResult>) -> io::Result<()> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let ran: HashSet<String> = results.iter().map(|result| result.test.clone()).collect();
    for line in text.lines() {
        let mut words = line.splitn(3, ' ');
        let (Some(word), Some(test)) = (words.next(), words.next()) else {
            continue;
        };
        if ran.contains(test) {
            continue;
        }
        let why = words.next().unwrap_or_default().to_owned();
        let outcome = match word {
            "pass" => Outcome::Passed,
            "skip" => Outcome::LeftOut(why),
            _ => Outcome::Failed(why),
        };
        let test = test.to_owned();
        results.push(TestResult { test, outcome });
    }
    results.sort_by(|a, b| a.test.cmp(&b.test));
    Ok(())
}

/// One line a test, for comparing runs.
pub(crate) fn write_results(file: &Path, results: &[TestResult]) -> io::Result<()> {
    let mut text = String::new();
    for result in results {
        let (word, why) = match &result.outcome {
            Outcome::Passed => ("pass", ""),
            Outcome::Failed(why) => ("fail", why.as_str()),
            Outcome::LeftOut(why) => ("skip", why.as_str()),
        };
        let _always = writeln!(text, "{word} {} {why}", result.test);
    }
    fs::write(file, text)
}
