//! The suite's tests.

use std::{fs, io, path::Path};

/// The tests whose path below `test/` contains one of `parts` (all tests if there are none), sorted.
pub(crate) fn list(suite: &Path, parts: &[String]) -> io::Result<Vec<String>> {
    let mut tests = Vec::new();
    walk(&suite.join("test"), "", &mut tests)?;
    tests.retain(|test| parts.is_empty() || parts.iter().any(|part| test.contains(part.as_str())));
    tests.sort();
    Ok(tests)
}

fn walk(folder: &Path, prefix: &str, tests: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), tests)?;
        } else if name.ends_with(".js") && !name.contains("_FIXTURE") {
            tests.push(path);
        }
    }
    Ok(())
}
