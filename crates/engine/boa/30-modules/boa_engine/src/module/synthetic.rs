//! What a synthetic module tells its host.

impl SyntheticModule {
    pub(super) fn stage(&self) -> super::ModuleStage {
        use crate::builtins::promise::PromiseState;
        match &*self.state.borrow() {
            ModuleStatus::Unlinked => super::ModuleStage::Unlinked,
            ModuleStatus::Linked { .. } => super::ModuleStage::Linked,
            ModuleStatus::Evaluated { promise, .. } => match promise.state() {
                PromiseState::Rejected(_) => super::ModuleStage::Failed,
                _ => super::ModuleStage::Evaluated,
            },
        }
    }
}
