//! A module as its host sees it.

/// Where a module is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModuleStage {
    /// Parsed; its requests may not be answered yet.
    Unlinked,
    /// Being linked.
    Linking,
    /// Ready to be evaluated.
    Linked,
    /// Its code, or that of a dependency, runs now.
    Evaluating,
    /// It waits for a top-level `await`.
    EvaluatingAsync,
    /// Done.
    Evaluated,
    /// Its evaluation threw.
    Failed,
}

/// An import that the requested module does not provide.
#[derive(Debug, Clone)]
pub struct MissingImport {
    /// The module whose text has the import.
    pub importer: Module,
    /// What it requests.
    pub request: ModuleRequest,
    /// The name that is not there.
    pub name: JsString,
    /// True if several star exports provide it.
    pub ambiguous: bool,
}

impl Module {
    /// Where the module is in its life.
    #[must_use]
    pub fn stage(&self) -> ModuleStage {
        match self.kind() {
            ModuleKind::SourceText(module) => module.stage(),
            ModuleKind::Synthetic(module) => module.stage(),
        }
    }

    /// What the module's text requests, in its order, each once.
    #[must_use]
    pub fn requests(&self) -> Vec<ModuleRequest> {
        match self.kind() {
            ModuleKind::SourceText(module) => module.requests(),
            ModuleKind::Synthetic(_) => Vec::new(),
        }
    }

    /// The module that answers a request, once it is set.
    #[must_use]
    pub fn loaded(&self, request: &ModuleRequest) -> Option<Module> {
        let module = self.kind().as_source_text()?;
        module.loaded_modules().borrow().get(request).cloned()
    }

    /// Answers a request for good.
    pub fn set_loaded(&self, request: ModuleRequest, module: Module) {
        if let ModuleKind::SourceText(source) = self.kind() {
            source
                .loaded_modules()
                .borrow_mut()
                .entry(request)
                .or_insert(module);
        }
    }

    /// True if the module's own text awaits at its top level.
    #[must_use]
    pub fn has_top_level_await(&self) -> bool {
        self.kind()
            .as_source_text()
            .is_some_and(SourceTextModule::has_top_level_await)
    }

    /// The first import or re-export of this module that nobody provides. All of its graph must be loaded.
    #[must_use]
    pub fn missing_import(&self, context: &Context) -> Option<MissingImport> {
        self.kind()
            .as_source_text()?
            .missing_import(self, context.interner())
    }

    /// Gives an export of a linked synthetic module another value.
    ///
    /// # Errors
    /// If the module is not synthetic, not linked, or has no such export.
    pub fn set_synthetic_export(&self, name: &JsString, value: JsValue) -> JsResult<()> {
        match self.kind() {
            ModuleKind::Synthetic(module) => module.set_export(name, value),
            ModuleKind::SourceText(_) => Err(JsNativeError::typ()
                .with_message("not a synthetic module")
                .into()),
        }
    }
}
