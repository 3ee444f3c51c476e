use std::io;

use super::Usage;

fn unsupported<T>() -> io::Result<T> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

pub(crate) fn resource_usage(_: bool) -> io::Result<Usage> {
    unsupported()
}

pub(crate) fn kill(_: i32, _: i32) -> io::Result<()> {
    unsupported()
}

pub(crate) fn umask(_: u32) -> u32 {
    0
}

pub(crate) fn identities() -> [u32; 4] {
    [0; 4]
}

pub(crate) fn groups() -> Vec<u32> {
    Vec::new()
}

pub(crate) fn set_identity(_: &str, _: u32) -> io::Result<()> {
    unsupported()
}

pub(crate) fn set_groups(_: &[u32]) -> io::Result<()> {
    unsupported()
}

pub(crate) fn init_groups(_: &str, _: u32) -> io::Result<()> {
    unsupported()
}

pub(crate) fn id_of(_: &str, _: bool) -> Option<u32> {
    None
}

pub(crate) fn user_of(_: u32) -> Option<String> {
    None
}
