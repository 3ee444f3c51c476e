//! Drivers of unmodified packages from npm. They are installed into the target folder, never into the tree.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::case::Case;

/// The drivers, if npm could install what they need; otherwise none, and a line that says so.
pub(crate) fn cases(root: &Path) -> Vec<Case> {
    let folder = root.join("packages");
    if !folder.join("package.json").is_file() {
        return Vec::new();
    }
    let installed = match install(&folder) {
        Ok(installed) => installed,
        Err(why) => {
            eprintln!("packages are skipped: {why}");
            return Vec::new();
        }
    };
    let mut scripts: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "js" || e == "mjs"))
        .collect();
    scripts.sort();
    scripts
        .into_iter()
        .map(|script| Case {
            name: format!("packages/{}", script.file_stem().unwrap().to_string_lossy()),
            module: "packages".into(),
            script,
            packages: Some(installed.clone()),
        })
        .collect()
}

fn install(folder: &Path) -> Result<PathBuf, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages");
    fs::create_dir_all(&target).map_err(|e| e.to_string())?;
    let manifest = fs::read(folder.join("package.json")).map_err(|e| e.to_string())?;
    let copy = target.join("package.json");
    if fs::read(&copy).is_ok_and(|old| old == manifest) && target.join("node_modules").is_dir() {
        return Ok(target);
    }
    fs::write(&copy, manifest).map_err(|e| e.to_string())?;
    let output = Command::new("npm")
        .args([
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ])
        .current_dir(&target)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("npm cannot be run ({error})"))?;
    if output.status.success() {
        Ok(target)
    } else {
        fs::remove_file(&copy).map_err(|e| e.to_string())?;
        Err(format!(
            "npm install failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    }
}
