//! Reads all grafts, applies them, and brings the folder of grafted crates up to date.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::apply;
use crate::error::{Error, Place};
use crate::script::{self, Change, Script};
use crate::sources::Sources;

/// Where the grafts stand below the repository's root.
pub const GRAFTS: &str = "crates/engine/boa";
/// Where the grafted crates go; the name explains itself in cargo's error when it is missing.
pub const OUTPUT: &str = ".run-make-first";

/// What one crate's grafts ask for.
#[derive(Default)]
struct CrateWork {
    /// Changes by the path in the crate, in the order of the grafts.
    changes: BTreeMap<PathBuf, Vec<Change>>,
    /// Files of ours, with the place that brings them.
    files: BTreeMap<PathBuf, (Place, String)>,
    /// What is appended to the manifest.
    manifest: String,
}

/// What a run did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The crates that have grafts.
    pub crates: Vec<String>,
    /// How many files were written.
    pub written: usize,
    /// How many stale ones were deleted.
    pub deleted: usize,
}

/// Prepares the grafted crates of the repository at `root`.
///
/// # Errors
/// When a graft cannot be applied or the tree cannot be read or written. Nothing is written then.
pub fn prepare(root: &Path, sources: &Sources) -> Result<Report, Error> {
    let mut work: BTreeMap<String, CrateWork> = BTreeMap::new();
    for graft in sorted(&root.join(GRAFTS))? {
        if graft.is_dir() {
            read_graft(&graft, &mut work)?;
        }
    }
    let mut outputs: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for (name, work) in &work {
        let Some(source) = sources.get(name) else {
            return Err(Error::general(format!(
                "grafts name the crate {name}, which Cargo.lock does not pin"
            )));
        };
        produce(name, work, source, &mut outputs)?;
    }
    check_patches(root, &work)?;
    let mut report = Report {
        crates: work.into_keys().collect(),
        ..Report::default()
    };
    let folder = root.join(OUTPUT);
    for (path, content) in &outputs {
        let path = folder.join(path);
        if fs::read(&path).is_ok_and(|old| old == *content) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|e| io_error(parent, &e))?;
        }
        fs::write(&path, content).map_err(|e| io_error(&path, &e))?;
        report.written += 1;
    }
    if folder.is_dir() {
        report.deleted = delete_stale(&folder, &folder, &outputs)?;
    }
    Ok(report)
}

fn read_graft(folder: &Path, work: &mut BTreeMap<String, CrateWork>) -> Result<(), Error> {
    let graft = file_name(folder);
    let mut any = false;
    for krate in sorted(folder)? {
        if !krate.is_dir() {
            continue;
        }
        let name = file_name(&krate);
        let crate_work = work.entry(name.clone()).or_default();
        let mut files = Vec::new();
        walk(&krate, &mut files)?;
        for path in files {
            let inner = path.strip_prefix(&krate).unwrap_or(&path).to_owned();
            let place = Place {
                graft: graft.clone(),
                file: format!("{name}/{}", inner.display()),
                line: 0,
            };
            let text = fs::read_to_string(&path).map_err(|e| io_error(&path, &e))?;
            any = true;
            if inner == Path::new("Cargo.toml") {
                crate_work
                    .manifest
                    .push_str(&format!("\n# graft: {graft}\n{text}"));
                continue;
            }
            match script::parse(&place, &text)? {
                Script::Changes(changes) => {
                    crate_work.changes.entry(inner).or_default().extend(changes);
                }
                Script::NewFile(text) => {
                    if let Some((other, _)) = crate_work.files.get(&inner) {
                        return Err(Error::at(
                            &place,
                            format!("graft {} brings this file already", other.graft),
                        ));
                    }
                    crate_work.files.insert(inner, (place, text));
                }
            }
        }
    }
    if !any {
        return Err(Error::general(format!("graft {graft}: no files in it")));
    }
    if !folder.join("README.md").is_file() {
        return Err(Error::general(format!(
            "graft {graft}: no README.md that says why"
        )));
    }
    Ok(())
}

fn produce(
    name: &str,
    work: &CrateWork,
    source: &Path,
    outputs: &mut BTreeMap<PathBuf, Vec<u8>>,
) -> Result<(), Error> {
    let mut files = Vec::new();
    walk(source, &mut files)?;
    let mut missing: BTreeSet<&PathBuf> = work.changes.keys().collect();
    for path in files {
        let inner = path.strip_prefix(source).unwrap_or(&path).to_owned();
        let top = inner
            .components()
            .next()
            .map(|c| c.as_os_str().to_owned())
            .unwrap_or_default();
        if top != "src"
            && !["Cargo.toml", "ABOUT.md", "README.md"]
                .iter()
                .any(|n| top == *n)
        {
            continue;
        }
        if let Some((place, _)) = work.files.get(&inner) {
            return Err(Error::at(place, "upstream has this file already"));
        }
        let mut content = fs::read(&path).map_err(|e| io_error(&path, &e))?;
        if inner == Path::new("Cargo.toml") {
            let text = String::from_utf8_lossy(&content).into_owned();
            content = manifest(&text, &work.manifest).into_bytes();
        } else if let Some(changes) = work.changes.get(&inner) {
            missing.remove(&inner);
            let text = String::from_utf8_lossy(&content).into_owned();
            content = apply::apply(&text, changes)?.into_bytes();
        }
        outputs.insert(Path::new(name).join(inner), content);
    }
    for (inner, (place, text)) in &work.files {
        let mut text = format!("{}\n{text}", apply::mark(place));
        if let Some(changes) = work.changes.get(inner) {
            missing.remove(inner);
            text = apply::apply(&text, changes)?;
        }
        outputs.insert(Path::new(name).join(inner), text.into_bytes());
    }
    if let Some(path) = missing.first()
        && let Some(change) = work.changes[*path].first()
    {
        let place = Place {
            line: 0,
            ..change.place.clone()
        };
        return Err(Error::at(
            &place,
            "upstream has no such file (one of ours begins with #![graft(new)])",
        ));
    }
    Ok(())
}

/// The registry's normalized manifest without what only its own workspace uses, lints silenced, and without `crate-type`:
/// a crate that may also become a C library has no hash in its file names, and cargo could not build it for two profiles.
fn manifest(text: &str, added: &str) -> String {
    const DROPPED: [&str; 5] = [
        "[lints",
        "[[test]]",
        "[[bench]]",
        "[[example]]",
        "[dev-dependencies",
    ];
    let mut out = String::new();
    let mut keep = true;
    let mut in_crate_type = false;
    for line in text.lines() {
        in_crate_type |= line.starts_with("crate-type");
        if in_crate_type {
            in_crate_type = !line.contains(']');
            continue;
        }
        if line.starts_with('[') {
            keep = !DROPPED.iter().any(|d| line.starts_with(d));
        }
        if keep {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.push_str(
        "\n# A path crate does not have its lints capped.\n[lints.rust]\nwarnings = \"allow\"\n",
    );
    out.push_str(added);
    out
}

/// The root manifest's `[patch.crates-io]` must name exactly the crates that have grafts.
fn check_patches(root: &Path, work: &BTreeMap<String, CrateWork>) -> Result<(), Error> {
    let path = root.join("Cargo.toml");
    let text = fs::read_to_string(&path).map_err(|e| io_error(&path, &e))?;
    let patched: BTreeSet<String> = text
        .lines()
        .filter_map(|l| {
            let (name, rest) = l.split_once('=')?;
            rest.contains(&format!("\"{OUTPUT}/"))
                .then(|| name.trim().to_owned())
        })
        .collect();
    if let Some(name) = work.keys().find(|n| !patched.contains(*n)) {
        return Err(Error::general(format!(
            "{name} has grafts: add `{name} = {{ path = \"{OUTPUT}/{name}\" }}` to \
             [patch.crates-io] in the root Cargo.toml"
        )));
    }
    if let Some(name) = patched.iter().find(|n| !work.contains_key(*n)) {
        return Err(Error::general(format!(
            "{name} has no grafts: remove it from [patch.crates-io] in the root Cargo.toml"
        )));
    }
    Ok(())
}

fn delete_stale(
    folder: &Path,
    top: &Path,
    outputs: &BTreeMap<PathBuf, Vec<u8>>,
) -> Result<usize, Error> {
    let mut deleted = 0;
    for path in sorted(folder)? {
        if path.is_dir() {
            deleted += delete_stale(&path, top, outputs)?;
            // Succeeds only for a folder that became empty.
            let _ = fs::remove_dir(&path);
        } else if let Ok(inner) = path.strip_prefix(top)
            && !outputs.contains_key(inner)
            && inner.components().count() > 1
        {
            fs::remove_file(&path).map_err(|e| io_error(&path, &e))?;
            deleted += 1;
        }
    }
    Ok(deleted)
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) -> Result<(), Error> {
    for path in sorted(folder)? {
        if path.is_dir() {
            walk(&path, out)?;
        } else {
            out.push(path);
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| io_error(folder, &e))? {
        entries.push(entry.map_err(|e| io_error(folder, &e))?.path());
    }
    entries.sort();
    Ok(entries)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn io_error(path: &Path, error: &std::io::Error) -> Error {
    Error::general(format!("{}: {error}", path.display()))
}
