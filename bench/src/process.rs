//! One run of one program: its time and its memory.

use std::{
    io::Read,
    mem::MaybeUninit,
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

use crate::Runtime;

/// What one run took.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    /// Milliseconds, from start to exit or as the program measured.
    pub(crate) ms: f64,
    /// Largest resident set in KiB.
    pub(crate) kib: f64,
}

/// Runs `program` once; the error says how it failed.
pub(crate) fn run(runtime: &Runtime, program: &Path) -> Result<Sample, String> {
    run_with(runtime, program, &[])
}

/// The same, with more of an environment.
pub(crate) fn run_with(
    runtime: &Runtime,
    program: &Path,
    environment: &[(&str, String)],
) -> Result<Sample, String> {
    let start = Instant::now();
    let mut child = Command::new(&runtime.command)
        .args(runtime.arguments)
        .arg(program)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .env("NO_COLOR", "1")
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut text = String::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout
            .read_to_string(&mut text)
            .map_err(|error| error.to_string())?;
    }
    let (status, kib) = wait(&child)?;
    let wall = start.elapsed().as_secs_f64() * 1e3;
    if !libc::WIFEXITED(status) || libc::WEXITSTATUS(status) != 0 {
        return Err(format!("status {status:#x}"));
    }
    let inside = text
        .lines()
        .last()
        .and_then(|line| line.strip_prefix("ms: ")?.parse().ok());
    Ok(Sample {
        ms: inside.unwrap_or(wall),
        kib,
    })
}

/// Waits until the child has ended: its status, and its largest resident set in KiB.
pub(crate) fn wait(child: &Child) -> Result<(i32, f64), String> {
    let pid = i32::try_from(child.id()).map_err(|error| error.to_string())?;
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the child is ours and not yet waited for; both pointers are valid for writing.
    let usage = unsafe {
        if libc::wait4(pid, &raw mut status, 0, usage.as_mut_ptr()) != pid {
            return Err(std::io::Error::last_os_error().to_string());
        }
        usage.assume_init()
    };
    #[allow(
        clippy::cast_precision_loss,
        reason = "kilobytes of memory fit a double"
    )]
    let kib = usage.ru_maxrss as f64;
    Ok((status, kib))
}
