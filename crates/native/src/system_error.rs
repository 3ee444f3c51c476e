//! What the system refuses, as Node words it: `ENOENT: no such file or directory, open 'x'`, with `errno`
//! (negative, as libuv has it), `code`, `syscall`, `path` and `dest`.
//!
//! Source: Node's documentation of system errors and libuv's `uv-errno`; the numbers are Linux's.

use std::{io, path::PathBuf};

use boa_engine::{Context, JsError, JsString, JsValue, js_string};
use ouro_loop::WorkError;

use crate::interop::text;

/// A failed system call.
#[derive(Debug, Clone)]
pub(crate) struct SystemError {
    /// The system's number, positive.
    pub(crate) errno: i32,
    /// The call as Node names it (`open`, `scandir`, `connect`).
    pub(crate) syscall: &'static str,
    /// What it was about.
    pub(crate) path: Option<PathBuf>,
    /// The second path of calls that take two.
    pub(crate) dest: Option<PathBuf>,
    /// The text after the code, where it is not the system's.
    message: Option<String>,
}

impl SystemError {
    /// An error by number.
    pub(crate) const fn new(errno: i32, syscall: &'static str) -> Self {
        Self {
            errno,
            syscall,
            path: None,
            dest: None,
            message: None,
        }
    }

    /// An error from Rust's own; what has no number becomes `EIO` with its text.
    pub(crate) fn from_io(error: &io::Error, syscall: &'static str) -> Self {
        match error.raw_os_error() {
            Some(errno) => Self::new(errno, syscall),
            None => Self {
                message: Some(error.to_string()),
                ..Self::new(errno_of("EIO"), syscall)
            },
        }
    }

    /// Names what the call was about.
    pub(crate) fn with_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Names the second path.
    pub(crate) fn with_dest(mut self, dest: impl Into<PathBuf>) -> Self {
        self.dest = Some(dest.into());
        self
    }

    /// `ENOENT` and its kin.
    pub(crate) fn code(&self) -> &'static str {
        describe(self.errno).map_or("UNKNOWN", |(code, _)| code)
    }

    /// The whole message.
    pub(crate) fn message(&self) -> String {
        let reason = describe(self.errno).map_or("unknown error", |(_, text)| text);
        let reason = self.message.as_deref().unwrap_or(reason);
        let mut message = format!("{}: {reason}, {}", self.code(), self.syscall);
        if let Some(path) = &self.path {
            message.push_str(&format!(" '{}'", path.display()));
        }
        if let Some(dest) = &self.dest {
            message.push_str(&format!(" -> '{}'", dest.display()));
        }
        message
    }

    /// The `Error` object that JavaScript sees.
    pub(crate) fn into_value(self, context: &mut Context) -> JsValue {
        let message = text::from_str(&self.message());
        let constructor = context.intrinsics().constructors().error().constructor();
        let error = match constructor.construct(&[message.into()], None, context) {
            Ok(error) => error,
            Err(error) => return ouro_engine::jobs::error_value(error, context),
        };
        let mut rows: Vec<(JsString, JsValue)> = vec![
            (js_string!("errno"), JsValue::from(-self.errno)),
            (js_string!("code"), text::from_str(self.code()).into()),
            (js_string!("syscall"), text::from_str(self.syscall).into()),
        ];
        if let Some(path) = &self.path {
            rows.push((js_string!("path"), text::from_path(path).into()));
        }
        if let Some(dest) = &self.dest {
            rows.push((js_string!("dest"), text::from_path(dest).into()));
        }
        for (key, value) in rows {
            if let Err(error) = error.create_data_property_or_throw(key, value, context) {
                return ouro_engine::jobs::error_value(error, context);
            }
        }
        error.into()
    }

    /// The same, to be thrown.
    pub(crate) fn into_js_error(self, context: &mut Context) -> JsError {
        JsError::from_opaque(self.into_value(context))
    }
}

impl From<WorkError> for SystemError {
    fn from(lost: WorkError) -> Self {
        match lost {
            WorkError::Cancelled => Self::new(errno_of("ECANCELED"), "work"),
            WorkError::NoThread(error) => Self::from_io(&error, "pthread_create"),
            lost => Self {
                message: Some(lost.to_string()),
                ..Self::new(errno_of("EIO"), "work")
            },
        }
    }
}

/// Code and text of a system's number.
pub(crate) fn describe(errno: i32) -> Option<(&'static str, &'static str)> {
    ERRORS
        .binary_search_by_key(&errno, |row| row.0)
        .ok()
        .map(|at| (ERRORS[at].1, ERRORS[at].2))
}

/// The number of a code of the table, or `EIO`'s.
pub(crate) fn errno_of(code: &str) -> i32 {
    ERRORS
        .iter()
        .find(|row| row.1 == code)
        .map_or(5, |row| row.0)
}

/// All rows: number (positive), code, text; sorted by number. Numbers from 3000 are libuv's own.
pub(crate) static ERRORS: &[(i32, &str, &str)] = &[
    (1, "EPERM", "operation not permitted"),
    (2, "ENOENT", "no such file or directory"),
    (3, "ESRCH", "no such process"),
    (4, "EINTR", "interrupted system call"),
    (5, "EIO", "i/o error"),
    (6, "ENXIO", "no such device or address"),
    (7, "E2BIG", "argument list too long"),
    (8, "ENOEXEC", "exec format error"),
    (9, "EBADF", "bad file descriptor"),
    (11, "EAGAIN", "resource temporarily unavailable"),
    (12, "ENOMEM", "not enough memory"),
    (13, "EACCES", "permission denied"),
    (14, "EFAULT", "bad address in system call argument"),
    (16, "EBUSY", "resource busy or locked"),
    (17, "EEXIST", "file already exists"),
    (18, "EXDEV", "cross-device link not permitted"),
    (19, "ENODEV", "no such device"),
    (20, "ENOTDIR", "not a directory"),
    (21, "EISDIR", "illegal operation on a directory"),
    (22, "EINVAL", "invalid argument"),
    (23, "ENFILE", "file table overflow"),
    (24, "EMFILE", "too many open files"),
    (25, "ENOTTY", "inappropriate ioctl for device"),
    (26, "ETXTBSY", "text file is busy"),
    (27, "EFBIG", "file too large"),
    (28, "ENOSPC", "no space left on device"),
    (29, "ESPIPE", "invalid seek"),
    (30, "EROFS", "read-only file system"),
    (31, "EMLINK", "too many links"),
    (32, "EPIPE", "broken pipe"),
    (34, "ERANGE", "result too large"),
    (36, "ENAMETOOLONG", "name too long"),
    (38, "ENOSYS", "function not implemented"),
    (39, "ENOTEMPTY", "directory not empty"),
    (40, "ELOOP", "too many symbolic links encountered"),
    (49, "EUNATCH", "protocol driver not attached"),
    (61, "ENODATA", "no data available"),
    (64, "ENONET", "machine is not on the network"),
    (71, "EPROTO", "protocol error"),
    (75, "EOVERFLOW", "value too large for defined data type"),
    (84, "EILSEQ", "illegal byte sequence"),
    (88, "ENOTSOCK", "socket operation on non-socket"),
    (89, "EDESTADDRREQ", "destination address required"),
    (90, "EMSGSIZE", "message too long"),
    (91, "EPROTOTYPE", "protocol wrong type for socket"),
    (92, "ENOPROTOOPT", "protocol not available"),
    (93, "EPROTONOSUPPORT", "protocol not supported"),
    (94, "ESOCKTNOSUPPORT", "socket type not supported"),
    (95, "ENOTSUP", "operation not supported on socket"),
    (97, "EAFNOSUPPORT", "address family not supported"),
    (98, "EADDRINUSE", "address already in use"),
    (99, "EADDRNOTAVAIL", "address not available"),
    (100, "ENETDOWN", "network is down"),
    (101, "ENETUNREACH", "network is unreachable"),
    (103, "ECONNABORTED", "software caused connection abort"),
    (104, "ECONNRESET", "connection reset by peer"),
    (105, "ENOBUFS", "no buffer space available"),
    (106, "EISCONN", "socket is already connected"),
    (107, "ENOTCONN", "socket is not connected"),
    (
        108,
        "ESHUTDOWN",
        "cannot send after transport endpoint shutdown",
    ),
    (110, "ETIMEDOUT", "connection timed out"),
    (111, "ECONNREFUSED", "connection refused"),
    (112, "EHOSTDOWN", "host is down"),
    (113, "EHOSTUNREACH", "host is unreachable"),
    (114, "EALREADY", "connection already in progress"),
    (121, "EREMOTEIO", "remote I/O error"),
    (125, "ECANCELED", "operation canceled"),
    (3000, "EAI_ADDRFAMILY", "address family not supported"),
    (3001, "EAI_AGAIN", "temporary failure"),
    (3002, "EAI_BADFLAGS", "bad ai_flags value"),
    (3003, "EAI_CANCELED", "request canceled"),
    (3004, "EAI_FAIL", "permanent failure"),
    (3005, "EAI_FAMILY", "ai_family not supported"),
    (3006, "EAI_MEMORY", "out of memory"),
    (3007, "EAI_NODATA", "no address"),
    (3008, "EAI_NONAME", "unknown node or service"),
    (3009, "EAI_OVERFLOW", "argument buffer overflow"),
    (3010, "EAI_SERVICE", "service not available for socket type"),
    (3011, "EAI_SOCKTYPE", "socket type not supported"),
    (3013, "EAI_BADHINTS", "invalid value for hints"),
    (3014, "EAI_PROTOCOL", "resolved protocol is unknown"),
    (4028, "EFTYPE", "inappropriate file type or format"),
    (4080, "ECHARSET", "invalid Unicode character"),
    (4094, "UNKNOWN", "unknown error"),
    (4095, "EOF", "end of file"),
];

#[cfg(test)]
mod tests {
    use super::{ERRORS, SystemError};

    #[test]
    fn rows_are_sorted_by_number() {
        assert!(ERRORS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn messages_name_code_call_and_paths() {
        let error = SystemError::new(2, "rename").with_path("a").with_dest("b");
        assert_eq!(
            error.message(),
            "ENOENT: no such file or directory, rename 'a' -> 'b'"
        );
    }
}
