use std::{ffi::CString, io, mem::MaybeUninit};

use super::Usage;

/// Figures of the whole process, or of the calling thread.
pub(crate) fn resource_usage(thread: bool) -> io::Result<Usage> {
    #[cfg(target_os = "linux")]
    let who = if thread {
        libc::RUSAGE_THREAD
    } else {
        libc::RUSAGE_SELF
    };
    #[cfg(not(target_os = "linux"))]
    let who = {
        let _threads_are_not_told_apart = thread;
        libc::RUSAGE_SELF
    };
    let mut usage = MaybeUninit::<libc::rusage>::uninit();
    // SAFETY: the call fills the whole struct when it returns 0.
    let usage = unsafe {
        if libc::getrusage(who, usage.as_mut_ptr()) != 0 {
            return Err(io::Error::last_os_error());
        }
        usage.assume_init()
    };
    #[allow(clippy::cast_precision_loss, reason = "JavaScript numbers are doubles")]
    let micros = |time: libc::timeval| time.tv_sec as f64 * 1e6 + time.tv_usec as f64;
    let count = |number: libc::c_long| {
        #[allow(clippy::cast_precision_loss, reason = "JavaScript numbers are doubles")]
        let number = number as f64;
        number
    };
    Ok([
        micros(usage.ru_utime),
        micros(usage.ru_stime),
        count(usage.ru_maxrss),
        count(usage.ru_ixrss),
        count(usage.ru_idrss),
        count(usage.ru_isrss),
        count(usage.ru_minflt),
        count(usage.ru_majflt),
        count(usage.ru_nswap),
        count(usage.ru_inblock),
        count(usage.ru_oublock),
        count(usage.ru_msgsnd),
        count(usage.ru_msgrcv),
        count(usage.ru_nsignals),
        count(usage.ru_nvcsw),
        count(usage.ru_nivcsw),
    ])
}

/// Sends a signal; 0 only asks whether the process is there.
pub(crate) fn kill(pid: i32, signal: i32) -> io::Result<()> {
    // SAFETY: the call takes plain numbers and touches no memory of ours.
    check(unsafe { libc::kill(pid, signal) })
}

/// Sets the mask of new files' permission bits and returns the former one.
pub(crate) fn umask(mask: u32) -> u32 {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(mask)).as_raw_mode()
}

/// Real and effective user and group: `getuid`, `geteuid`, `getgid`, `getegid`.
pub(crate) fn identities() -> [u32; 4] {
    [
        rustix::process::getuid().as_raw(),
        rustix::process::geteuid().as_raw(),
        rustix::process::getgid().as_raw(),
        rustix::process::getegid().as_raw(),
    ]
}

/// Supplementary groups, the effective one among them.
pub(crate) fn groups() -> Vec<u32> {
    let mut groups: Vec<u32> = rustix::process::getgroups()
        .unwrap_or_default()
        .iter()
        .map(|group| group.as_raw())
        .collect();
    let own = rustix::process::getegid().as_raw();
    if !groups.contains(&own) {
        groups.push(own);
    }
    groups
}

/// Changes an identity of the whole process: `setuid` and its kin, by name.
pub(crate) fn set_identity(call: &str, id: u32) -> io::Result<()> {
    // SAFETY: the calls take plain numbers and touch no memory of ours.
    check(unsafe {
        match call {
            "setuid" => libc::setuid(id),
            "seteuid" => libc::seteuid(id),
            "setgid" => libc::setgid(id),
            "setegid" => libc::setegid(id),
            _ => return Err(io::Error::from_raw_os_error(libc::EINVAL)),
        }
    })
}

/// Changes the supplementary groups.
pub(crate) fn set_groups(groups: &[u32]) -> io::Result<()> {
    // SAFETY: pointer and length are those of one slice.
    check(unsafe { libc::setgroups(groups.len() as _, groups.as_ptr()) })
}

/// Takes over the supplementary groups of a user.
pub(crate) fn init_groups(user: &str, group: u32) -> io::Result<()> {
    let user = CString::new(user)?;
    // SAFETY: the name is a string that ends in NUL and outlives the call.
    check(unsafe { libc::initgroups(user.as_ptr(), group as _) })
}

/// The id of a user (`/etc/passwd`) or group (`/etc/group`) by name.
pub(crate) fn id_of(name: &str, group: bool) -> Option<u32> {
    let table = std::fs::read_to_string(if group { "/etc/group" } else { "/etc/passwd" }).ok()?;
    table.lines().find_map(|line| {
        let mut fields = line.split(':');
        (fields.next() == Some(name))
            .then(|| fields.nth(1)?.parse().ok())
            .flatten()
    })
}

/// The name of a user by id.
pub(crate) fn user_of(id: u32) -> Option<String> {
    let table = std::fs::read_to_string("/etc/passwd").ok()?;
    table.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(id)).then(|| name.to_owned())
    })
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}
