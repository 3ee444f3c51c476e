//! Servers under load, and clients beside one and the same server.
//!
//! A server is a script of `http/` that says `port: N` when it listens. It runs on the runtime that is measured, on the
//! first core where `taskset` is found; what loads it (wrk or curl) runs elsewhere. Times are those of 1,000 requests, or of one
//! transfer. A client is a script that finds its server's port in `BENCH_PORT`; that server runs on the first peer.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

use crate::{
    Runtime, find,
    process::{self, Sample},
    table,
};

/// What loads a server.
enum Load {
    /// wrk over 50 connections: a path, and a script if requests are not plain.
    Wrk(&'static str, Option<&'static str>),
    /// One download by curl.
    Download,
    /// One upload of 100 MB by curl.
    Upload,
}

/// Name, script and load of each server.
const SERVERS: &[(&str, &str, Load)] = &[
    ("http_hello", "hello.js", Load::Wrk("/", None)),
    ("http_json", "json.js", Load::Wrk("/", Some("json.lua"))),
    ("http_file_4k", "file.js", Load::Wrk("/4096", None)),
    ("http_file_1m", "file.js", Load::Wrk("/1048576", None)),
    ("http_download_100m", "transfer.js", Load::Download),
    ("http_upload_100m", "transfer.js", Load::Upload),
];

/// Name, script, server and number of connections of each client.
const CLIENTS: &[(&str, &str, &str, &str)] = &[
    ("http_client_sequential", "client.js", "hello.js", "1"),
    ("http_client_concurrent", "client.js", "hello.js", "50"),
    (
        "http_client_stream_100m",
        "client_stream.js",
        "transfer.js",
        "1",
    ),
];

/// A server that is running; it ends with this value.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(runtime: &Runtime, script: &Path, pinned: bool) -> Result<Self, String> {
        let mut command = match find("taskset").filter(|_| pinned) {
            Some(taskset) => {
                let mut command = Command::new(taskset);
                command.args(["-c", "0"]).arg(&runtime.command);
                command
            }
            None => Command::new(&runtime.command),
        };
        let mut child = command
            .args(runtime.arguments)
            .arg(script)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            let read = BufReader::new(stdout).read_line(&mut line);
            read.map_err(|error| error.to_string())?;
        }
        let port = line
            .trim()
            .strip_prefix("port: ")
            .and_then(|n| n.parse().ok());
        match port {
            Some(port) => Ok(Self { child, port }),
            None => {
                Self { child, port: 0 }.stop()?;
                Err("does not listen".into())
            }
        }
    }

    /// Ends the server: its largest resident set in KiB.
    fn stop(self) -> Result<f64, String> {
        let pid = i32::try_from(self.child.id()).map_err(|error| error.to_string())?;
        // SAFETY: the child is ours and not yet waited for.
        unsafe { libc::kill(pid, libc::SIGTERM) };
        process::wait(&self.child).map(|(_, kib)| kib)
    }
}

/// Runs what is chosen by `chosen` on all runtimes.
pub(crate) fn run(root: &Path, runtimes: &[Runtime], rounds: usize, chosen: impl Fn(&str) -> bool) {
    let root = root.join("http");
    for (name, script, load) in SERVERS.iter().filter(|row| chosen(row.0)) {
        let tool = if matches!(load, Load::Wrk(..)) {
            "wrk"
        } else {
            "curl"
        };
        if find(tool).is_none() {
            println!("\n{name}\n  not run: {tool} is not on PATH");
            continue;
        }
        interleaved(name, runtimes, rounds, |runtime| {
            let server = Server::start(runtime, &root.join(script), true)?;
            let measured = drive(load, &root, server.port);
            let kib = server.stop()?;
            measured.map(|ms| Sample { ms, kib })
        });
    }
    for (name, script, server, connections) in CLIENTS.iter().filter(|row| chosen(row.0)) {
        let Some(beside) = runtimes.get(1).or(runtimes.first()) else {
            return;
        };
        let server = match Server::start(beside, &root.join(server), false) {
            Ok(server) => server,
            Err(why) => {
                println!("\n{name}\n  not run: the server {why}");
                continue;
            }
        };
        let environment = [
            ("BENCH_PORT", server.port.to_string()),
            ("BENCH_CONNECTIONS", (*connections).to_string()),
        ];
        interleaved(name, runtimes, rounds, |runtime| {
            process::run_with(runtime, &root.join(script), &environment)
        });
        if let Err(why) = server.stop() {
            println!("  the server did not end: {why}");
        }
    }
}

fn interleaved(
    name: &str,
    runtimes: &[Runtime],
    rounds: usize,
    mut once: impl FnMut(&Runtime) -> Result<Sample, String>,
) {
    let mut results: Vec<Vec<Result<Sample, String>>> =
        runtimes.iter().map(|_| Vec::new()).collect();
    for round in 0..=rounds {
        for (runtime, samples) in runtimes.iter().zip(&mut results) {
            if samples.last().is_some_and(Result::is_err) {
                continue;
            }
            let sample = once(runtime);
            if round > 0 || sample.is_err() {
                samples.push(sample);
            }
        }
    }
    table::print(name, runtimes, &results);
}

/// Loads the server: ms for 1,000 requests, or for one transfer.
fn drive(load: &Load, root: &Path, port: u16) -> Result<f64, String> {
    let url = format!("http://127.0.0.1:{port}");
    let start = Instant::now();
    match load {
        Load::Wrk(path, script) => {
            let mut command = Command::new("wrk");
            command.args(["-t1", "-c50", "-d2s"]);
            if let Some(script) = script {
                command.arg("-s").arg(root.join(script));
            }
            let text = output(command.arg(format!("{url}{path}")))?;
            if text.contains("Non-2xx") || text.contains("Socket errors") {
                return Err("wrong answers or broken connections".into());
            }
            let rate = text
                .lines()
                .find_map(|line| line.strip_prefix("Requests/sec:")?.trim().parse().ok());
            rate.filter(|&rate: &f64| rate > 0.0)
                .map(|rate| 1e6 / rate)
                .ok_or_else(|| "wrk says nothing".into())
        }
        Load::Download => {
            output(Command::new("curl").args(["-sSf", "-o", "/dev/null", &url]))?;
            Ok(start.elapsed().as_secs_f64() * 1e3)
        }
        Load::Upload => {
            let mut command = Command::new("sh");
            let upload = "head -c 104857600 /dev/zero | curl -sSf -X POST -H 'Expect:' -T - \"$0\"";
            let text = output(command.args(["-c", upload, &url]))?;
            if text.trim() != "104857600" {
                return Err(format!("took {text}"));
            }
            Ok(start.elapsed().as_secs_f64() * 1e3)
        }
    }
}

fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
