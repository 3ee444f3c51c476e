//! `fs.constants`: the numbers of this system, in Node's order.

use boa_engine::{Context, JsObject, JsValue, property::Attribute};
use rustix::fs::{Access, FileType, Mode, OFlags};

use super::copy_file;
use crate::interop;

/// A frozen-looking object without a prototype: its properties can be neither changed nor removed.
pub(super) fn constants() -> Vec<(&'static str, u32)> {
    let kind = |kind: FileType| kind.as_raw_mode();
    vec![
        ("UV_FS_SYMLINK_DIR", 1),
        ("UV_FS_SYMLINK_JUNCTION", 2),
        ("O_RDONLY", OFlags::RDONLY.bits()),
        ("O_WRONLY", OFlags::WRONLY.bits()),
        ("O_RDWR", OFlags::RDWR.bits()),
        ("UV_DIRENT_UNKNOWN", 0),
        ("UV_DIRENT_FILE", 1),
        ("UV_DIRENT_DIR", 2),
        ("UV_DIRENT_LINK", 3),
        ("UV_DIRENT_FIFO", 4),
        ("UV_DIRENT_SOCKET", 5),
        ("UV_DIRENT_CHAR", 6),
        ("UV_DIRENT_BLOCK", 7),
        ("S_IFMT", 0o170_000),
        ("S_IFREG", kind(FileType::RegularFile)),
        ("S_IFDIR", kind(FileType::Directory)),
        ("S_IFCHR", kind(FileType::CharacterDevice)),
        ("S_IFBLK", kind(FileType::BlockDevice)),
        ("S_IFIFO", kind(FileType::Fifo)),
        ("S_IFLNK", kind(FileType::Symlink)),
        ("S_IFSOCK", kind(FileType::Socket)),
        ("O_CREAT", OFlags::CREATE.bits()),
        ("O_EXCL", OFlags::EXCL.bits()),
        ("UV_FS_O_FILEMAP", 0),
        ("O_NOCTTY", OFlags::NOCTTY.bits()),
        ("O_TRUNC", OFlags::TRUNC.bits()),
        ("O_APPEND", OFlags::APPEND.bits()),
        ("O_DIRECTORY", OFlags::DIRECTORY.bits()),
        #[cfg(target_os = "linux")]
        ("O_NOATIME", OFlags::NOATIME.bits()),
        ("O_NOFOLLOW", OFlags::NOFOLLOW.bits()),
        ("O_SYNC", OFlags::SYNC.bits()),
        ("O_DSYNC", OFlags::DSYNC.bits()),
        #[cfg(target_os = "linux")]
        ("O_DIRECT", OFlags::DIRECT.bits()),
        ("O_NONBLOCK", OFlags::NONBLOCK.bits()),
        ("S_IRWXU", Mode::RWXU.bits()),
        ("S_IRUSR", Mode::RUSR.bits()),
        ("S_IWUSR", Mode::WUSR.bits()),
        ("S_IXUSR", Mode::XUSR.bits()),
        ("S_IRWXG", Mode::RWXG.bits()),
        ("S_IRGRP", Mode::RGRP.bits()),
        ("S_IWGRP", Mode::WGRP.bits()),
        ("S_IXGRP", Mode::XGRP.bits()),
        ("S_IRWXO", Mode::RWXO.bits()),
        ("S_IROTH", Mode::ROTH.bits()),
        ("S_IWOTH", Mode::WOTH.bits()),
        ("S_IXOTH", Mode::XOTH.bits()),
        ("F_OK", Access::EXISTS.bits()),
        ("R_OK", Access::READ_OK.bits()),
        ("W_OK", Access::WRITE_OK.bits()),
        ("X_OK", Access::EXEC_OK.bits()),
        ("UV_FS_COPYFILE_EXCL", copy_file::EXCL),
        ("COPYFILE_EXCL", copy_file::EXCL),
        ("UV_FS_COPYFILE_FICLONE", copy_file::FICLONE),
        ("COPYFILE_FICLONE", copy_file::FICLONE),
        ("UV_FS_COPYFILE_FICLONE_FORCE", copy_file::FICLONE_FORCE),
        ("COPYFILE_FICLONE_FORCE", copy_file::FICLONE_FORCE),
    ]
}

/// The object of them.
pub(super) fn object(_: &mut Context) -> JsObject {
    let object = JsObject::with_null_proto();
    for (name, number) in constants() {
        interop::define(&object, name, JsValue::from(number), Attribute::ENUMERABLE);
    }
    object
}
