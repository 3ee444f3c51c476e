//! `graft [ROOT]`: prepares the grafted Boa sources below ROOT, or below the nearest folder above that has grafts.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ouro_graft::{Error, output, sources};

fn main() -> ExitCode {
    match run() {
        Ok(report) => {
            if report.written + report.deleted > 0 {
                println!(
                    "grafted {}: {} files written, {} deleted",
                    report.crates.join(", "),
                    report.written,
                    report.deleted
                );
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<output::Report, Error> {
    let root = match std::env::args_os().nth(1) {
        Some(root) => PathBuf::from(root),
        None => {
            let here = std::env::current_dir()
                .map_err(|e| Error::general(format!("no current folder: {e}")))?;
            here.ancestors()
                .find(|folder| folder.join(output::GRAFTS).is_dir())
                .map(Path::to_owned)
                .ok_or_else(|| Error::general(format!("no folder above has {}", output::GRAFTS)))?
        }
    };
    let memory = root.join(output::OUTPUT).join("sources");
    let sources = sources::find(&root.join("tools/graft"), &memory)?;
    output::prepare(&root, &sources)
}
