//! What a module of source text tells its host.

impl SourceTextModule {
    pub(super) fn stage(&self) -> super::ModuleStage {
        use super::ModuleStage;
        match &*self.status.borrow() {
            ModuleStatus::Unlinked { .. } => ModuleStage::Unlinked,
            ModuleStatus::Linking { .. } | ModuleStatus::PreLinked { .. } => ModuleStage::Linking,
            ModuleStatus::Linked { .. } => ModuleStage::Linked,
            ModuleStatus::Evaluating { .. } => ModuleStage::Evaluating,
            ModuleStatus::EvaluatingAsync { .. } => ModuleStage::EvaluatingAsync,
            ModuleStatus::Evaluated { error: None, .. } => ModuleStage::Evaluated,
            ModuleStatus::Evaluated { error: Some(_), .. } => ModuleStage::Failed,
        }
    }

    pub(super) fn requests(&self) -> Vec<super::ModuleRequest> {
        self.code.requested_modules.iter().cloned().collect()
    }

    pub(super) fn has_top_level_await(&self) -> bool {
        self.code.has_tla
    }

    pub(super) fn missing_import(
        &self,
        module_self: &Module,
        interner: &Interner,
    ) -> Option<super::MissingImport> {
        let missing = |request: super::ModuleRequest, name: JsString, error| super::MissingImport {
            importer: module_self.clone(),
            request,
            name,
            ambiguous: matches!(error, ResolveExportError::Ambiguous),
        };
        for entry in &self.code.import_entries {
            let ImportName::Name(name) = entry.import_name() else {
                continue;
            };
            let request = super::ModuleRequest::from_ast(
                entry.module_request().to_js_string(interner),
                entry.attributes(),
                interner,
            );
            let name = name.to_js_string(interner);
            let module = self.loaded_modules.borrow().get(&request).cloned()?;
            if let Err(error) = module.resolve_export(&name, &mut HashSet::default(), interner) {
                return Some(missing(request, name, error));
            }
        }
        for entry in &self.code.indirect_export_entries {
            let exported = entry.export_name().to_js_string(interner);
            let Err(error) =
                self.resolve_export(module_self, &exported, &mut HashSet::default(), interner)
            else {
                continue;
            };
            let request = super::ModuleRequest::from_ast(
                entry.module_request().to_js_string(interner),
                entry.attributes(),
                interner,
            );
            let name = match entry.import_name() {
                ReExportImportName::Name(name) => name.to_js_string(interner),
                ReExportImportName::Star => exported,
            };
            return Some(missing(request, name, error));
        }
        None
    }
}
