//! The user that runs this process, as the system's user database has it.

use std::{ffi::CStr, mem::MaybeUninit, ptr};

use boa_engine::{Context, JsArgs, JsResult, JsValue};

use crate::{
    interop::{self, bytes, text},
    system_error::SystemError,
};

/// A row of the user database. Texts are what bytes the system has.
pub(super) struct User {
    uid: u32,
    gid: u32,
    name: Vec<u8>,
    home: Vec<u8>,
    shell: Vec<u8>,
}

/// The longest row that is asked for, in bytes.
const LONGEST: usize = 1 << 20;

pub(super) fn user() -> Result<User, SystemError> {
    let uid = rustix::process::geteuid().as_raw();
    let mut space: Vec<libc::c_char> = vec![0; 4096];
    loop {
        let mut row = MaybeUninit::<libc::passwd>::uninit();
        let mut found = ptr::null_mut();
        // SAFETY: all pointers are to memory of ours that lives through the call, and `space` is as long as is said.
        let status = unsafe {
            libc::getpwuid_r(
                uid,
                row.as_mut_ptr(),
                space.as_mut_ptr(),
                space.len(),
                &raw mut found,
            )
        };
        match status {
            0 if !found.is_null() => {
                // SAFETY: the call succeeded and found a row, so it has written one.
                let row = unsafe { row.assume_init() };
                return Ok(User {
                    uid: row.pw_uid,
                    gid: row.pw_gid,
                    // SAFETY: the row's texts are null or end in a zero inside `space`, which still lives.
                    name: unsafe { bytes_of(row.pw_name) },
                    // SAFETY: as above.
                    home: unsafe { bytes_of(row.pw_dir) },
                    // SAFETY: as above.
                    shell: unsafe { bytes_of(row.pw_shell) },
                });
            }
            0 => return Err(SystemError::new(libc::ENOENT, "uv_os_get_passwd")),
            libc::EINTR => {}
            libc::ERANGE if space.len() < LONGEST => space.resize(space.len() * 4, 0),
            error => return Err(SystemError::new(error, "uv_os_get_passwd")),
        }
    }
}

/// # Safety
/// `text` is null, or points to bytes that end in a zero and live through the call.
unsafe fn bytes_of(text: *const libc::c_char) -> Vec<u8> {
    if text.is_null() {
        return Vec::new();
    }
    // SAFETY: the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_bytes().to_vec()
}

/// `user(asBuffers)`: ids, name, home directory and shell.
pub(super) fn js_user(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let as_buffers = args.get_or_undefined(0).to_boolean();
    let user = match user() {
        Ok(user) => user,
        Err(error) => {
            let rows = [
                ("errno", JsValue::from(-error.errno)),
                ("code", text::from_str(error.code()).into()),
                ("message", text::from_str(reason(&error)).into()),
                ("syscall", text::from_str(error.syscall).into()),
            ];
            return Ok(interop::object(&rows, context).into());
        }
    };
    let mut row = vec![JsValue::from(user.uid), JsValue::from(user.gid)];
    for part in [user.name, user.home, user.shell] {
        row.push(if as_buffers {
            bytes::buffer(bytes::block_from(&part), context)?.into()
        } else {
            text::from_utf8_lossy(&part).into()
        });
    }
    Ok(interop::array(row, context))
}

fn reason(error: &SystemError) -> &'static str {
    crate::system_error::describe(error.errno).map_or("unknown error", |(_, text)| text)
}

/// `homeDirectory()`: `HOME`, or what the user database has.
pub(super) fn js_home_directory(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let from_environment = std::env::var_os("HOME");
    if let Some(home) = from_environment {
        return Ok(text::from_os(&home).into());
    }
    match user() {
        Ok(user) => Ok(text::from_utf8_lossy(&user.home).into()),
        Err(_) => js_user(this, &[], context),
    }
}
