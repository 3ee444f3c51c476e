//! What both module systems remember, hung on the loader that Boa knows.

use std::{
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
    rc::Rc,
};

use boa_engine::{
    Context, JsObject, JsResult, Module,
    module::{ModuleLoader, ModuleRequest, Referrer},
};

use super::{
    esm::{self, Key},
    resolve::{self, Resolver, files::SystemFiles},
};
use crate::{interop::text, runtime::call_internal, state::State};

/// The loader of a context.
#[derive(Default)]
pub(crate) struct Loader {
    resolver: OnceCell<Resolver>,
    /// ES modules, and what stands for others among them, by URL.
    modules: RefCell<HashMap<Key, Module>>,
    /// URLs of CommonJS files that were imported.
    commonjs: RefCell<HashSet<String>>,
    /// The URL of the program's main module, if it is an ES module.
    main: RefCell<Option<String>>,
}

impl Loader {
    /// The loader of `context`.
    ///
    /// # Panics
    /// On a context that no runtime made, which none of this crate's functions can meet.
    #[allow(
        clippy::expect_used,
        reason = "Runtime::new gives each context a loader"
    )]
    pub(crate) fn of(context: &Context) -> Rc<Self> {
        context
            .downcast_module_loader::<Self>()
            .expect("the runtime's loader is installed")
    }

    /// The resolver, made with the command line's options at its first use.
    pub(crate) fn resolver(&self, context: &Context) -> &Resolver {
        self.resolver.get_or_init(|| {
            let state = State::of(context);
            let parsed = &state.options().parsed;
            let extra: Vec<String> = parsed
                .values("--conditions")
                .map(ToOwned::to_owned)
                .collect();
            let preserve = (
                parsed.flag("--preserve-symlinks"),
                parsed.flag("--preserve-symlinks-main"),
            );
            Resolver::new(Box::new(SystemFiles), preserve, &extra)
        })
    }

    /// A resolver's answer; warnings are emitted, errors thrown.
    pub(crate) fn answer<T>(
        &self,
        result: Result<T, resolve::Error>,
        context: &mut Context,
    ) -> JsResult<T> {
        for warning in self.resolver(context).take_warnings() {
            let arguments = [
                text::from_str(&warning.message).into(),
                text::from_str(warning.code).into(),
            ];
            call_internal("internal/modules/errors", "warn", &arguments, context)?;
        }
        result.map_err(|error| error.into_js_error(context))
    }

    /// The module kept under `key`.
    pub(super) fn module(&self, key: &Key) -> Option<Module> {
        self.modules.borrow().get(key).cloned()
    }

    /// Keeps a module for good.
    pub(super) fn keep(&self, key: Key, module: Module) {
        self.modules.borrow_mut().insert(key, module);
    }

    /// The builtins that were imported, by URL.
    pub(super) fn builtins(&self) -> Vec<(String, Module)> {
        let modules = self.modules.borrow();
        let builtins = modules
            .iter()
            .filter(|(key, _)| key.url.starts_with("node:"));
        builtins
            .map(|(key, module)| (key.url.clone(), module.clone()))
            .collect()
    }

    /// Notes that a URL is a CommonJS file's.
    pub(super) fn mark_commonjs(&self, url: &str) {
        self.commonjs.borrow_mut().insert(url.to_owned());
    }

    /// True if a URL was noted so.
    pub(super) fn is_commonjs(&self, url: &str) -> bool {
        self.commonjs.borrow().contains(url)
    }

    /// Notes the main module.
    pub(super) fn set_main(&self, url: &str) {
        *self.main.borrow_mut() = Some(url.to_owned());
    }

    /// True for the main module.
    pub(super) fn is_main(&self, url: &str) -> bool {
        self.main.borrow().as_deref() == Some(url)
    }
}

impl ModuleLoader for Loader {
    async fn load_imported_module(
        self: Rc<Self>,
        referrer: Referrer,
        request: ModuleRequest,
        context: &RefCell<&mut Context>,
    ) -> JsResult<Module> {
        let context = &mut context.borrow_mut();
        let base = esm::base_of(&referrer, context)?;
        let module = esm::fetch(&request, &base, context)?;
        esm::load_graph(&module, context)?;
        Ok(module)
    }

    fn init_import_meta(self: Rc<Self>, meta: &JsObject, module: &Module, context: &mut Context) {
        esm::init_import_meta(meta, module, context);
    }
}
