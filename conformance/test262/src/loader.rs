//! Modules of the suite: files beside the one that imports them.

use std::{cell::RefCell, collections::HashMap, fs, path::PathBuf, rc::Rc};

use boa_engine::{
    Context, JsResult, JsString, Module, Source, js_error,
    module::{ModuleLoader, ModuleRequest, Referrer},
};

/// Reads modules from the file system, each once.
#[derive(Default)]
pub(crate) struct Loader {
    loaded: RefCell<HashMap<(PathBuf, String), Module>>,
}

impl Loader {
    /// Makes `module` the answer to requests for `path`.
    pub(crate) fn insert(&self, path: PathBuf, module: Module) {
        self.loaded
            .borrow_mut()
            .insert((path, String::new()), module);
    }
}

impl ModuleLoader for Loader {
    async fn load_imported_module(
        self: Rc<Self>,
        referrer: Referrer,
        request: ModuleRequest,
        context: &RefCell<&mut Context>,
    ) -> JsResult<Module> {
        let specifier = request.specifier().to_std_string_lossy();
        let kind = request
            .get_attribute("type")
            .map(JsString::to_std_string_lossy)
            .unwrap_or_default();
        let folder = referrer
            .path()
            .and_then(|path| path.parent())
            .map(PathBuf::from)
            .unwrap_or_default();
        let path = folder.join(specifier.trim_start_matches("./"));
        let key = (path, kind);
        if let Some(module) = self.loaded.borrow().get(&key) {
            return Ok(module.clone());
        }
        let (path, kind) = &key;
        let text = fs::read_to_string(path)
            .map_err(|error| js_error!(TypeError: "{}: {error}", path.display()))?;
        let context = &mut context.borrow_mut();
        let module = match kind.as_str() {
            "" => Module::parse(
                Source::from_bytes(text.as_bytes()).with_path(path),
                None,
                context,
            )?,
            "json" => Module::parse_json(text.into(), context)?,
            _ => return Err(js_error!(TypeError: "{}", format!("no modules of type {kind}"))),
        };
        self.loaded.borrow_mut().insert(key, module.clone());
        Ok(module)
    }
}
