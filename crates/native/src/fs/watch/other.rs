//! Systems where nothing watches yet.

use std::path::Path;

use boa_engine::Context;

use super::{Watcher, failed};
use crate::system_error::SystemError;

pub(super) struct Watches;

impl Watches {
    pub(super) fn add(_: &Path, watcher: Watcher, _: &mut Context) -> Result<u32, SystemError> {
        let Watcher {
            name: _,
            callback: _,
            encoding: _,
            persistent: _,
        } = watcher;
        Err(failed(rustix::io::Errno::NOSYS))
    }

    pub(super) fn remove(_: u32, _: &Context) {}

    pub(super) fn set_persistent(_: u32, _: bool, _: &Context) {}
}
