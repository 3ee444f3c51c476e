//! How a process is started.

use std::{
    ffi::{OsStr, OsString},
    fs::{File, OpenOptions},
    io,
    os::{
        fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd},
        unix::{ffi::OsStrExt, net::UnixStream, process::CommandExt},
    },
    path::PathBuf,
    process::{Command, Stdio},
};

use boa_engine::{Context, JsObject, JsResult, JsValue, js_error, object::builtins::JsArray};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

use crate::interop::{get, text};

/// What a descriptor of the child is to be.
pub(super) enum Slot {
    /// `/dev/null`, or nothing from the third on.
    Ignore,
    /// One end of a socket pair; the other one is ours.
    Pipe,
    /// A descriptor of this process.
    Inherit(RawFd),
}

/// A process to be started.
pub(super) struct Plan {
    file: OsString,
    arguments: Vec<OsString>,
    environment: Option<Vec<OsString>>,
    directory: Option<PathBuf>,
    pub(super) stdio: Vec<Slot>,
    uid: Option<u32>,
    gid: Option<u32>,
    detached: bool,
}

/// A process that runs, with our ends of its pipes.
pub(super) struct Started {
    pub(super) pid: i32,
    pub(super) pipes: Vec<Option<OwnedFd>>,
}

impl Plan {
    /// Reads a plan from `{ file, args, env, cwd, stdio, uid, gid, detached }`; `args` has the name of the command first, `env`
    /// is a list of `NAME=value`, and in `stdio` -1 ignores, -2 is a pipe, and a number from 0 on is inherited.
    pub(super) fn new(options: &JsObject, context: &mut Context) -> JsResult<Self> {
        let file = get(options, "file", context)?;
        let directory = get(options, "cwd", context)?;
        let environment = get(options, "env", context)?;
        let arguments = get(options, "args", context)?;
        let mut stdio = Vec::new();
        for value in list(&get(options, "stdio", context)?, context)? {
            stdio.push(match value.to_i32(context)? {
                -2 => Slot::Pipe,
                fd if fd >= 0 => Slot::Inherit(fd),
                _ => Slot::Ignore,
            });
        }
        Ok(Self {
            file: text::path_argument(&file, context)?.into(),
            arguments: strings(&arguments, context)?,
            environment: if environment.is_undefined() {
                None
            } else {
                Some(strings(&environment, context)?)
            },
            directory: if directory.is_undefined() {
                None
            } else {
                Some(text::path_argument(&directory, context)?)
            },
            stdio,
            uid: identity(&get(options, "uid", context)?, context)?,
            gid: identity(&get(options, "gid", context)?, context)?,
            detached: get(options, "detached", context)?.to_boolean(),
        })
    }

    /// Starts the process.
    ///
    /// # Errors
    /// The system's, among them that the file is not there or not executable.
    pub(super) fn start(&self) -> io::Result<Started> {
        let mut command = Command::new(&self.file);
        let mut arguments = self.arguments.iter();
        if let Some(name) = arguments.next() {
            command.arg0(name);
        }
        command.args(arguments);
        if let Some(environment) = &self.environment {
            command.env_clear();
            for (name, value) in environment.iter().filter_map(|entry| split(entry)) {
                command.env(name, value);
            }
        }
        if let Some(directory) = &self.directory {
            command.current_dir(directory);
        }
        if let Some(gid) = self.gid {
            command.gid(gid);
        }
        if let Some(uid) = self.uid {
            command.uid(uid);
        }
        let mut pipes = Vec::with_capacity(self.stdio.len());
        let mut extra = Vec::new();
        for (at, slot) in self.stdio.iter().enumerate() {
            let mut ours = None;
            let theirs = match slot {
                Slot::Ignore if at > 2 => None,
                Slot::Ignore => Some(null()?),
                Slot::Pipe => {
                    let (parent, child) = UnixStream::pair()?;
                    ours = Some(parent.into());
                    Some(child.into())
                }
                Slot::Inherit(fd) => Some(inherit(*fd, at)?),
            };
            pipes.push(ours);
            match (at, theirs) {
                (_, None) => {}
                (0, Some(fd)) => drop(command.stdin(fd)),
                (1, Some(fd)) => drop(command.stdout(fd)),
                (2, Some(fd)) => drop(command.stderr(fd)),
                (at, Some(fd)) => extra.push((at, fd)),
            }
        }
        for at in self.stdio.len()..3 {
            match at {
                0 => drop(command.stdin(Stdio::null())),
                1 => drop(command.stdout(Stdio::null())),
                _ => drop(command.stderr(Stdio::null())),
            }
        }
        let _room = prepare(&mut command, self.detached, extra, self.stdio.len())?;
        let child = command.spawn()?;
        Ok(Started {
            pid: i32::try_from(child.id()).unwrap_or(-1),
            pipes,
        })
    }
}

/// What is done in the child before it becomes the program: a session of its own, descriptors from the third on. What is
/// returned must live until the process has been started.
fn prepare(
    command: &mut Command,
    detached: bool,
    extra: Vec<(usize, OwnedFd)>,
    width: usize,
) -> io::Result<Vec<OwnedFd>> {
    let mut room = Vec::new();
    if extra.is_empty() && !detached {
        return Ok(room);
    }
    let limit = RawFd::try_from(width).unwrap_or(RawFd::MAX);
    let mut moves = Vec::new();
    for (at, fd) in extra {
        // Above all targets, so that no move overwrites a source.
        let fd = rustix::io::fcntl_dupfd_cloexec(&fd, limit.max(3))?;
        moves.push((fd, RawFd::try_from(at).unwrap_or(RawFd::MAX)));
    }
    if !moves.is_empty() {
        // The standard library reports a failed exec through a pipe, which takes the lowest free numbers: leave it none
        // among the targets.
        loop {
            let filler: OwnedFd = File::open("/dev/null")?.into();
            if filler.as_raw_fd() >= limit {
                break;
            }
            room.push(filler);
        }
    }
    // SAFETY: between fork and exec only calls that are safe in a signal handler: setsid and dup2, on numbers made before.
    unsafe {
        command.pre_exec(move || {
            if detached {
                rustix::process::setsid()?;
            }
            for (source, target) in &moves {
                if libc::dup2(source.as_raw_fd(), *target) < 0 {
                    return Err(io::Error::last_os_error());
                }
            }
            Ok(())
        });
    }
    Ok(room)
}

fn null() -> io::Result<OwnedFd> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/null")?;
    Ok(file.into())
}

/// A duplicate of one of our descriptors. A standard one is to block: programs do not expect otherwise.
fn inherit(raw: RawFd, target: usize) -> io::Result<OwnedFd> {
    // SAFETY: the call only looks at the number.
    if unsafe { libc::fcntl(raw, libc::F_GETFD) } < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: it is open, as was just asked, and nothing of ours closes it here.
    let fd = unsafe { BorrowedFd::borrow_raw(raw) };
    if target <= 2 {
        let flags = fcntl_getfl(fd)?;
        if flags.contains(OFlags::NONBLOCK) {
            fcntl_setfl(fd, flags - OFlags::NONBLOCK)?;
        }
    }
    Ok(rustix::io::fcntl_dupfd_cloexec(fd.as_fd(), 3)?)
}

fn split(entry: &OsStr) -> Option<(&OsStr, &OsStr)> {
    let bytes = entry.as_bytes();
    // A name may begin with "=" but not be empty.
    let at = bytes.iter().skip(1).position(|&byte| byte == b'=')? + 1;
    Some((
        OsStr::from_bytes(bytes.get(..at)?),
        OsStr::from_bytes(bytes.get(at + 1..)?),
    ))
}

fn identity(value: &JsValue, context: &mut Context) -> JsResult<Option<u32>> {
    if value.is_undefined() {
        return Ok(None);
    }
    Ok(Some(value.to_u32(context)?))
}

fn strings(value: &JsValue, context: &mut Context) -> JsResult<Vec<OsString>> {
    let mut found = Vec::new();
    for value in list(value, context)? {
        found.push(OsString::from(text::argument(&value, context)?));
    }
    Ok(found)
}

pub(super) fn list(value: &JsValue, context: &mut Context) -> JsResult<Vec<JsValue>> {
    let Some(object) = value.as_object() else {
        return Err(js_error!(TypeError: "a list was expected"));
    };
    let array = JsArray::from_object(object)?;
    let length = array.length(context)?;
    (0..length).map(|at| array.get(at, context)).collect()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    #[test]
    fn environment_entries_split_at_the_first_equals_sign() {
        let split = |text: &'static str| {
            super::split(OsStr::new(text)).map(|(a, b)| (a.to_owned(), b.to_owned()))
        };
        assert_eq!(split("A=b=c"), Some(("A".into(), "b=c".into())));
        assert_eq!(split("=C:=x"), Some(("=C:".into(), "x".into())));
        assert_eq!(split("A="), Some(("A".into(), "".into())));
        assert_eq!(split("A"), None);
        assert_eq!(split(""), None);
    }
}
