//! One case: a script, what Node printed, and how the two are compared.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A case that takes longer hangs.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// A script and what surrounds it.
pub(crate) struct Case {
    /// `fs/read_file`.
    pub(crate) name: String,
    /// `fs`.
    pub(crate) module: String,
    /// The script.
    pub(crate) script: PathBuf,
    /// The folder that holds `node_modules`, for drivers of packages.
    pub(crate) packages: Option<PathBuf>,
}

/// What a run printed and how it ended.
struct Output {
    stdout: String,
    stderr: String,
}

/// All cases below `root`, sorted; drivers of packages are not among them.
pub(crate) fn collect(root: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for folder in sorted(root) {
        let module = folder.file_name().unwrap().to_string_lossy().into_owned();
        if !folder.is_dir() || module == "runner" || module == "packages" {
            continue;
        }
        add_folder(&folder, &module, &module, &mut cases);
    }
    cases
}

fn add_folder(folder: &Path, module: &str, prefix: &str, cases: &mut Vec<Case>) {
    for path in sorted(folder) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        // `fixtures` folders hold what scripts load; they are no cases.
        if path.is_dir() {
            if stem != "fixtures" && stem != "node_modules" {
                add_folder(&path, module, &format!("{prefix}/{stem}"), cases);
            }
        } else if path
            .extension()
            .is_some_and(|e| e == "js" || e == "mjs" || e == "cjs")
        {
            cases.push(Case {
                name: format!("{prefix}/{stem}"),
                module: module.to_owned(),
                script: path,
                packages: None,
            });
        }
    }
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    paths
}

impl Case {
    /// Runs the script and compares; the error is a diff.
    pub(crate) fn check(&self, runtime: &Path) -> Result<(), String> {
        let output = self.run(runtime)?;
        self.compare("out", &output.stdout)?;
        if self.wants_stderr() {
            self.compare("err", &output.stderr)
        } else {
            Ok(())
        }
    }

    /// Runs the script with Node and writes what it printed.
    pub(crate) fn record(&self, node: &Path) -> Result<(), String> {
        let output = self.run(node)?;
        let write = |extension, text: &str| {
            fs::write(self.script.with_extension(extension), text).map_err(|e| e.to_string())
        };
        write("out", &output.stdout)?;
        if self.wants_stderr() {
            write("err", &output.stderr)
        } else {
            Ok(())
        }
    }

    fn wants_stderr(&self) -> bool {
        fs::read_to_string(&self.script).is_ok_and(|text| text.starts_with("// stderr"))
    }

    fn compare(&self, extension: &str, got: &str) -> Result<(), String> {
        let path = self.script.with_extension(extension);
        let wanted = fs::read_to_string(&path)
            .map_err(|_| format!("{} is missing: run `make oracle`", path.display()))?;
        if wanted == got {
            return Ok(());
        }
        Err(format!(
            "std{extension} differs (- Node, + Ouro):\n{}",
            diff(&wanted, got)
        ))
    }

    fn run(&self, runtime: &Path) -> Result<Output, String> {
        let cwd = tempfile::tempdir().map_err(|e| e.to_string())?;
        let mut command = Command::new(runtime);
        command
            .arg(&self.script)
            .current_dir(cwd.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", cwd.path())
            .env("TZ", "UTC")
            .env("LANG", "C.UTF-8");
        if let Some(packages) = &self.packages {
            command.env("NODE_PATH", packages.join("node_modules"));
        }
        let mut child = command.spawn().map_err(|e| e.to_string())?;
        let stdout = drain(child.stdout.take().unwrap());
        let stderr = drain(child.stderr.take().unwrap());
        let start = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
                break status;
            }
            if start.elapsed() > TIME_LIMIT {
                child.kill().map_err(|e| e.to_string())?;
                return Err(format!("still running after {TIME_LIMIT:?}"));
            }
            thread::sleep(Duration::from_millis(2));
        };
        let mut stdout = stdout.join().unwrap();
        match status.code() {
            Some(0) => {}
            Some(code) => stdout.push_str(&format!("[exit {code}]\n")),
            None => stdout.push_str(&format!("[{status}]\n")),
        }
        let folder = self.script.parent().unwrap().to_string_lossy().into_owned();
        let stderr = stderr.join().unwrap().replace(&folder, "<dir>");
        Ok(Output { stdout, stderr })
    }
}

fn drain(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// The differing lines with two lines around them; equal heads and tails are left out.
fn diff(wanted: &str, got: &str) -> String {
    let (wanted, got): (Vec<_>, Vec<_>) = (wanted.lines().collect(), got.lines().collect());
    let head = wanted.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let tail = wanted[head..]
        .iter()
        .rev()
        .zip(got[head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let mut text = String::new();
    let mut put = |mark: char, lines: &[&str]| {
        for line in lines.iter().take(40) {
            text.push(mark);
            text.push_str(line);
            text.push('\n');
        }
    };
    put(' ', &wanted[head.saturating_sub(2)..head]);
    put('-', &wanted[head..wanted.len() - tail]);
    put('+', &got[head..got.len() - tail]);
    put(
        ' ',
        &wanted[wanted.len() - tail..wanted.len().min(wanted.len() - tail + 2)],
    );
    text
}
