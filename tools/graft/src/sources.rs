//! Asks cargo where the registry's sources of Boa are. Cargo verified them against our Cargo.lock when it downloaded them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;

/// The folders of the Boa crates, by crate name.
pub type Sources = BTreeMap<String, PathBuf>;

/// Finds the sources; `manifest_dir` is this tool's folder, `memory` a file that remembers the answer.
///
/// # Errors
/// When cargo cannot be run or does not know the crates.
pub fn find(manifest_dir: &Path, memory: &Path) -> Result<Sources, Error> {
    let lock = manifest_dir.join("Cargo.lock");
    let lock = fs::read_to_string(&lock)
        .map_err(|e| Error::general(format!("{}: {e}", lock.display())))?;
    if let Some(sources) = remembered(memory, &lock) {
        return Ok(sources);
    }
    let sources = match metadata(manifest_dir, true) {
        Ok(sources) => sources,
        // The first run downloads.
        Err(_) => metadata(manifest_dir, false)?,
    };
    // Only a time-saver: when it cannot be written, the next run asks cargo again.
    if let Some(folder) = memory.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = fs::write(memory, remember(&sources, &lock));
    Ok(sources)
}

fn remember(sources: &Sources, lock: &str) -> String {
    let mut text = format!("{}\n", pins(lock));
    for (name, folder) in sources {
        text.push_str(&format!("{name}={}\n", folder.display()));
    }
    text
}

fn remembered(memory: &Path, lock: &str) -> Option<Sources> {
    let text = fs::read_to_string(memory).ok()?;
    let (first, rest) = text.split_once('\n')?;
    if first != pins(lock) {
        return None;
    }
    let mut sources = Sources::new();
    for line in rest.lines() {
        let (name, folder) = line.split_once('=')?;
        let folder = PathBuf::from(folder);
        if !folder.join("Cargo.toml").is_file() {
            return None;
        }
        sources.insert(name.to_owned(), folder);
    }
    (!sources.is_empty()).then_some(sources)
}

/// The versions and checksums of the Boa crates in a lock file, on one line.
fn pins(lock: &str) -> String {
    let mut pins = String::new();
    for package in lock.split("[[package]]") {
        if package.contains("name = \"boa_") {
            for key in ["name", "version", "checksum"] {
                let value = package
                    .lines()
                    .find_map(|l| l.strip_prefix(key)?.strip_prefix(" = "));
                pins.push_str(value.unwrap_or("?"));
            }
        }
    }
    pins
}

fn metadata(manifest_dir: &Path, offline: bool) -> Result<Sources, Error> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args([
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--manifest-path",
    ]);
    command.arg(manifest_dir.join("Cargo.toml"));
    if offline {
        command.arg("--offline");
    }
    let output = command
        .output()
        .map_err(|e| Error::general(format!("cargo metadata cannot run: {e}")))?;
    if !output.status.success() {
        return Err(Error::general(format!(
            "cargo metadata failed:\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        )));
    }
    let value: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|e| Error::general(format!("cargo metadata: {e}")))?;
    let mut sources = Sources::new();
    for package in value["packages"].as_array().into_iter().flatten() {
        if let (Some(name), Some(manifest)) =
            (package["name"].as_str(), package["manifest_path"].as_str())
            && name.starts_with("boa_")
            && let Some(folder) = Path::new(manifest).parent()
        {
            sources.insert(name.to_owned(), folder.to_owned());
        }
    }
    Ok(sources)
}
