//! How the system's allocator is set up, before there is a second thread.

/// Has all threads share the first thread's heap.
///
/// glibc gives each thread a heap of its own and lets all but the first grow by one page a system call: 300 calls before a program's first
/// line, as JavaScript runs on the second thread.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn share() {
    // SAFETY: no other thread runs yet; the call only sets a number, and where it fails nothing has changed.
    unsafe { libc::mallopt(libc::M_ARENA_MAX, 1) };
}

/// Other allocators are left as they are.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn share() {}
