//! Functions of `fs` whose code is JavaScript that loads at the first call, and classes that load at the first look.

use boa_engine::{
    Context, JsObject, JsString, JsValue, NativeFunction, js_error, object::FunctionObjectBuilder,
};

use crate::{builtins, globals::Lazy, interop};

/// A function that is found in a library module when it is called.
pub(super) struct Forward {
    /// Its name, there and in `fs`.
    pub(super) name: &'static str,
    length: usize,
    module: &'static str,
}

const fn row(name: &'static str, length: usize, module: &'static str) -> Forward {
    Forward {
        name,
        length,
        module,
    }
}

pub(super) static FORWARDS: &[Forward] = &[
    row("read", 6, "internal/fs/io"),
    row("readSync", 5, "internal/fs/io"),
    row("readv", 4, "internal/fs/io"),
    row("readvSync", 3, "internal/fs/io"),
    row("write", 6, "internal/fs/io"),
    row("writeSync", 5, "internal/fs/io"),
    row("writev", 4, "internal/fs/io"),
    row("writevSync", 3, "internal/fs/io"),
    row("exists", 2, "internal/fs/rare"),
    row("mkdtempDisposableSync", 2, "internal/fs/rare"),
    row("openAsBlob", 1, "internal/fs/rare"),
    row("_toUnixTimestamp", 1, "internal/fs/rare"),
    row("cp", 4, "internal/fs/cp"),
    row("cpSync", 3, "internal/fs/cp"),
    row("glob", 3, "internal/fs/glob"),
    row("globSync", 2, "internal/fs/glob"),
    row("createReadStream", 2, "internal/fs/streams"),
    row("createWriteStream", 2, "internal/fs/streams"),
    row("opendir", 3, "internal/fs/dir"),
    row("opendirSync", 2, "internal/fs/dir"),
    row("watch", 3, "internal/fs/watch"),
    row("watchFile", 3, "internal/fs/watch_file"),
    row("unwatchFile", 2, "internal/fs/watch_file"),
];

const fn lazy(name: &'static str, module: &'static str, export: &'static str) -> Lazy {
    Lazy {
        name,
        module,
        export,
        enumerable: true,
    }
}

pub(super) static LAZY: &[Lazy] = &[
    lazy("Dirent", "internal/fs/dirent", "Dirent"),
    lazy("Stats", "internal/fs/rare", "Stats"),
    lazy("ReadStream", "internal/fs/streams", "ReadStream"),
    lazy("WriteStream", "internal/fs/streams", "WriteStream"),
    lazy("FileReadStream", "internal/fs/streams", "ReadStream"),
    lazy("FileWriteStream", "internal/fs/streams", "WriteStream"),
    lazy("Utf8Stream", "internal/fs/utf8_stream", "Utf8Stream"),
    lazy("Dir", "internal/fs/dir", "Dir"),
    lazy("promises", "fs/promises", ""),
];

impl Forward {
    /// The function.
    pub(super) fn function(&'static self, context: &mut Context) -> JsObject {
        let run = move |this: &JsValue, args: &[JsValue], context: &mut Context| {
            let exports = builtins::require(self.module, context)?.to_object(context)?;
            let function = interop::get(&exports, self.name, context)?;
            match function.as_callable() {
                Some(function) => function.call(this, args, context),
                None => Err(js_error!(Error: "fs.{} is missing from this build", self.name)),
            }
        };
        FunctionObjectBuilder::new(context.realm(), NativeFunction::from_copy_closure(run))
            .name(JsString::from(self.name))
            .length(self.length)
            .constructor(false)
            .build()
            .into()
    }
}
